//! Names of classes: what is kept of a name that was given, and when two names are the same.

use std::collections::{HashMap, HashSet};

/// Letters of a class's name: as many as its field takes.
const LONGEST: usize = 60;

/// The name as it is kept: one line without the marks that turn the direction of writing, at most [`LONGEST`]
/// letters. Empty where nothing else was in it.
pub(super) fn clean(name: &str) -> String {
    let letters = name.chars().filter_map(|letter| match letter {
        '\u{2028}' | '\u{2029}' => Some(' '),
        // Arabic letter mark, marks of direction, embeddings and overrides, isolates, byte order mark.
        '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => None,
        letter if letter.is_control() => letter.is_whitespace().then_some(' '),
        letter => Some(letter),
    });
    let letters: String = letters.collect();
    cut(letters.trim(), LONGEST)
}

/// Two names are the same where these are.
pub(super) fn sameness(name: &str) -> String {
    clean(name).to_lowercase()
}

/// The name, or the name with the first number from 2 on that is free.
pub(super) fn free(name: &str, is_free: impl Fn(&str) -> bool) -> String {
    first_free(name, 2, is_free).0
}

/// The names, each unlike the others: of equal ones, those that yield get a number, and then those behind.
pub(super) fn told_apart(names: &[(&str, bool)]) -> Vec<String> {
    let mut told = vec![String::new(); names.len()];
    let mut taken = HashSet::new();
    // The next number to try for each name: of thousands of equal ones none is tried twice.
    let mut next: HashMap<String, usize> = HashMap::new();
    for yields in [false, true] {
        for (at, (name, _)) in names.iter().enumerate().filter(|(_, of)| of.1 == yields) {
            let from = next.entry(sameness(name)).or_insert(2);
            let is_free = |name: &str| !taken.contains(&sameness(name));
            let (name, after) = first_free(name, *from, is_free);
            *from = after;
            taken.insert(sameness(&name));
            told[at] = name;
        }
    }
    told
}

/// The first free name, and the number to go on from.
fn first_free(name: &str, from: usize, is_free: impl Fn(&str) -> bool) -> (String, usize) {
    let name = clean(name);
    if !name.is_empty() && is_free(&name) {
        return (name, from);
    }
    let mut number = from;
    loop {
        let ending = format!(" {number}");
        let begin = cut(&name, LONGEST - ending.len());
        let numbered = format!("{begin}{ending}").trim().to_owned();
        number += 1;
        if is_free(&numbered) {
            return (numbered, number);
        }
    }
}

fn cut(name: &str, letters: usize) -> String {
    let name: String = name.chars().take(letters).collect();
    name.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_turn_the_line_are_left_out() {
        assert_eq!(clean("\u{202e}stna\u{202c}"), "stna");
        assert_eq!(
            clean(" \u{2067}a\tb\n\u{7}c\u{85}d\u{2028}e\u{61c}\u{200e}\u{feff}"),
            "a b c d e"
        );
        assert_eq!(clean("\u{200f} \u{2069}"), "");
        // Letters that belong together stay together, and every script stays as it is.
        for name in [
            "\u{1f468}\u{200d}\u{1f469}",
            "\u{645}\u{6cc}\u{200c}\u{62e}",
            "a \u{335} b",
        ] {
            assert_eq!(clean(name), name);
        }
    }

    #[test]
    fn a_long_name_ends_where_its_field_ends() {
        let long = format!("{} end", "a".repeat(59));
        assert_eq!(clean(&long), "a".repeat(59));
        let long = "a".repeat(99);
        assert_eq!(
            free(&long, |name| name != "a".repeat(60)),
            format!("{} 2", "a".repeat(58))
        );
    }

    #[test]
    fn equal_names_get_numbers() {
        let told = |names: &[(&str, bool)]| told_apart(names);
        assert_eq!(told(&[("ants", false), ("bees", false)]), ["ants", "bees"]);
        assert_eq!(
            told(&[("ants", true), (" ANTS", false)]),
            ["ants 2", "ANTS"]
        );
        assert_eq!(
            told(&[
                ("ants", false),
                ("Ants\u{200e}", false),
                ("ants 2", false),
                ("ants", false)
            ]),
            ["ants", "Ants 2", "ants 2 2", "ants 3"]
        );
        assert_eq!(told(&[("", false), ("2", false)]), ["2", "2 2"]);
        let many = vec![("a", false); 10_000];
        let told: HashSet<String> = told_apart(&many).into_iter().collect();
        assert_eq!(told.len(), 10_000);
    }
}

//! File names among other words.

use camlens_words::say;

/// The replacement of a character that cannot be shown.
const STAND_IN: char = '\u{fffd}';

/// The name with [`STAND_IN`] for each character that would change the text around it: line breaks
/// and other controls, and the marks that turn the direction of writing, by which a program can pass
/// for a photo. Letters of all scripts stay as they are.
pub fn readable(name: &str) -> String {
    if name.trim().is_empty() {
        return say::photo_nameless();
    }
    let readable = |letter| match letter {
        '\u{2028}' | '\u{2029}' => STAND_IN,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            STAND_IN
        }
        letter if letter.is_control() => STAND_IN,
        letter => letter,
    };
    name.chars().map(readable).collect()
}

/// A file's name, shortened in the middle where it would break the layout.
pub fn short_name(name: &str) -> String {
    const LONGEST: usize = 40;
    let characters: Vec<char> = name.chars().collect();
    if characters.len() <= LONGEST {
        return name.to_owned();
    }
    let head: String = characters[..LONGEST / 2].iter().collect();
    let tail: String = characters[characters.len() - LONGEST / 3..]
        .iter()
        .collect();
    format!("{head}\u{2026}{tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_all_scripts_and_emoji_stay() {
        for name in [
            "cat's \"best\" <b>.jpg",
            "\u{5e9}\u{5dc}\u{5d5}\u{5dd}.png",
            "\u{1f468}\u{200d}\u{1f469}.png",
            "Z\u{335}.png",
        ] {
            assert_eq!(readable(name), name);
        }
    }

    #[test]
    fn what_turns_or_breaks_the_line_is_replaced() {
        assert_eq!(readable("a\u{202e}exe.png"), "a\u{fffd}exe.png");
        assert_eq!(
            readable("\u{2067}a\nb\u{7}\u{85}c\u{2028}"),
            "\u{fffd}a\u{fffd}b\u{fffd}\u{fffd}c\u{fffd}"
        );
    }

    #[test]
    fn a_name_of_spaces_is_no_name() {
        assert_eq!(readable(" \u{a0}"), "photo without a name");
    }

    #[test]
    fn long_names_keep_their_beginning_and_their_end() {
        assert_eq!(short_name("cat.jpg"), "cat.jpg");
        let short = short_name(&format!("{}.jpeg", "\u{e9}".repeat(90)));
        assert!(short.chars().count() <= 40 && short.ends_with(".jpeg"));
    }
}

//! Names of saved files.

/// Characters of a name without its ending, at most: every file system takes them, beside a path.
const LONGEST: usize = 80;

/// The name of a file about a photo: the photo's own name without its ending, then the words that tell it
/// from others, joined by hyphens: `chelsea-egyptian-cat-figure.png`.
///
/// Letters of all scripts stay; spaces, and marks that a file system or a shell reads otherwise, become
/// hyphens.
pub fn file_name(photo: &str, words: &[&str], ending: &str) -> String {
    let stem = match photo.rsplit_once('.') {
        Some((stem, end)) if !stem.is_empty() && end.chars().count() <= 5 => stem,
        _ => photo,
    };
    let words = words.iter().map(|word| word.to_lowercase());
    let mut name = String::new();
    for word in std::iter::once(stem.to_owned()).chain(words) {
        let plain = plain(&word);
        if !plain.is_empty() && !name.is_empty() {
            name.push('-');
        }
        name.push_str(&plain);
    }
    let short: String = name.chars().take(LONGEST).collect();
    let short = short.trim_end_matches('-');
    let short = if short.is_empty() { "photo" } else { short };
    format!("{short}.{ending}")
}

/// The letters, digits and underscores of a word, with a hyphen between its parts.
fn plain(word: &str) -> String {
    let mut plain = String::new();
    for letter in word.chars() {
        // Marks that belong to a letter, as in Hindi, are no letters of their own.
        let belongs = letter.is_alphanumeric() || letter == '_' || is_mark(letter);
        if belongs {
            plain.push(letter);
        } else if !plain.is_empty() && !plain.ends_with('-') {
            plain.push('-');
        }
    }
    plain.trim_end_matches('-').to_owned()
}

/// Marks of the scripts that write vowels or accents with them.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{dff}' | '\u{e31}'..='\u{e4e}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_the_photo_and_what_of_it() {
        let name = |photo, words: &[&str]| file_name(photo, words, "png");
        assert_eq!(
            name("chelsea.png", &["Egyptian cat", "figure"]),
            "chelsea-egyptian-cat-figure.png"
        );
        assert_eq!(name("IMG_2041.HEIC", &[]), "IMG_2041.png");
        assert_eq!(
            name("Z\u{fc}rich, 3. Mai", &["Zug"]),
            "Z\u{fc}rich-3-zug.png"
        );
        assert_eq!(name("\u{732b}.jpeg", &["cat"]), "\u{732b}-cat.png");
        assert_eq!(name("a.b.c", &[""]), "a-b.png");
    }

    #[test]
    fn no_path_and_no_command_comes_of_it() {
        for photo in [
            "../../etc/passwd",
            "a/b\\c:d*e?f\"g<h>i|j",
            "\u{202e}gnp.exe",
            "-rf",
            "~",
            "...",
        ] {
            let name = file_name(photo, &["$(x)"], "csv");
            let plain = |letter: char| letter.is_alphanumeric() || "-_.".contains(letter);
            assert!(name.chars().all(plain), "{name}");
            assert!(
                !name.starts_with(['-', '.']) && name.matches('.').count() == 1,
                "{name}"
            );
        }
        assert_eq!(file_name("???", &[], "json"), "photo.json");
    }

    #[test]
    fn it_is_not_too_long() {
        let name = file_name(&"long ".repeat(60), &["class"], "svg");
        assert!(name.chars().count() <= LONGEST + 4 && name.starts_with("long-long"));
        assert!(!name.contains("-."));
    }
}

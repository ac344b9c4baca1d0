//! Names of saved files.

/// Bytes of a name without its ending, at most: every file system takes them, and a longer word of a browser
/// about a second file of that name.
const LONGEST: usize = 120;

/// Bytes that are left of a photo's name, at least.
const LEAST_OF_PHOTO: usize = 24;

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
    let words = words.iter().map(|word| plain(&word.to_lowercase()));
    let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    let words = words.join("-");
    // The words stay: they tell the files of one photo from each other.
    let room = LONGEST.saturating_sub(words.len()).max(LEAST_OF_PHOTO);
    let photo = plain(stem);
    let photo = match shortened(&photo, room) {
        "" => "photo",
        photo => photo,
    };
    let between = if words.is_empty() { "" } else { "-" };
    let name = format!("{photo}{between}{words}");
    format!("{}.{ending}", shortened(&name, LONGEST + LEAST_OF_PHOTO))
}

/// The first letters of a text, no more bytes than these, and no hyphen at the end.
fn shortened(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev();
    let end = end.into_iter().find(|&at| text.is_char_boundary(at));
    text[..end.unwrap_or(0)].trim_end_matches('-')
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
        assert!(name.len() <= LONGEST + 5 && name.starts_with("long-long"));
        assert!(name.ends_with("-class.svg"), "{name}");
        let wide = file_name(&"\u{20000}".repeat(90), &["class", "map"], "png");
        assert!(
            wide.len() <= LONGEST + 5 && wide.ends_with("-class-map.png"),
            "{wide}"
        );
        let words = file_name("cat.jpg", &[&"class ".repeat(90)], "png");
        assert!(words.len() < 160, "{words}");
    }
}

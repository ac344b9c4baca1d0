//! The order of paths in which people number their photos: `2.jpg` before `10.jpg`.

use camlens_core::labels::folded;

/// Stands between the names of a path, and between a name and the kind of its file: before every
/// character of a longer name.
const NAME_END: char = '\0';
const STEM_END: char = '\u{1}';
/// The first of the characters that stand for the length of a number.
const LENGTHS: usize = 2;

/// Compares as people sort paths: folder by folder, numbers by their value, a file's name before its
/// kind. Case, accents and the marks between words count only between paths that are alike otherwise.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NaturalKey {
    /// Compares as the path does.
    counted: String,
    path: String,
}

impl NaturalKey {
    /// The key of a path whose parts are separated by `/`, or of one name.
    pub fn of(path: &str) -> Self {
        let mut counted = String::with_capacity(path.len() + 8);
        for name in path.split('/') {
            let (stem, kind) = name.rsplit_once('.').unwrap_or((name, ""));
            push_counted(&mut counted, stem);
            if !kind.is_empty() {
                counted.push(STEM_END);
                push_counted(&mut counted, kind);
            }
            counted.push(NAME_END);
        }
        Self {
            counted,
            path: path.to_owned(),
        }
    }
}

/// Appends a text, each of its numbers without leading zeros and behind a character that stands for its
/// length: a longer number is a larger one.
fn push_counted(key: &mut String, text: &str) {
    let text = folded(text);
    let mut rest = text.as_str();
    while let Some(first) = rest.chars().next() {
        let is_number = first.is_ascii_digit();
        let end = rest.find(|letter: char| letter.is_ascii_digit() != is_number);
        let (piece, behind) = rest.split_at(end.unwrap_or(rest.len()));
        if is_number {
            let digits = piece.trim_start_matches('0');
            let length = u32::try_from(LENGTHS + digits.len()).ok();
            key.push(length.and_then(char::from_u32).unwrap_or(char::MAX));
            key.push_str(digits);
        } else {
            key.push_str(piece);
        }
        rest = behind;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_sorted_as_people_number_their_photos() {
        let sorted = [
            "",
            "1.jpg",
            "02.jpg",
            "2.jpg",
            "2 b.jpg",
            "10.jpg",
            "10_9.jpg",
            "10_10.jpg",
            "\u{c4}mter/1.jpg",
            "\u{e4}pfel/1.jpg",
            "Bees/IMG_9.jpg",
            "bees/img_10.jpg",
            "bees/IMG_99999999999999999999999.jpg",
            "bees/IMG_100000000000000000000000.jpg",
            "bees 2/1.jpg",
            "\u{72ac}/1.jpg",
        ];
        let mut turned = sorted;
        turned.reverse();
        turned.sort_by_cached_key(|path| NaturalKey::of(path));
        assert_eq!(turned, sorted);
    }

    #[test]
    fn no_two_paths_are_the_same() {
        for (one, other) in [
            ("A.jpg", "a.jpg"),
            ("01", "1"),
            ("a b", "a-b"),
            ("e", "\u{e9}"),
            ("a/b", "a//b"),
        ] {
            assert_ne!(NaturalKey::of(one), NaturalKey::of(other));
        }
    }
}

//! The order of paths in which people number their photos: `2.jpg` before `10.jpg`.

/// A piece of a name. Numbers come before letters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    /// A whole number of any length: the count of its digits without leading zeros, then these digits.
    Number(usize, String),
    /// A letter in lower case.
    Letter(char),
}

/// Compares as people sort paths: folder by folder, numbers by their value, capitals like small letters.
/// Paths that differ in nothing else are compared letter by letter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NaturalKey {
    names: Vec<Vec<Piece>>,
    path: String,
}

impl NaturalKey {
    /// The key of a path whose parts are separated by `/`.
    pub fn of(path: &str) -> Self {
        Self {
            names: path.split('/').map(pieces).collect(),
            path: path.to_owned(),
        }
    }
}

fn pieces(name: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = name;
    while let Some(letter) = rest.chars().next() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let piece = if digits > 0 {
            let number = rest[..digits].trim_start_matches('0');
            pieces.push(Piece::Number(number.len(), number.to_owned()));
            digits
        } else {
            pieces.extend(letter.to_lowercase().map(Piece::Letter));
            letter.len_utf8()
        };
        rest = &rest[piece..];
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_sorted_as_people_number_their_photos() {
        let sorted = [
            "1.jpg",
            "02.jpg",
            "2.jpg",
            "10.jpg",
            "Bees/IMG_9.jpg",
            "bees/img_10.jpg",
            "bees/IMG_99999999999999999999999.jpg",
            "bees/IMG_100000000000000000000000.jpg",
            "bees 2/1.jpg",
            "\u{c4}mter/1.jpg",
            "\u{e4}pfel/1.jpg",
        ];
        let mut turned = sorted;
        turned.reverse();
        turned.sort_by_cached_key(|path| NaturalKey::of(path));
        assert_eq!(turned, sorted);
    }

    #[test]
    fn no_two_paths_are_the_same() {
        for (one, other) in [("A.jpg", "a.jpg"), ("01", "1"), ("a/b", "a//b")] {
            assert_ne!(NaturalKey::of(one), NaturalKey::of(other));
        }
    }
}

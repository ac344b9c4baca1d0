//! The distance between a typed word and a word that may be meant.

/// The number of edits that are forgiven in a word of `letters` letters: a short word with one letter
/// changed is another word.
pub(super) fn forgiven(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    }
}

/// The least number of edits that make one word the other; `None` above `most`. An edit inserts,
/// deletes or replaces a letter, or swaps two neighbours; no letter is edited twice (Damerau 1964,
/// "A technique for computer detection and correction of spelling errors"; the variant that is called
/// optimal string alignment).
pub(super) fn edits(one: &str, other: &str, most: usize) -> Option<usize> {
    let one: Vec<char> = one.chars().collect();
    let other: Vec<char> = other.chars().collect();
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    // Rows of the table of distances between beginnings: the last two, and the one in work.
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, letter) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, against) in other.iter().enumerate() {
            let replaced = last[j] + usize::from(letter != against);
            let mut least = replaced.min(last[j + 1] + 1).min(row[j] + 1);
            let swapped = i > 0 && j > 0 && *letter == other[j - 1] && one[i - 1] == *against;
            if swapped {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|&edits| edits <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_edit_counts_once() {
        for (one, other, expected) in [
            ("tabby", "tabby", 0),
            ("tabbby", "tabby", 1),
            ("tabby", "taby", 1),
            ("tbaby", "tabby", 1),
            ("elefant", "elephant", 2),
            ("", "ab", 2),
            ("grün", "grun", 1),
        ] {
            assert_eq!(edits(one, other, 2), Some(expected), "{one} {other}");
            assert_eq!(edits(other, one, 2), Some(expected), "{other} {one}");
        }
    }

    #[test]
    fn beyond_the_bound_nothing_is_near() {
        assert_eq!(edits("tabbby", "tabby", 0), None);
        assert_eq!(edits("girafe", "carafe", 1), None);
        assert_eq!(edits("cat", "caterpillar", 2), None);
        assert_eq!([3, 4, 6, 7].map(forgiven), [0, 1, 1, 2]);
    }
}

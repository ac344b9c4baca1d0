//! Answers as a person reads them.

use super::super::words::{logit, percent};
use super::cursor::{Cell, Grid};
use camlens_core::classes::Match;

/// A difference or a share in logits, with its sign: `+2.90`.
pub fn signed(value: f32) -> String {
    let text = logit(value);
    let nothing = text.chars().all(|c| matches!(c, '0' | '.'));
    if value > 0.0 && !nothing {
        format!("+{text}")
    } else {
        text
    }
}

/// Where a cell is, counted from one as people count.
pub fn place((row, column): Cell, (rows, columns): Grid) -> String {
    format!(
        "Row {} of {rows}, column {} of {columns}",
        row + 1,
        column + 1
    )
}

/// What a cell adds to a score, and which part of it that is where there is a whole to have a part.
pub fn share(share: f32, score: f32) -> String {
    let added = signed(share);
    if score > 0.0 {
        format!("{added} of {} ({})", logit(score), part(share / score))
    } else {
        format!("{added} to {}", logit(score))
    }
}

/// A part of a whole in percent; it may be negative, or more than all.
pub fn part(part: f32) -> String {
    format!("{} %", shorter(&logit(100.0 * part)))
}

/// One digit behind the point instead of two.
fn shorter(number: &str) -> &str {
    &number[..number.len() - 1]
}

/// How a class stands among all: `rank 37, logit 2.10, < 0.1 %`.
pub fn standing(rank: usize, score: f32, probability: f32) -> String {
    format!(
        "rank {rank}, logit {}, {}",
        logit(score),
        percent(probability)
    )
}

/// The synonyms, where a name was found by one of them: the name alone would puzzle.
pub fn why(by: Match, synonyms: &str) -> Option<String> {
    let by_synonym = matches!(
        by,
        Match::Synonym
            | Match::SynonymWords
            | Match::SynonymBegins
            | Match::SynonymWordsBegin
            | Match::InSynonym
    );
    (by_synonym && !synonyms.is_empty()).then(|| format!("also {synonyms}"))
}

/// What a list of at most `most` hits cannot show: that there are none, or that there are more.
pub fn found(count: usize, most: usize) -> Option<String> {
    match count {
        0 => Some("None of the 1000 classes is called so.".to_owned()),
        count if count > most => Some(format!("{most} of {count}; type more to find the others.")),
        _ => None,
    }
}

/// How many cells of how many.
pub fn cells(chosen: usize, of: usize) -> String {
    let noun = if of == 1 { "cell" } else { "cells" };
    format!("{chosen} of {of} {noun}")
}

/// A name as it stands at the beginning of a line.
pub fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_has_its_sign_and_its_part() {
        assert_eq!(signed(2.9), "+2.90");
        assert_eq!(signed(-2.9), "\u{2212}2.90");
        assert_eq!(signed(0.001), "0.00");
        assert_eq!(share(0.33, 14.23), "+0.33 of 14.23 (2.3 %)");
        assert_eq!(share(-0.5, 10.0), "\u{2212}0.50 of 10.00 (\u{2212}5.0 %)");
        assert_eq!(share(0.33, -1.0), "+0.33 to \u{2212}1.00");
    }

    #[test]
    fn places_are_counted_from_one() {
        assert_eq!(place((0, 11), (8, 12)), "Row 1 of 8, column 12 of 12");
        assert_eq!(cells(1, 96), "1 of 96 cells");
        assert_eq!(cells(12, 96), "12 of 96 cells");
        assert_eq!(cells(1, 1), "1 of 1 cell");
    }

    #[test]
    fn a_synonym_is_told_where_it_was_the_reason() {
        assert_eq!(
            why(Match::Synonym, "tiger cat").as_deref(),
            Some("also tiger cat")
        );
        assert_eq!(why(Match::Name, "tiger cat"), None);
        assert_eq!(why(Match::Synonym, ""), None);
    }

    #[test]
    fn a_list_that_ends_early_says_so() {
        assert_eq!(found(50, 50), None);
        let more = found(1000, 50);
        assert_eq!(
            more.as_deref(),
            Some("50 of 1000; type more to find the others.")
        );
        assert!(found(0, 50).is_some_and(|words| words.starts_with("None")));
    }

    #[test]
    fn lines_begin_with_a_capital() {
        assert_eq!(capitalised("tiger cat"), "Tiger cat");
        assert_eq!(capitalised(""), "");
    }
}

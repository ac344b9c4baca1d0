//! Classes, hits and cells in words.

use crate::parts::numbers::{logit, percent};
use camlens_core::labels::Match;
use camlens_core::reading::Standing;

/// A class among all others: `rank 37, logit 2.10, < 0.1 %`.
pub fn standing(Standing { rank, prediction }: Standing) -> String {
    format!(
        "rank {rank}, logit {}, {}",
        logit(prediction.logit),
        percent(prediction.probability)
    )
}

/// The synonyms, for a hit by one of them: its name alone would puzzle.
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

/// The label of the field that finds a class.
pub fn search_label(classes: usize) -> String {
    format!("Any of the {classes} classes, by its English name")
}

/// The heading of the list of the best classes.
pub fn best(rows: usize) -> String {
    match rows {
        5 => "Best five".to_owned(),
        rows => format!("Best {rows}"),
    }
}

/// The button that makes a list longer.
pub fn show_more(rows: usize) -> String {
    format!("Show {rows} more")
}

/// The button that makes a list short again.
pub fn show_fewer() -> &'static str {
    "Show fewer"
}

/// The last entry of a list with this many of `count` hits: for no hits, or for `more` of them.
pub fn found(count: usize, laid_out: usize, more: usize) -> Option<String> {
    match count {
        0 => Some(
            "No class has that name. Hardly any is for people; try an object or an animal. The \
             names are English."
                .to_owned(),
        ),
        count if count > laid_out => {
            let more = more.min(count - laid_out);
            Some(format!("{laid_out} of {count}. Show {more} more"))
        }
        _ => None,
    }
}

/// The button that takes the last stroke of a region back.
pub fn undo() -> &'static str {
    "Undo"
}

/// The button that pins a question.
pub fn pin() -> &'static str {
    "Keep this question"
}

/// What pinning a question does.
pub fn pin_hint() -> &'static str {
    "Ask the same of the next photo: the class, the comparison or the region stays when the photo \
     changes."
}

/// A map that hardly anything speaks for.
pub fn hardly_any(name: &str, Standing { rank, prediction }: Standing, classes: usize) -> String {
    format!(
        "Hardly anything here speaks for {name} (rank {rank} of {classes}, {}).",
        in_sentence(prediction.probability)
    )
}

/// A comparison of two that hardly anything speaks for.
pub fn neither(one: &str, other: &str) -> String {
    format!(
        "Hardly anything here speaks for {one} or for {other}, so their difference means little."
    )
}

/// A comparison of a class or group with itself.
pub fn same_twice() -> &'static str {
    "Both sides are the same. Choose two different classes or groups."
}

/// The best class of a photo that the network knows little about.
pub fn unsure(probability: f32) -> String {
    format!(
        "The network is not sure ({}): it may have no class for this, or several that fit.",
        percent(probability)
    )
}

/// The reason why the answer to a sample puzzles; `None` where it does not.
pub fn sample_note(sample: &str) -> Option<&'static str> {
    match sample {
        "chelsea" => Some(
            "Chelsea is a ginger tabby cat. Several classes are for cats like her, and the network \
             may choose the wrong one.",
        ),
        "coffee" => Some("No class is called coffee; espresso is the nearest one."),
        "astronaut" => Some(
            "The network has no class for astronauts and hardly any for people, so it picks the \
             nearest thing that it knows.",
        ),
        "rocket" => Some(
            "The network has no class for rockets on a launch pad, so it picks the nearest thing \
             that it knows.",
        ),
        _ => None,
    }
}

/// A probability inside of a sentence.
fn in_sentence(probability: f32) -> String {
    match percent(probability).strip_prefix("< ") {
        Some(bound) => format!("less than {bound}"),
        None => percent(probability),
    }
}

/// A number of cells among all.
pub fn cells(chosen: usize, of: usize) -> String {
    let noun = if of == 1 { "cell" } else { "cells" };
    format!("{chosen} of {of} {noun}")
}

/// A name at the beginning of a line.
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
    use crate::state::{SAMPLES, Sample};
    use camlens_core::reading::Prediction;

    #[test]
    fn one_cell_is_not_cells() {
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
    fn a_list_that_ends_early_offers_more() {
        assert_eq!(found(20, 20, 10), None);
        let more = found(1000, 20, 10);
        assert_eq!(more.as_deref(), Some("20 of 1000. Show 10 more"));
        assert_eq!(found(23, 20, 10).as_deref(), Some("20 of 23. Show 3 more"));
        assert!(found(0, 0, 10).is_some_and(|words| words.starts_with("No class has that name.")));
    }

    #[test]
    fn hardly_anything_is_said_with_its_rank() {
        let standing = Standing {
            rank: 498,
            prediction: Prediction {
                class: 515,
                logit: -0.03,
                probability: 3e-5,
            },
        };
        assert_eq!(
            hardly_any("cowboy hat", standing, 1000),
            "Hardly anything here speaks for cowboy hat (rank 498 of 1000, less than 0.1 %)."
        );
        assert_eq!(in_sentence(0.012), "1.2 %");
    }

    #[test]
    fn each_sample_that_puzzles_has_its_reason() {
        for Sample { name, .. } in &SAMPLES {
            assert!(sample_note(name).is_some(), "{name}");
        }
        assert_eq!(sample_note("my-cat"), None);
    }

    #[test]
    fn lines_begin_with_a_capital() {
        assert_eq!(capitalised("tiger cat"), "Tiger cat");
        assert_eq!(capitalised(""), "");
    }
}

//! Classes, hits and cells in words.

use crate::parts::numbers::{logit, number, percent};
use crate::state::AskedClasses;
use camlens_core::labels::Match;
use camlens_core::reading::Standing;
use camlens_words::say;

/// A class among all others: `rank 37, logit 2.10, < 0.1 %`.
pub fn standing(Standing { rank, prediction }: Standing) -> String {
    say::AskStanding {
        rank: &rank.to_string(),
        logit: &logit(prediction.logit),
        percent: &percent(prediction.probability),
    }
    .say()
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
    (by_synonym && !synonyms.is_empty()).then(|| say::ask_also(synonyms))
}

/// The label of the field that finds a class.
pub fn search_label(of: AskedClasses) -> String {
    let classes = &of.count.to_string();
    if of.own {
        say::ask_search_own(classes)
    } else {
        say::ask_search(classes)
    }
}

/// The text in that field while nothing is typed.
pub fn search_placeholder(of: AskedClasses) -> String {
    if of.own {
        say::ask_search_placeholder_own()
    } else {
        say::ask_search_placeholder()
    }
}

/// The purpose of the question about one class.
pub fn classes_hint(of: AskedClasses) -> String {
    if of.own {
        say::ask_classes_hint_own()
    } else {
        say::ask_classes_hint(&of.count.to_string())
    }
}

/// Both sides of a comparison are the same.
pub fn same_twice(of: AskedClasses) -> String {
    if of.own {
        say::ask_same_twice_own()
    } else {
        say::ask_same_twice()
    }
}

/// The heading of the list of the best classes.
pub fn best(rows: usize, of: AskedClasses) -> String {
    match rows {
        _ if of.own && rows >= of.count => say::ask_best_all(),
        5 => say::ask_best_five(),
        rows => say::ask_best(&rows.to_string()),
    }
}

/// The button that makes a list longer.
pub fn show_more(rows: usize) -> String {
    say::ask_show_more(&rows.to_string())
}

/// The last entry of a list with this many of `count` hits: for no hits, or for `more` of them.
pub fn found(count: usize, laid_out: usize, more: usize, of: AskedClasses) -> Option<String> {
    match count {
        0 if of.own => Some(say::ask_not_found_own()),
        0 => Some(say::ask_not_found()),
        count if count > laid_out => {
            let found = say::AskFound {
                shown: &laid_out.to_string(),
                found: &count.to_string(),
                more: &more.min(count - laid_out).to_string(),
            };
            Some(found.say())
        }
        _ => None,
    }
}

/// A map that hardly anything speaks for.
pub fn hardly_any(name: &str, Standing { rank, prediction }: Standing, classes: usize) -> String {
    say::AskHardlyAny {
        name,
        rank: &rank.to_string(),
        classes: &classes.to_string(),
        probability: &in_sentence(prediction.probability),
    }
    .say()
}

/// A comparison of two that hardly anything speaks for.
pub fn neither(one: &str, other: &str) -> String {
    say::AskNeither { one, other }.say()
}

/// The best class of a photo that the network knows little about.
pub fn unsure(probability: f32) -> String {
    say::ask_unsure(&percent(probability))
}

/// The reason why the answer to a sample puzzles; `None` where it does not.
pub fn sample_note(sample: &str) -> Option<String> {
    match sample {
        "chelsea" => Some(say::ask_sample_cat()),
        "coffee" => Some(say::ask_sample_coffee()),
        "astronaut" => Some(say::ask_sample_astronaut()),
        "rocket" => Some(say::ask_sample_rocket()),
        _ => None,
    }
}

/// A probability inside of a sentence.
fn in_sentence(probability: f32) -> String {
    if percent(probability).starts_with('<') {
        say::ask_less_than(&say::number_percent(&number(0.1, 1)))
    } else {
        percent(probability)
    }
}

/// A number of cells among all.
pub fn cells(chosen: usize, of: usize) -> String {
    let chosen = &chosen.to_string();
    say::AskCells { chosen, of }.say()
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

    const IMAGENET: AskedClasses = AskedClasses {
        own: false,
        count: 1000,
    };

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
        let found = |count, laid_out, more| super::found(count, laid_out, more, IMAGENET);
        assert_eq!(found(20, 20, 10), None);
        let more = found(1000, 20, 10);
        assert_eq!(more.as_deref(), Some("20 of 1000. Show 10 more"));
        assert_eq!(found(23, 20, 10).as_deref(), Some("20 of 23. Show 3 more"));
        assert!(found(0, 0, 10).is_some_and(|words| words.starts_with("No class has that name.")));
    }

    #[test]
    fn a_few_classes_of_ones_own_are_all_listed() {
        let own = |count| AskedClasses { own: true, count };
        assert_eq!(best(5, own(2)), "All classes");
        assert_eq!(best(5, own(7)), "Best five");
        assert_eq!(best(15, own(7)), "All classes");
        assert_eq!(best(5, IMAGENET), "Best five");
        assert_eq!(best(15, IMAGENET), "Best 15");
        // Its names are the visitor's, and it has no groups.
        let unfound = super::found(0, 0, 10, own(7));
        assert_eq!(unfound.as_deref(), Some("No class has that name."));
        assert_eq!(search_label(own(7)), "Any of your 7 classes, by its name");
        assert!(!same_twice(own(7)).contains("group"));
        assert!(same_twice(IMAGENET).contains("group"));
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
            "Hardly anything here speaks for cowboy hat (rank 498 of 1000, less than 0.1\u{a0}%)."
        );
        assert_eq!(in_sentence(0.012), "1.2\u{a0}%");
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

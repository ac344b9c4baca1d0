//! A photo's first class in words.

use super::numbers::percent;
use camlens_core::reading::Prediction;
use camlens_words::say;

/// The class with its probability; where the photo is unlike all that own classes were learned from, that it is
/// perhaps none of them, and the class behind it.
pub fn in_words(name: &str, best: Prediction, unlike: bool) -> String {
    let answer = say::StatusClass {
        class: name,
        percent: &percent(best.probability),
    };
    match unlike {
        true => say::classes_perhaps_none_or(&answer.say()),
        false => answer.say(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_photo_that_is_unlike_all_is_not_called_by_its_class_alone() {
        let best = Prediction {
            class: 1,
            logit: 3.0,
            probability: 0.97,
        };
        assert_eq!(in_words("bees", best, false), "bees, 97.0\u{a0}%");
        let unlike = "perhaps none of these; if one, bees, 97.0\u{a0}%";
        assert_eq!(in_words("bees", best, true), unlike);
    }
}

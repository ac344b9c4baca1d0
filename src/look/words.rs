//! Ranges and marked parts in sentences.

use crate::parts::numbers::{logit, percent};
use camlens_core::render::{Range, Scale};

/// The label of a range's button.
pub fn range_label(range: Range) -> &'static str {
    match range {
        Range::Auto => "This map",
        Range::FromZero => "From zero",
        Range::Fixed(_) => "Fixed",
        Range::AroundZero => "Around zero",
    }
}

/// What a range does to the colours, in one sentence.
pub fn range_sentence(range: Range) -> &'static str {
    match range {
        Range::Auto => {
            "The colours run from this map\u{2019}s least to its largest value: the first colour is \
             the least, and not always nothing."
        }
        Range::FromZero => {
            "The colours begin at zero: what speaks against the class looks like nothing."
        }
        Range::Fixed(_) => {
            "The same logits have the same colour in every photo and for every class."
        }
        Range::AroundZero => "The colours reach as far below zero as above; zero is the middle.",
    }
}

/// What of a map lies beyond the ends of its colours; nothing when all of it lies between.
pub fn clipped(scale: Scale, least: f32, largest: f32) -> Option<String> {
    let below = (least < scale.low)
        .then(|| format!("down to {} is drawn as {}", logit(least), logit(scale.low)));
    let above = (largest > scale.high)
        .then(|| format!("up to {} is drawn as {}", logit(largest), logit(scale.high)));
    let both: Vec<String> = below.into_iter().chain(above).collect();
    (!both.is_empty()).then(|| format!("Clipped: {}.", both.join(", and ")))
}

/// The numbers of a marked part: its area as part of what the network saw, its part of the score,
/// and the level of its border in logits. A map without a positive value has none.
pub fn marked(part: Option<(f32, Option<f32>, f32)>) -> String {
    let Some((area, of_score, level)) = part else {
        return "Nothing here speaks for it, so there is nothing to mark.".to_owned();
    };
    let of_score = match of_score {
        Some(share) => format!(", {:.0} % of the score", 100.0 * share),
        None => String::new(),
    };
    format!(
        "{} of the area{of_score}, from {} logits on",
        percent(area),
        logit(level)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clipped_ends_are_said() {
        let scale = Scale {
            low: 0.0,
            high: 80.0,
        };
        assert_eq!(clipped(scale, 0.0, 80.0), None);
        assert_eq!(
            clipped(scale, -3.2, 50.0).as_deref(),
            Some("Clipped: down to \u{2212}3.20 is drawn as 0.00.")
        );
        assert_eq!(
            clipped(scale, -3.2, 91.5).as_deref(),
            Some(
                "Clipped: down to \u{2212}3.20 is drawn as 0.00, and up to 91.50 is drawn as 80.00."
            )
        );
    }

    #[test]
    fn marked_parts_have_their_numbers() {
        let words = marked(Some((0.25, Some(1.034), 4.2)));
        assert_eq!(
            words,
            "25 % of the area, 103 % of the score, from 4.20 logits on"
        );
        let words = marked(Some((0.25, None, 4.2)));
        assert_eq!(words, "25 % of the area, from 4.20 logits on");
        assert!(marked(None).contains("nothing to mark"));
    }
}

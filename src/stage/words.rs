//! The map, and the part of the photo that the network did not see, in sentences.

use crate::parts::numbers::{logit, number, part as part_of, signed};
use crate::parts::place::place_in_words;
use camlens_core::cam::{ActivationMap, Summary};
use camlens_core::framing::{Frame, Offset};
use camlens_core::protocol::Remark;
use camlens_words::say;

/// The place of the strongest cell of a map: `in the upper left`, `at the right`, ...
fn strongest_place(map: &ActivationMap, offset: Offset) -> String {
    let place = Summary::of(map, offset).place;
    place.map_or_else(say::place_centre, place_in_words)
}

/// The heatmap, for those who do not see it.
pub fn map_in_words(class: &str, map: &ActivationMap, offset: Offset) -> String {
    say::StageMap {
        class,
        low: &logit(map.min()),
        high: &logit(map.max()),
        place: &strongest_place(map, offset),
        rows: &map.rows.to_string(),
        columns: &map.columns.to_string(),
    }
    .say()
}

/// The part of the photo that the network did not see; `None` when it saw all.
pub fn left_out(frame: &Frame) -> Option<String> {
    if !frame.leaves_out() {
        return None;
    }
    let seen = frame.seen.width * frame.seen.height;
    let share = part(seen / (frame.photo.0 * frame.photo.1) as f64);
    Some(if frame.ends_cut {
        say::stage_very_long(&share)
    } else {
        say::stage_framed(&share)
    })
}

/// A fact about how the file was read.
pub fn remark(remark: &Remark) -> String {
    match remark {
        Remark::Moves => say::stage_moves(),
        Remark::FirstPage { pages } => say::stage_first_page(*pages as usize),
        Remark::Missing { share } => say::stage_missing(&part(*share)),
        Remark::Coarser => say::stage_coarser(),
        Remark::Differs => say::stage_differs(),
    }
}

/// A part in percent, never as 0 % and never as all.
fn part(share: f64) -> String {
    let percent = 100.0 * share;
    say::number_percent(&if percent < 1.0 {
        number(percent.max(0.1), 1)
    } else {
        number(percent.min(99.0), 0)
    })
}

/// A cell's value as its share of the score, or of the difference of two scores.
pub fn adds(cells: usize, share: f32, score: f32, compares: bool) -> String {
    let (cells, added, whole) = (&cells.to_string(), &signed(share), &logit(score));
    let sentence = if compares {
        let adds = say::StageAddsDifference {
            cells,
            added,
            score: whole,
        };
        adds.say()
    } else {
        let adds = say::StageAddsScore {
            cells,
            added,
            score: whole,
        };
        adds.say()
    };
    if score > 0.0 {
        let percent = &part_of(share / score);
        let sentence = &sentence;
        say::StageWithPercent { sentence, percent }.say()
    } else {
        sentence
    }
}

/// A factor of enlargement.
pub fn factor(factor: f64) -> String {
    say::number_percent(&number(100.0 * factor, 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use camlens_core::framing::Framing;
    use camlens_core::resnet50::INPUT;

    fn map(rows: usize, columns: usize, strongest: usize) -> ActivationMap {
        let mut values = vec![-1.0; rows * columns];
        values[strongest] = 12.5;
        ActivationMap {
            rows,
            columns,
            values,
        }
    }

    #[test]
    fn places_have_the_names_of_their_thirds() {
        let place = |map: &ActivationMap| strongest_place(map, Offset::NONE);
        assert_eq!(place(&map(7, 7, 0)), "in the upper left");
        assert_eq!(place(&map(7, 7, 24)), "in the centre");
        assert_eq!(place(&map(8, 12, 95)), "in the lower right");
        assert_eq!(place(&map(8, 12, 5)), "at the top");
        assert_eq!(place(&map(1, 1, 0)), "in the centre");
        assert_eq!(
            map_in_words("Egyptian cat", &map(7, 7, 21), Offset::NONE),
            "Class activation map for Egyptian cat: from \u{2212}1.00 to 12.50 logits, strongest \
             at the left, on a grid of 7 rows and 7 columns.",
        );
    }

    #[test]
    fn what_was_left_out_is_said() {
        assert_eq!(left_out(&Framing::Whole.frame(451, 300, &INPUT)), None);
        let crop = left_out(&Framing::Crop.frame(512, 1024, &INPUT));
        assert!(crop.is_some_and(|words| words.contains("38\u{a0}%")));
        let panorama = left_out(&Framing::Whole.frame(2000, 100, &INPUT));
        assert!(
            panorama.is_some_and(|words| words.contains("20\u{a0}%") && words.contains("long"))
        );
    }

    #[test]
    fn a_cell_is_a_share_of_the_score_or_of_the_difference() {
        assert_eq!(
            adds(96, 0.33, 14.23, false),
            "\u{f7} 96 = +0.33 of a score of 14.23 (2.3\u{a0}%)"
        );
        assert_eq!(
            adds(96, 0.09, -0.03, false),
            "\u{f7} 96 = +0.09 of a score of \u{2212}0.03"
        );
        assert_eq!(
            adds(49, -0.5, 10.0, true),
            "\u{f7} 49 = \u{2212}0.50 of a difference of 10.00 (\u{2212}5.0\u{a0}%)"
        );
    }

    #[test]
    fn the_fit_is_a_hundred_percent() {
        assert_eq!(factor(1.0), "100\u{a0}%");
        assert_eq!(factor(2.25), "225\u{a0}%");
    }

    #[test]
    fn the_missing_part_is_a_number_that_is_not_nothing() {
        let said = |share| remark(&Remark::Missing { share });
        assert_eq!(
            said(0.381),
            "38\u{a0}% of this photo are missing or damaged; the neural network saw grey there."
        );
        assert!(said(0.0002).contains("0.1\u{a0}% of"));
        assert!(said(0.004).contains("0.4\u{a0}% of"));
        assert!(said(0.999).contains("99\u{a0}% of"));
    }
}

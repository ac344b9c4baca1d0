//! Layouts, ranges and outlined parts in words.

use crate::parts::look_names::colours_label;
use crate::parts::numbers::{logit, percent, whole_percent};
use camlens_client::view::Layout;
use camlens_core::cam::{Marked, Part};
use camlens_core::render::{Colormap, Kind, Range, Scale};
use camlens_words::say;

/// The label of a layout's button.
pub fn layout_label(layout: Layout) -> String {
    match layout {
        Layout::Over => say::look_over(),
        Layout::Beside => say::look_beside(),
        Layout::Slide => say::look_slide(),
        Layout::Eye => say::look_input(),
    }
}

/// A layout in one line.
pub fn layout_hint(layout: Layout) -> String {
    match layout {
        Layout::Over => say::look_over_hint(),
        Layout::Beside => say::look_beside_hint(),
        Layout::Slide => say::look_slide_hint(),
        Layout::Eye => say::look_input_hint(),
    }
}

/// The use of a colormap, in a line.
pub fn colours_hint(colormap: Colormap) -> String {
    match colormap {
        Colormap::Jet => say::look_jet_hint(),
        Colormap::Turbo => say::look_turbo_hint(),
        Colormap::Viridis => say::look_viridis_hint(),
        Colormap::Inferno => say::look_inferno_hint(),
        Colormap::Grey => say::look_grey_hint(),
        Colormap::Coolwarm => say::look_coolwarm_hint(),
    }
}

/// The use of a grey photo.
pub fn grey_hint(is_difference: bool) -> String {
    if is_difference {
        say::look_grey_photo_compare()
    } else {
        say::look_grey_photo_use()
    }
}

/// The reason why a range that does nothing cannot be chosen.
pub fn bound_range(is_difference: bool, colormap: Colormap) -> String {
    if is_difference {
        say::look_bound_comparison()
    } else {
        say::look_bound_colours(&colours_label(colormap))
    }
}

/// The effect of a range on the colours, in one or two sentences.
pub fn range_sentence(range: Range, colormap: Colormap) -> String {
    let sentence = match range {
        Range::Best => say::look_range_best_effect(),
        Range::Auto => say::look_range_auto_effect(),
        Range::FromZero => say::look_range_from_zero_effect(),
        Range::Fixed(_) => say::look_range_fixed_effect(),
        Range::AroundZero => say::look_range_around_zero_effect(),
    };
    // The middle of other colormaps is no sign.
    if range == Range::AroundZero && colormap.kind() == Kind::Sequential {
        return say::LookMiddleNotNeutral {
            sentence: &sentence,
            colours: &colours_label(colormap),
            neutral: &colours_label(Colormap::Coolwarm),
        }
        .say();
    }
    sentence
}

/// The part of a map beyond the ends of its colours; `None` for a map that lies between them.
pub fn clipped(scale: Scale, least: f32, largest: f32) -> Option<String> {
    let (is_below, is_above) = (least < scale.low, largest > scale.high);
    let (least, low) = (&logit(least), &logit(scale.low));
    let (largest, high) = (&logit(largest), &logit(scale.high));
    match (is_below, is_above) {
        (true, true) => {
            let both = say::LookClippedBoth {
                least,
                low,
                largest,
                high,
            };
            Some(both.say())
        }
        (true, false) => Some(say::LookClippedBelow { least, low }.say()),
        (false, true) => Some(say::LookClippedAbove { largest, high }.say()),
        (false, false) => None,
    }
}

/// The numbers of everything above the threshold.
pub fn marked(marked: Option<Marked>) -> String {
    above_threshold(marked.map(|of| (of.area, of.of_score, of.level)))
}

/// The numbers of the largest part above the threshold.
pub fn part(part: Option<Part>) -> String {
    above_threshold(part.map(|of| (of.area, of.of_score, of.level)))
}

/// Area as part of the framed picture, part of the score, and the level of the border in logits;
/// `None` for a map without a positive value.
fn above_threshold(numbers: Option<(f32, Option<f32>, f32)>) -> String {
    let Some((area, of_score, level)) = numbers else {
        return say::look_nothing_to_mark();
    };
    let (area, level) = (&percent(area), &logit(level));
    match of_score {
        Some(share) => say::LookAreaScore {
            area,
            score: &whole_percent(100.0 * f64::from(share)),
            level,
        }
        .say(),
        None => say::LookArea { area, level }.say(),
    }
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
    fn around_zero_says_whether_its_middle_looks_neutral() {
        let said = |colormap| range_sentence(Range::AroundZero, colormap);
        assert!(said(Colormap::Viridis).contains("of Viridis does not look neutral"));
        assert!(!said(Colormap::Coolwarm).contains("neutral"));
        assert!(!range_sentence(Range::Best, Colormap::Viridis).contains("neutral"));
    }

    #[test]
    fn marked_parts_have_their_numbers() {
        let words = above_threshold(Some((0.25, Some(1.034), 4.2)));
        assert_eq!(
            words,
            "25\u{a0}% of the area, 103\u{a0}% of the score, from 4.20 logits on"
        );
        let words = above_threshold(Some((0.25, None, 4.2)));
        assert_eq!(words, "25\u{a0}% of the area, from 4.20 logits on");
        assert!(marked(None).contains("nothing to mark"));
    }
}

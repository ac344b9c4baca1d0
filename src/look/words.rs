//! Layouts, ranges and outlined parts in words.

use crate::parts::numbers::{logit, percent};
use camlens_client::view::Layout;
use camlens_core::cam::{Marked, Part};
use camlens_core::render::{Colormap, Kind, Range, Scale};

/// The label of a layout's button.
pub fn layout_label(layout: Layout) -> &'static str {
    match layout {
        Layout::Over => "Over",
        Layout::Beside => "Beside",
        Layout::Slide => "Slide",
        Layout::Eye => "Input",
    }
}

/// A layout in one line.
pub fn layout_hint(layout: Layout) -> &'static str {
    match layout {
        Layout::Over => "The map over the photo",
        Layout::Beside => "Photo and map side by side",
        Layout::Slide => "The photo left of a handle, the map right of it",
        Layout::Eye => "What the network was given, pixel for pixel: its eye",
    }
}

/// The label of a range's button.
pub fn range_label(range: Range) -> &'static str {
    match range {
        Range::Best => "Best class",
        Range::Auto => "This map",
        Range::FromZero => "From zero",
        Range::Fixed(_) => "Fixed",
        Range::AroundZero => "Around zero",
    }
}

/// The heading over the choices about the photo.
pub fn photo() -> &'static str {
    "Photo"
}

/// The label of the switch of a grey photo.
pub fn grey_label() -> &'static str {
    "Photo in grey"
}

/// The use of a grey photo.
pub fn grey_hint(is_difference: bool) -> &'static str {
    if is_difference {
        "The photo is grey here unless you switch it off, and the map is as strong as its distance \
         from zero: a place without colour does not tell the two apart."
    } else {
        "In grey, the photo\u{2019}s own colours cannot be mistaken for those of the map."
    }
}

/// The reason why a range that does nothing cannot be chosen.
pub fn bound_range(is_difference: bool, colormap: Colormap) -> String {
    if is_difference {
        "In a comparison zero is in the middle, so the other ranges do not apply.".to_owned()
    } else {
        format!(
            "{} has its neutral colour at zero, so the other ranges do not apply.",
            colormap.label()
        )
    }
}

/// The effect of a range on the colours, in one or two sentences.
pub fn range_sentence(range: Range, colormap: Colormap) -> String {
    let sentence = match range {
        Range::Best => {
            "The colours run from the lowest to the highest value of the best class\u{2019}s map. \
             Another class is drawn on the same scale, so a weak one looks weak."
        }
        Range::Auto => {
            "The colours run from this map\u{2019}s lowest to its highest value: the left-hand \
             colour is its lowest value, which need not be zero."
        }
        Range::FromZero => {
            "The colours begin at zero: what speaks against the class looks like nothing."
        }
        Range::Fixed(_) => {
            "The same logits have the same colour in every photo and for every class."
        }
        Range::AroundZero => {
            "The colours reach as far below zero as above: the middle colour is zero."
        }
    };
    // The middle of other colormaps is no sign.
    let middle = (range == Range::AroundZero && colormap.kind() == Kind::Sequential).then(|| {
        format!(
            " The middle of {} does not look neutral; that of {} does.",
            colormap.label(),
            Colormap::Coolwarm.label()
        )
    });
    format!("{sentence}{}", middle.unwrap_or_default())
}

/// The meaning of the lower end of the colours: evidence against, none, or the least there is.
pub fn low_end(scale: Scale, against: Option<&str>) -> String {
    match against {
        Some(other) => format!("for {other}"),
        None if scale.low < 0.0 => "against".to_owned(),
        None if scale.low == 0.0 => "nothing".to_owned(),
        None => "least".to_owned(),
    }
}

/// The meaning of zero between the ends of the colours.
pub fn middle(compares: bool) -> &'static str {
    if compares { "no difference" } else { "nothing" }
}

/// The part of a map beyond the ends of its colours; `None` for a map that lies between them.
pub fn clipped(scale: Scale, least: f32, largest: f32) -> Option<String> {
    let below = (least < scale.low)
        .then(|| format!("down to {} is drawn as {}", logit(least), logit(scale.low)));
    let above = (largest > scale.high)
        .then(|| format!("up to {} is drawn as {}", logit(largest), logit(scale.high)));
    let both: Vec<String> = below.into_iter().chain(above).collect();
    (!both.is_empty()).then(|| format!("Clipped: {}.", both.join(", and ")))
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
    fn the_low_end_says_what_it_is() {
        let from = |low| Scale { low, high: 80.0 };
        assert_eq!(low_end(from(-2.0), None), "against");
        assert_eq!(low_end(from(0.0), None), "nothing");
        assert_eq!(low_end(from(3.0), None), "least");
        assert_eq!(low_end(from(-80.0), Some("tabby")), "for tabby");
    }

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
            "25 % of the area, 103 % of the score, from 4.20 logits on"
        );
        let words = above_threshold(Some((0.25, None, 4.2)));
        assert_eq!(words, "25 % of the area, from 4.20 logits on");
        assert!(marked(None).contains("nothing to mark"));
    }
}

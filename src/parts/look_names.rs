//! Colormaps, ranges and the ends of the colours by their names.

use camlens_core::render::{Colormap, Range, Scale};
use camlens_words::say;

/// The name of a colormap.
pub fn colours_label(colormap: Colormap) -> String {
    match colormap {
        Colormap::Jet => say::look_jet(),
        Colormap::Turbo => say::look_turbo(),
        Colormap::Viridis => say::look_viridis(),
        Colormap::Inferno => say::look_inferno(),
        Colormap::Grey => say::look_grey(),
        Colormap::Coolwarm => say::look_coolwarm(),
    }
}

/// The label of a range's button.
pub fn range_label(range: Range) -> String {
    match range {
        Range::Best => say::look_range_best(),
        Range::Auto => say::look_range_auto(),
        Range::FromZero => say::look_range_from_zero(),
        Range::Fixed(_) => say::look_range_fixed(),
        Range::AroundZero => say::look_range_around_zero(),
    }
}

/// The meaning of the lower end of the colours: evidence against, none, or the least there is.
pub fn low_end(scale: Scale, against: Option<&str>) -> String {
    match against {
        Some(other) => say::look_for(other),
        None if scale.low < 0.0 => say::look_against(),
        None if scale.low == 0.0 => say::look_nothing(),
        None => say::look_least(),
    }
}

/// The meaning of zero between the ends of the colours.
pub fn middle(compares: bool) -> String {
    if compares {
        say::look_no_difference()
    } else {
        say::look_nothing()
    }
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
}

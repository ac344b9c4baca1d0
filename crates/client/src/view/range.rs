//! Ranges of colours in addresses and fields: by their names, or by their two ends.

use camlens_core::render::{FIXED, Range, Scale};

/// The range of a name, or between two ends: `-10..60`.
pub fn range_named(name: &str) -> Option<Range> {
    let Some((low, high)) = name.split_once("..") else {
        return name.parse().ok();
    };
    scale_between(low, high).map(Range::Fixed)
}

/// The name of a range, with the ends of a fixed one that are not the usual ones.
pub fn range_name(range: Range) -> String {
    match range {
        Range::Fixed(scale) if scale != FIXED => format!("{}..{}", scale.low, scale.high),
        range => range.name().to_owned(),
    }
}

/// A scale with these ends; `None` unless both are finite numbers, the first below the second.
pub fn scale_between(low: &str, high: &str) -> Option<Scale> {
    let end = |text: &str| {
        let end: f32 = text.trim().parse().ok()?;
        end.is_finite().then_some(end)
    };
    let (low, high) = (end(low)?, end(high)?);
    (low < high).then_some(Scale { low, high })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_needs_two_numbers_in_order() {
        let scale = |low, high| Some(Scale { low, high });
        assert_eq!(scale_between(" -10.5", "60 "), scale(-10.5, 60.0));
        for (low, high) in [
            ("5", "5"),
            ("6", "5"),
            ("", "1"),
            ("nan", "1"),
            ("0", "inf"),
        ] {
            assert_eq!(scale_between(low, high), None, "{low}..{high}");
        }
    }
}

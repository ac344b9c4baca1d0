//! The middle of a list of times, and how far they spread.

use serde::Serialize;

/// Times of one contender, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Spread {
    pub least: f64,
    pub lower_quartile: f64,
    pub median: f64,
    pub upper_quartile: f64,
    pub most: f64,
}

impl Spread {
    /// Of at least one number.
    pub fn of(values: &[f64]) -> Option<Self> {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        Some(Self {
            least: quantile(&sorted, 0.0)?,
            lower_quartile: quantile(&sorted, 0.25)?,
            median: quantile(&sorted, 0.5)?,
            upper_quartile: quantile(&sorted, 0.75)?,
            most: quantile(&sorted, 1.0)?,
        })
    }
}

/// The middle of these numbers.
pub fn median(values: &[f64]) -> Option<f64> {
    Spread::of(values).map(|spread| spread.median)
}

/// By linear interpolation between the two nearest, as NumPy and R do it by default.
fn quantile(sorted: &[f64], part: f64) -> Option<f64> {
    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a list here has tens of numbers, and `part` is in 0..=1"
    )]
    let (below, rest) = {
        let place = sorted.len().checked_sub(1)? as f64 * part;
        (place as usize, place.fract())
    };
    let low = *sorted.get(below)?;
    let high = *sorted.get(below + 1).unwrap_or(&low);
    Some(low + (high - low) * rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quartiles_are_numpys() {
        // numpy.percentile([4, 1, 3, 2], [0, 25, 50, 75, 100])
        let spread = Spread::of(&[4.0, 1.0, 3.0, 2.0]).unwrap();
        assert_eq!(spread.least, 1.0);
        assert_eq!(spread.lower_quartile, 1.75);
        assert_eq!(spread.median, 2.5);
        assert_eq!(spread.upper_quartile, 3.25);
        assert_eq!(spread.most, 4.0);
    }

    #[test]
    fn few_numbers() {
        assert_eq!(Spread::of(&[]), None);
        assert_eq!(median(&[7.0]), Some(7.0));
        assert_eq!(median(&[9.0, 7.0, 8.0]), Some(8.0));
    }
}

//! The value from which on a place is marked.

use super::ActivationMap;

/// A rule for the least value that is marked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Threshold {
    /// A part of the largest value, 0 to 1. Zhou et al. 2016, section 3.2, take "the regions of which
    /// the value is above 20% of the max value of the CAM".
    OfMax(f32),
}

impl Default for Threshold {
    /// Zhou's.
    fn default() -> Self {
        Self::OfMax(0.2)
    }
}

impl Threshold {
    /// The least value that is marked, in logits. `None` for a map without a positive value, where no
    /// place speaks for the class, and for a threshold that is NaN.
    pub fn level(self, map: &ActivationMap) -> Option<f32> {
        let Self::OfMax(part) = self;
        let largest = map.max();
        let level = part * largest;
        (largest > 0.0 && !level.is_nan()).then_some(level)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cam::samples::row;

    #[test]
    fn levels_are_what_they_say() {
        let map = row(&[-2.0, 10.0, 6.0, f32::NAN]);
        assert_eq!(Threshold::default().level(&map), Some(2.0));
        assert_eq!(Threshold::OfMax(0.0).level(&map), Some(0.0));
        assert_eq!(Threshold::OfMax(1.0).level(&map), Some(10.0));
    }

    #[test]
    fn where_there_is_nothing_to_mark_there_is_no_level() {
        assert_eq!(Threshold::default().level(&row(&[-2.0, 0.0])), None);
        for nothing in [row(&[]), row(&[f32::NAN])] {
            assert_eq!(Threshold::OfMax(0.5).level(&nothing), None);
        }
        assert_eq!(Threshold::OfMax(f32::NAN).level(&row(&[1.0])), None);
    }
}

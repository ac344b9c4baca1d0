//! Which value counts as much.

use super::ActivationMap;

/// From where on a place is marked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Threshold {
    /// A part of the largest value, 0 to 1. Zhou et al. 2016, section 3.2, take "the regions of which
    /// the value is above 20% of the max value of the CAM".
    OfMax(f32),
    /// A place between the least (0) and the largest value (1), as in evaluations that stretch maps
    /// to 0..1 before (Choe et al. 2020, arXiv 2001.07437).
    OfRange(f32),
    /// A value itself, in logits.
    Logit(f32),
}

impl Default for Threshold {
    /// Zhou's.
    fn default() -> Self {
        Self::OfMax(0.2)
    }
}

impl Threshold {
    /// The least value that is marked, in logits. None where there is nothing to mark: an empty map,
    /// a threshold that is no number, and for [`Self::OfMax`] a map without a positive value, where no
    /// place speaks for the class.
    pub fn level(self, map: &ActivationMap) -> Option<f32> {
        let (least, largest) = (map.min(), map.max());
        if least > largest {
            return None;
        }
        let level = match self {
            Self::OfMax(part) if largest > 0.0 => part * largest,
            Self::OfMax(_) => return None,
            Self::OfRange(part) => least + part * (largest - least),
            Self::Logit(logit) => logit,
        };
        (!level.is_nan()).then_some(level)
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
        assert_eq!(Threshold::OfRange(0.0).level(&map), Some(-2.0));
        assert_eq!(Threshold::OfRange(0.25).level(&map), Some(1.0));
        assert_eq!(Threshold::OfRange(1.0).level(&map), Some(10.0));
        assert_eq!(Threshold::Logit(-7.0).level(&map), Some(-7.0));
    }

    #[test]
    fn where_there_is_nothing_to_mark_there_is_no_level() {
        assert_eq!(Threshold::default().level(&row(&[-2.0, 0.0])), None);
        assert_eq!(
            Threshold::OfRange(0.5).level(&row(&[-2.0, 0.0])),
            Some(-1.0)
        );
        assert_eq!(Threshold::OfRange(0.5).level(&row(&[3.0, 3.0])), Some(3.0));
        for nothing in [row(&[]), row(&[f32::NAN])] {
            assert_eq!(Threshold::Logit(0.0).level(&nothing), None);
            assert_eq!(Threshold::OfRange(0.5).level(&nothing), None);
        }
        assert_eq!(Threshold::Logit(f32::NAN).level(&row(&[1.0])), None);
    }
}

//! Which logits the two ends of a colormap stand for.

use crate::cam::ActivationMap;

/// A range of logits, laid over a colormap from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// The logit at the colormap's beginning.
    pub low: f32,
    /// The logit at the colormap's end; not below `low`.
    pub high: f32,
}

impl Scale {
    /// From the least to the largest value of one map, as the notebook draws it. The zero of the
    /// colormap is then the most negative place, not "no evidence".
    pub fn of_map(map: &ActivationMap) -> Self {
        Self {
            low: map.min(),
            high: map.max(),
        }
    }

    /// The place of a logit on the colormap, 0 to 1. A scale without extent (a constant map) is
    /// all middle.
    pub fn place(&self, logit: f32) -> f32 {
        let extent = self.high - self.low;
        if extent > 0.0 && extent.is_finite() {
            ((logit - self.low) / extent).clamp(0.0, 1.0)
        } else {
            0.5
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_a_map_are_the_ends_of_the_colormap() {
        let map = ActivationMap {
            rows: 1,
            columns: 3,
            values: vec![-2.0, 0.0, 6.0],
        };
        let scale = Scale::of_map(&map);
        assert_eq!(
            [-2.0, 0.0, 6.0, 99.0].map(|logit| scale.place(logit)),
            [0.0, 0.25, 1.0, 1.0]
        );
    }

    #[test]
    fn a_constant_map_divides_by_nothing() {
        let map = ActivationMap {
            rows: 1,
            columns: 2,
            values: vec![3.0, 3.0],
        };
        assert_eq!(Scale::of_map(&map).place(3.0), 0.5);
    }
}

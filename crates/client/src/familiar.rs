//! How familiar a photo is to a head of own classes: its distance to the photos that were learned from.
//!
//! A softmax is sure of anything. This says where none of the classes may be right.

use camlens_core::framing::Framing;
use camlens_learn::{Likeness, Novelty};
use std::sync::Arc;

/// How familiar one photo is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Familiarity {
    /// The mean cosine distance to the five nearest photos, 0 (the same direction) to 2.
    pub distance: f64,
    /// 95 of 100 photos that were learned from lie nearer to their own nearest; `None` where that is not
    /// known.
    pub threshold: Option<f64>,
}

impl Familiarity {
    /// Whether the photo is unlike all that were learned from: perhaps none of the classes.
    pub fn is_unlike(self) -> bool {
        self.threshold
            .is_some_and(|threshold| self.distance > threshold)
    }
}

/// The features of the photos that were learned from.
#[derive(Debug)]
pub struct Familiar {
    novelty: Novelty<Arc<[f32]>>,
    threshold: Option<f64>,
}

impl Familiar {
    /// The photos of these averaged features, `[channels]` each, and the distance that most of them keep.
    pub fn new(photos: Vec<Arc<[f32]>>, threshold: Option<f64>) -> Self {
        Self {
            novelty: Novelty::new(photos),
            threshold,
        }
    }

    /// A photo that was read in this framing. `None` without photos, and in another framing than theirs:
    /// they were read whole.
    pub fn familiarity(&self, framing: Framing, features: &[f32]) -> Option<Familiarity> {
        Some(self.nearest(framing, features)?.0)
    }

    /// The same, with the nearest photos by their places, nearest first, and the distance to each.
    pub fn nearest(
        &self,
        framing: Framing,
        features: &[f32],
    ) -> Option<(Familiarity, Vec<(usize, f64)>)> {
        if framing != Framing::Whole {
            return None;
        }
        let Likeness { distance, nearest } = self.novelty.likeness(features)?;
        let threshold = self.threshold;
        let familiarity = Familiarity {
            distance,
            threshold,
        };
        Some((familiarity, nearest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn far_photos_are_unlike_and_other_framings_are_not_judged() {
        let photos = vec![[1.0, 0.0].into(), [1.0, 1.0].into()];
        let familiar = Familiar::new(photos, Some(0.3));
        let unlike = |framing, features: [f32; 2]| {
            let familiarity = familiar.familiarity(framing, &features)?;
            Some(familiarity.is_unlike())
        };
        assert_eq!(unlike(Framing::Whole, [2.0, 0.1]), Some(false));
        assert_eq!(unlike(Framing::Whole, [0.0, 1.0]), Some(true));
        assert_eq!(unlike(Framing::Crop, [0.0, 1.0]), None);
        let unknown = Familiar::new(vec![[1.0, 0.0].into()], None);
        let far = unknown.familiarity(Framing::Whole, &[0.0, 1.0]);
        assert_eq!(far.map(Familiarity::is_unlike), Some(false));
    }
}

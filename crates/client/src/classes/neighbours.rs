//! The photos that a head was learned from, and how near another photo is to them.

use super::learned::LearnedHead;
use super::project::Project;
use camlens_learn::Novelty;
use std::collections::HashMap;
use std::sync::Arc;

/// The photos that were learned from.
#[derive(Debug, Clone)]
pub struct Neighbours {
    keys: Vec<String>,
    novelty: Novelty<Arc<[f32]>>,
    threshold: Option<f64>,
}

/// Two are equal when they were made of the same photos in memory.
impl PartialEq for Neighbours {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// How near a photo is to those that were learned from.
#[derive(Debug, Clone, PartialEq)]
pub struct Likeness {
    /// The mean cosine distance to the five nearest photos.
    pub distance: f64,
    /// 95 of 100 photos that were learned from lie nearer to their own nearest; `None` where that is not
    /// known.
    pub threshold: Option<f64>,
    /// The keys of the nearest photos, nearest first, with the distance to each.
    pub nearest: Vec<(String, f64)>,
}

impl Likeness {
    /// Whether the photo is unlike all that were learned from: none of these.
    pub fn is_unlike(&self) -> bool {
        self.threshold
            .is_some_and(|threshold| self.distance > threshold)
    }
}

impl Neighbours {
    /// The photos of a head that the project still has.
    pub fn of(head: &LearnedHead, project: &Project) -> Self {
        let features: HashMap<&str, &Arc<[f32]>> = project
            .members()
            .iter()
            .filter_map(|member| Some((member.key.as_str(), &member.sight()?.features)))
            .collect();
        let photos = head.keys.iter().filter_map(|key| {
            let features = features.get(key.as_str())?;
            Some((key.clone(), Arc::clone(features)))
        });
        let (keys, features): (Vec<String>, Vec<Arc<[f32]>>) = photos.unzip();
        Self {
            keys,
            novelty: Novelty::new(features),
            threshold: head.learned.threshold,
        }
    }

    /// How near a photo of these averaged features is; `None` without photos.
    pub fn likeness(&self, features: &[f32]) -> Option<Likeness> {
        let found = self.novelty.likeness(features)?;
        let nearest = found.nearest.into_iter();
        Some(Likeness {
            distance: found.distance,
            threshold: self.threshold,
            nearest: nearest
                .map(|(place, distance)| (self.keys[place].clone(), distance))
                .collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::project::Role;
    use super::super::samples::{learned, project};
    use super::*;

    #[test]
    fn the_nearest_photos_are_named_and_far_ones_are_unlike() {
        let project = project(&[(0, Role::Learn, [1.0, 0.0]), (1, Role::Learn, [1.0, 1.0])]);
        let mut head = learned(&[0, 1], &[0.0; 4]);
        head.learned.threshold = Some(0.3);
        let neighbours = Neighbours::of(&head, &project);
        let likeness = |features| {
            let likeness = neighbours.likeness(features);
            likeness.unwrap_or_else(|| panic!("no likeness"))
        };
        let near = likeness(&[2.0, 0.1]);
        assert_eq!(near.nearest[0].0, "photo 0");
        assert!(!near.is_unlike());
        assert!(likeness(&[0.0, 1.0]).is_unlike());
        // A photo that was removed is no neighbour.
        head.keys[0] = "gone".to_owned();
        let left = Neighbours::of(&head, &project).likeness(&[2.0, 0.1]);
        assert_eq!(left.map(|of| of.nearest.len()), Some(1));
    }
}

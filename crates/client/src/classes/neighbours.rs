//! The photos that a head was learned from, and how near another photo is to them.

use super::learned::LearnedHead;
use super::project::Project;
use crate::familiar::{Familiar, Familiarity};
use camlens_core::framing::Framing;
use std::collections::HashMap;
use std::sync::Arc;

/// The photos that were learned from.
#[derive(Debug, Clone)]
pub struct Neighbours {
    keys: Vec<String>,
    familiar: Arc<Familiar>,
}

/// Two are equal when they were made of the same photos in memory.
impl PartialEq for Neighbours {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.familiar, &other.familiar)
    }
}

/// How near a photo is to those that were learned from.
#[derive(Debug, Clone, PartialEq)]
pub struct Likeness {
    pub familiarity: Familiarity,
    /// The keys of the nearest photos, nearest first, with the distance to each.
    pub nearest: Vec<(String, f64)>,
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
            familiar: Arc::new(Familiar::new(features, head.learned.threshold)),
        }
    }

    /// Their features alone, which tell how familiar other photos are.
    pub fn familiar(&self) -> &Arc<Familiar> {
        &self.familiar
    }

    /// How near a photo of these averaged features is, which was read in this framing. `None` without
    /// photos, and in a framing in which no photo is learned from.
    pub fn likeness(&self, framing: Framing, features: &[f32]) -> Option<Likeness> {
        let (familiarity, nearest) = self.familiar.nearest(framing, features)?;
        let nearest = nearest.into_iter();
        Some(Likeness {
            familiarity,
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
            let likeness = neighbours.likeness(Framing::Whole, features);
            likeness.unwrap_or_else(|| panic!("no likeness"))
        };
        let near = likeness(&[2.0, 0.1]);
        assert_eq!(near.nearest[0].0, "photo 0");
        assert!(!near.familiarity.is_unlike());
        assert!(likeness(&[0.0, 1.0]).familiarity.is_unlike());
        // A photo that was removed is no neighbour.
        head.keys[0] = "gone".to_owned();
        let left = Neighbours::of(&head, &project).likeness(Framing::Whole, &[2.0, 0.1]);
        assert_eq!(left.map(|of| of.nearest.len()), Some(1));
    }
}

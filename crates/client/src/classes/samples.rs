//! Made-up projects and heads for tests: two classes, two channels, and each class's logit is its channel.

use super::learned::LearnedHead;
use super::project::{ClassId, Member, MemberState, Project, Role, Sight};
use crate::finding::PhotoId;
use crate::gallery::Source;
use camlens_core::protocol::Learned;
use camlens_core::reading::PredictionLayer;

/// A head of photos with these labels and logits, `[photos, 2]`.
pub fn learned(labels: &[u32], left_out: &[f32]) -> LearnedHead {
    LearnedHead {
        classes: vec![ClassId(0), ClassId(1)],
        keys: (0..labels.len()).map(|at| format!("photo {at}")).collect(),
        labels: labels.to_vec(),
        layer: PredictionLayer {
            weights: vec![1.0, 0.0, 0.0, 1.0],
            bias: vec![0.0, 0.0],
        },
        left_out: left_out.to_vec(),
        learned: Learned {
            lambda: 0.1,
            objective: 0.25,
            losses: vec![(0.1, 0.5)],
            folds: vec![0; labels.len()],
            threshold: Some(0.25),
            doubles: Some(0.0),
            ms: 1.0,
        },
        exact: true,
    }
}

/// A project of two classes with these photos: class, role, features.
pub fn project(photos: &[(u32, Role, [f32; 2])]) -> Project {
    let mut project = Project::default();
    project.add_class("ants", ClassId(0));
    project.add_class("bees", ClassId(1));
    for (at, &(class, role, features)) in (0..).zip(photos) {
        project.put(Member {
            photo: PhotoId(at),
            key: format!("photo {at}"),
            class: ClassId(class),
            role,
            name: format!("{at}.jpg"),
            source: Source {
                bytes: 1,
                changed_ms: 0.0,
            },
            state: MemberState::Read(Sight {
                features: features.into(),
                exact: true,
            }),
        });
    }
    project
}

//! A small project of own classes, as the browser's store has it.

use camlens_client::classes::record::{decode_head, encode_head, encode_outline};
use camlens_client::classes::{
    ClassId, LearnedHead, MemberRecord, MemberState, OwnClass, Role, Settings, Sight,
};
use camlens_client::gallery::Source;
use camlens_core::protocol::Learned;
use camlens_core::reading::PredictionLayer;
use std::sync::Arc;

/// A photo that waits, one that is read, the classes, and the head.
pub fn records() -> Vec<Vec<u8>> {
    let states = [
        MemberState::Waiting,
        MemberState::Read(Sight {
            features: Arc::from(vec![0.5, 1.5]),
            exact: true,
        }),
    ];
    let member = |state| MemberRecord {
        key: "key".to_owned(),
        class: ClassId(1),
        role: Role::Learn,
        name: "1.jpg".to_owned(),
        source: Source {
            bytes: 5,
            changed_ms: 1.5,
        },
        state,
    };
    let class = |id| OwnClass {
        id: ClassId(id),
        name: format!("class {id}"),
        colour: 3,
        on: true,
    };
    let head = LearnedHead {
        classes: vec![ClassId(0), ClassId(1)],
        keys: vec!["key".to_owned()],
        labels: vec![1],
        layer: PredictionLayer {
            weights: vec![0.5, -0.5, 1.0, 2.0],
            bias: vec![0.0, 0.25],
        },
        left_out: vec![f32::NAN; 2],
        learned: Learned {
            lambda: 0.1,
            objective: 0.5,
            losses: vec![(0.1, 0.75)],
            folds: vec![0],
            ms: 1.0,
        },
        exact: true,
    };
    assert!(decode_head(&encode_head(&head)).is_ok());
    let mut seeds = states.map(|state| member(state).encode()).to_vec();
    seeds.push(encode_outline(&[class(0), class(1)], Settings::default()));
    seeds.push(encode_head(&head));
    seeds
}

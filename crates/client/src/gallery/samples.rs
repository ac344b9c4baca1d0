//! Photos of a gallery for tests.

use super::{Answer, Folder, Gallery, Item, ItemState, Source};
use crate::finding::PhotoId;
use crate::view::MapSubject;
use crate::way::Way;
use camlens_core::cam::samples::map;
use camlens_core::framing::Framing;
use camlens_core::protocol::{Cause, Decoder, Failure, FailureKind};
use camlens_core::reading::Prediction;
use camlens_core::resnet50::INPUT;
use std::sync::Arc;

/// A photo that waits, at a path.
pub(crate) fn item(photo: u32, path: &str) -> Item {
    Item {
        photo: PhotoId(photo),
        key: format!("key-{photo}"),
        name: path.rsplit('/').next().unwrap_or_default().to_owned(),
        folder: Folder::of_path(path),
        source: Source {
            bytes: 1000 + u64::from(photo),
            changed_ms: 1.7e12 + 0.1,
        },
        state: ItemState::Waiting,
    }
}

/// A photo that was read as this class with this probability.
pub(crate) fn read(photo: u32, path: &str, class: usize, probability: f32) -> Item {
    Item {
        state: ItemState::Read(Arc::new(answer(class, probability))),
        ..item(photo, path)
    }
}

/// A photo that could not be read.
pub(crate) fn failed(photo: u32, path: &str) -> Item {
    let failure = Failure {
        kind: FailureKind::TruncatedImage,
        cause: Cause::Damaged {
            format: "JPEG".to_owned(),
        },
        message: "The picture is damaged.".to_owned(),
    };
    Item {
        state: ItemState::Failed(failure),
        ..item(photo, path)
    }
}

/// An answer with this first class, its logit ten times the probability and all others zero; its map is
/// 1 in every cell.
pub(crate) fn answer(class: usize, probability: f32) -> Answer {
    let mut logits = vec![0.0; 1000];
    logits[class] = 10.0 * probability;
    let way = Way::default();
    let frame = Framing::Whole.frame(451, 300, &INPUT);
    let (columns, rows) = (frame.input.0 / INPUT.cell, frame.input.1 / INPUT.cell);
    Answer {
        way,
        exact: true,
        own: None,
        frame,
        decoder: Decoder::Rust,
        remarks: Vec::new(),
        best: Prediction {
            class,
            logit: logits[class],
            probability,
        },
        logits,
        subject: MapSubject::Class(class),
        map: map(rows, columns, &vec![1.0; rows * columns]),
        bias: 10.0 * probability - 1.0,
        features: None,
        familiarity: None,
        given_by: None,
    }
}

/// A gallery of these photos.
pub(crate) fn gallery<const N: usize>(items: [Item; N]) -> Gallery {
    let mut gallery = Gallery::default();
    for item in items {
        gallery.add(item);
    }
    gallery
}

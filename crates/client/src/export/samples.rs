//! Exhibits for tests: of a made-up network with ResNet50's classes and few channels.

#![allow(
    clippy::unwrap_used,
    reason = "a sample that does not fit ends its test"
)]

use super::exhibit::{Exhibit, Source};
use crate::finding::samples::build;
use crate::finding::{Finding, PhotoId};
use crate::gallery::Folder;
use crate::subject::{Catalogue, Subject};
use crate::view::{Look, MapSubject};
use crate::way::{Resolution, Way};
use camlens_core::cam::samples::numbers;
use camlens_core::framing::{Framing, ShortSide};
use camlens_core::labels::Labels;
use camlens_core::protocol::{Decoder, Remark, Timing};
use camlens_core::reading::{Head, PredictionLayer, Reading};
use camlens_core::resnet50::{CLASSES, INPUT, labels};
use std::sync::Arc;

/// Channels of the made-up network.
pub(crate) const CHANNELS: usize = 16;

/// Width and height of the photo.
pub(crate) const PHOTO: (usize, usize) = (45, 30);

/// A finding of arbitrary numbers, whose logits are those of its features.
pub(crate) fn finding(framing: Framing, photo: (usize, usize)) -> Finding {
    let way = Way {
        framing,
        resolution: Resolution {
            short_side: ShortSide::Standard,
            mirrored: false,
        },
    };
    let frame = framing.frame(photo.0, photo.1, &INPUT);
    let (columns, rows) = (frame.input.0 / INPUT.cell, frame.input.1 / INPUT.cell);
    let mut next = numbers(7);
    let mut many = |count: usize, low: f32, high: f32| -> Vec<f32> {
        (0..count).map(|_| low + (high - low) * next()).collect()
    };
    let head = Head::new(
        PredictionLayer {
            weights: many(CLASSES * CHANNELS, -1.0, 1.5),
            bias: many(CLASSES, -0.5, 0.5),
        },
        labels(),
    );
    let head = Arc::new(head.unwrap());
    let features = many(rows * columns * CHANNELS, 0.0, 6.0);
    let mean = |channel: usize| {
        let values = features.iter().skip(channel).step_by(CHANNELS);
        values.map(|&value| f64::from(value)).sum::<f64>() / (rows * columns) as f64
    };
    let means: Vec<f64> = (0..CHANNELS).map(mean).collect();
    let logit = |class: usize| {
        let weights = head.weights_of(class).iter().zip(&means);
        let score: f64 = weights
            .map(|(&weight, mean)| f64::from(weight) * mean)
            .sum();
        (score + f64::from(head.bias()[class])) as f32
    };
    let logits = (0..CLASSES).map(logit).collect();
    let reading = Reading::new(head, (rows, columns), features, logits).unwrap();
    Finding {
        photo: PhotoId(1),
        way,
        frame,
        decoder: Decoder::Rust,
        still: None,
        remarks: vec![Remark::Missing { share: 0.25 }],
        timing: Timing {
            decode: 1.0,
            frame: 2.0,
            infer: 3.0,
            groups: Vec::new(),
            memory: 0,
        },
        build: build(),
        exact: true,
        ranking: reading.ranking(),
        input: vec![128; 3 * frame.input.0 * frame.input.1].into(),
        own: false,
        reading,
    }
}

/// The same under a head of two own classes.
pub(crate) fn own_finding(framing: Framing, photo: (usize, usize)) -> Finding {
    let mut next = numbers(11);
    let mut many = |count: usize| (0..count).map(|_| 2.0 * next() - 1.0).collect();
    let layer = PredictionLayer {
        weights: many(2 * CHANNELS),
        bias: many(2),
    };
    let names = ["ants", "bees"].map(str::to_owned);
    let head = Head::new(layer, Arc::new(Labels::named(names))).unwrap();
    finding(framing, photo).under(&Arc::new(head)).unwrap()
}

pub(crate) fn catalogue() -> Catalogue {
    Catalogue::new(labels())
}

pub(crate) fn source() -> Source {
    Source {
        name: "Kätzchen, \"1\".jpg".to_owned(),
        folder: Folder(vec!["pets".to_owned(), "=cats".to_owned()]),
    }
}

/// The Egyptian cat against all dogs.
pub(crate) fn contrast(catalogue: &Catalogue) -> MapSubject {
    let dogs = catalogue.subject_of("n02084071").unwrap();
    MapSubject::Difference(Subject::Class(285), dogs)
}

/// The map of the Egyptian cat in that finding.
pub(crate) fn exhibit(framing: Framing) -> Exhibit {
    exhibit_of(
        &finding(framing, PHOTO),
        MapSubject::Class(285),
        Look::default(),
    )
}

pub(crate) fn exhibit_of(finding: &Finding, subject: MapSubject, look: Look) -> Exhibit {
    Exhibit::of_finding(source(), finding, subject, &catalogue(), look).unwrap()
}

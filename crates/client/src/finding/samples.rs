//! Answers of a made-up network for tests: one channel, and two classes, one for it and one against.

#![allow(
    clippy::unwrap_used,
    reason = "a sample that does not fit ends its test"
)]

use super::*;
use camlens_core::protocol::GroupTiming;
use camlens_core::resnet50::INPUT;

/// Width and height of every photo.
const PHOTO: (usize, usize) = (451, 300);

pub(crate) fn build() -> Build {
    Build {
        variant: "simd".to_owned(),
        threads: 1,
    }
}

/// Weights and bias of the made-up network, as they travel beside [`Response::Loaded`].
pub(crate) fn head_buffers() -> Vec<Buffer> {
    vec![
        Buffer::Floats(vec![1.0, -1.0]),
        Buffer::Floats(vec![0.0, 0.0]),
    ]
}

pub(crate) fn network(exact: bool) -> LoadedNetwork {
    LoadedNetwork {
        build: build(),
        exact,
        head: Arc::new(head_of_answer("made up", head_buffers()).unwrap()),
        spec: INPUT,
    }
}

/// An answer in which every feature is 1.
pub(crate) fn answer(id: u32, way: Way, exact: bool) -> (Response, Vec<Buffer>) {
    let frame = frame(way);
    let answer = Response::Read {
        id,
        frame,
        decoder: Decoder::Rust,
        still: false,
        remarks: vec![],
        rows: frame.input.1 / INPUT.cell,
        columns: frame.input.0 / INPUT.cell,
        timing: Timing {
            decode: 1.0,
            frame: 2.0,
            infer: 300.0,
            groups: vec![GroupTiming {
                name: "1x1".to_owned(),
                ms: 100.0,
            }],
            memory: 1 << 20,
        },
        exact,
    };
    (answer, buffers(way, 1.0))
}

/// The buffers of an answer with this number in every cell.
pub(crate) fn buffers(way: Way, feature: f32) -> Vec<Buffer> {
    let (width, height) = frame(way).input;
    vec![
        Buffer::Floats(vec![feature; (width / INPUT.cell) * (height / INPUT.cell)]),
        Buffer::Floats(vec![feature, -feature]),
        Buffer::Bytes(vec![128; 3 * width * height]),
    ]
}

/// A finding that was read this way.
pub(crate) fn finding(photo: PhotoId, way: Way, exact: bool) -> FindingRef {
    let (answer, buffers) = answer(1, way, exact);
    let finding = Finding::of_answer(photo, way, &network(exact), answer, buffers);
    FindingRef::new(finding.unwrap())
}

fn frame(way: Way) -> Frame {
    let side = way.resolution.short_side;
    way.framing.frame_at(side, PHOTO.0, PHOTO.1, &INPUT)
}

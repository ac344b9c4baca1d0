//! What the page should show: Keras' results, and those of the network run natively.

use super::common::{Case, Golden, head_of, read, root, stored_network};
use camlens_core::framing::Framing;
use camlens_core::reading::Reading;
use camlens_core::resnet50::INPUT;
use camlens_network::input::{NetworkInput, frame_photo};
use camlens_photo::decode;
use std::path::PathBuf;
use std::sync::OnceLock;

/// How far a logit of the page may be from Keras' for a PNG photo, as one of the native network.
pub const LOGIT_BOUND: f32 = 0.01;

/// How far a probability may be from Keras': p (1 - p), a quarter at most, of what two logits may be
/// apart.
pub const PROBABILITY_BOUND: f32 = LOGIT_BOUND / 2.0;

/// How far a cell may be from Keras', as a part of the map's range.
pub const MAP_BOUND: f32 = 0.01;

/// Returns Keras' results for a sample photo, such as `cc0/chelsea.png`, in a framing.
pub fn keras(photo: &str, framing: &str) -> Case {
    Golden::read(&root().join("tests/golden/keras.json"))
        .unwrap()
        .cases
        .into_iter()
        .find(|case| case.photo == photo && case.framing == framing)
        .unwrap()
}

/// Returns the file of a sample photo.
pub fn sample(name: &str) -> PathBuf {
    root().join("static/samples").join(name)
}

/// Returns Chelsea's reading, made natively as the page makes it; once, however many tests ask.
pub fn native_chelsea() -> Reading {
    static CHELSEA: OnceLock<Reading> = OnceLock::new();
    CHELSEA.get_or_init(read_chelsea).clone()
}

fn read_chelsea() -> Reading {
    let network = stored_network();
    let photo = decode(&std::fs::read(sample("chelsea.png")).unwrap()).unwrap();
    let frame = Framing::Whole.frame(photo.width, photo.height, &INPUT);
    let pixels = frame_photo(&photo, &frame, &INPUT);
    let input = NetworkInput::from_rgb(&pixels, frame.input.0, frame.input.1, &INPUT);
    read(&network, &head_of(&network), &input)
}

//! Sentences of the camera.

use camlens_client::camera::Refusal;
use camlens_words::say;

/// Why there is no picture, and what helps.
pub fn refusal(refusal: Refusal) -> String {
    match refusal {
        Refusal::NotAllowed => say::camera_not_allowed(),
        Refusal::NoCamera => say::camera_none(),
        Refusal::InUse => say::camera_in_use(),
        Refusal::NotThere => say::camera_not_there(),
        Refusal::Ended => say::camera_ended(),
        Refusal::Unknown => say::camera_unknown(),
    }
}

/// The name of a camera; `number` counts from 1.
pub fn camera(name: &str, number: usize) -> String {
    match name.trim() {
        "" => say::camera_number(&number.to_string()),
        name => name.to_owned(),
    }
}

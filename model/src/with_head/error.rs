//! Reasons why no ONNX file can be written.

use crate::FormatError;
use crate::protobuf::Broken;

/// A file that cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OnnxError {
    #[error("the graph is no ONNX model; make the model again")]
    NotOnnx,
    #[error("the graph does not end in a Gemm with a transposed matrix, as ResNet50 does")]
    NoLayer,
    #[error("the graph's tensor {name} is not in the manifest, or has another shape there")]
    Tensor { name: String },
    #[error("a layer of {weights} weights and {classes} biases does not read {channels} channels")]
    Layer {
        weights: usize,
        classes: usize,
        channels: usize,
    },
    #[error("{bytes} bytes of floats are not the manifest's")]
    Floats { bytes: usize },
    #[error(transparent)]
    Planes(#[from] FormatError),
}

impl From<Broken> for OnnxError {
    fn from(_: Broken) -> Self {
        Self::NotOnnx
    }
}

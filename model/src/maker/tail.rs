//! Finds a classifier's end: feature maps, global average pooling, a dense layer, perhaps a softmax.

use super::errors::ConvertError;
use super::layers::{Activation, Dense, Layer, Model, Operation};

/// The last layers of a classifier.
pub(super) struct Tail<'a> {
    /// Index of the layer that makes the feature maps.
    pub features: usize,
    pub pooling: &'a Layer,
    pub dense: &'a Dense,
}

impl<'a> Tail<'a> {
    /// Walks back from the model's output.
    pub(super) fn find(model: &'a Model) -> Result<Self, ConvertError> {
        let (mut layer, mut input) = step(model, model.output)?;
        if matches!(layer.operation, Operation::Activation(kind) if kind != Activation::Relu) {
            (layer, input) = step(model, input)?;
        }
        let dense = match &layer.operation {
            Operation::Dense(dense) if dense.activation != Activation::Relu => dense,
            _ => return no_classifier(layer, "is not the dense layer at the end"),
        };
        let (pooling, features) = step(model, input)?;
        if pooling.operation != Operation::GlobalAveragePooling2d {
            return no_classifier(pooling, "is no global average pooling");
        }
        Ok(Self {
            features,
            pooling,
            dense,
        })
    }
}

/// A layer and the index of its only input.
fn step(model: &Model, at: usize) -> Result<(&Layer, usize), ConvertError> {
    let layer = &model.layers[at];
    match layer.inputs.as_slice() {
        &[input] => Ok((layer, input)),
        _ => no_classifier(layer, "does not have one input"),
    }
}

/// Refuses a network for what one of its layers is.
pub(super) fn no_classifier<T>(layer: &Layer, why: &'static str) -> Result<T, ConvertError> {
    Err(ConvertError::NoClassifier {
        layer: layer.name.clone(),
        why,
    })
}

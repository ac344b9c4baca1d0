//! The seam between the network and the rest of the program.

use super::{ClassifierError, Costs};
use crate::input::NetworkInput;
use camlens_core::framing::InputSpec;
use camlens_core::reading::PredictionLayer;

/// The numbers of one forward pass, and its costs.
#[derive(Debug, Clone, PartialEq)]
pub struct Pass {
    /// Rows of the feature grid.
    pub rows: usize,
    /// Columns of the feature grid.
    pub columns: usize,
    /// The last feature maps after their ReLU, `[rows, columns, channels]`.
    pub features: Vec<f32>,
    /// One score a class before the softmax, `[classes]`.
    pub logits: Vec<f32>,
    pub costs: Costs,
}

/// A network, as the rest of the program knows it. Tests put a fake in its place.
pub trait Network {
    /// The numbers of the layer behind the global average pooling, from which maps are computed.
    /// The page knows the names of its classes.
    fn prediction_layer(&self) -> &PredictionLayer;

    /// The picture that the network expects.
    fn input_spec(&self) -> &InputSpec;

    /// One forward pass over an input of any number of whole cells ([`InputSpec::cell`]) in each
    /// direction.
    ///
    /// # Errors
    /// [`ClassifierError::OutOfMemory`] before the pass, [`ClassifierError::Inference`] in it.
    fn read(&self, input: &NetworkInput) -> Result<Pass, ClassifierError>;
}

//! The network: from stored files to a plan, from an input to a reading.

mod costs;
mod error;
mod fuse;
mod kernel_windows;
mod loader;
mod operators;
mod stock;
mod tract;
mod weights;

pub use costs::{Clock, Costs, LayerGroup};
pub use error::ClassifierError;
pub use loader::{Loader, open_graph};
pub use tract::Tract;
pub use tract_onnx::pb::ModelProto;
pub use weights::Weights;

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

/// A network to the rest of the program; the seam at which tests put a fake.
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

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
use camlens_core::reading::{PredictionLayer, Reading};

/// What one forward pass gives, and what it costs.
#[derive(Debug, Clone, PartialEq)]
pub struct Pass {
    pub reading: Reading,
    pub costs: Costs,
}

/// What the rest of the program knows of a network; the seam at which tests put a fake.
pub trait Network {
    /// The layer behind the global average pooling, from which maps are computed.
    fn prediction_layer(&self) -> &PredictionLayer;

    /// One forward pass over an input of any number of whole cells
    /// ([`camlens_core::framing::CELL`]) in each direction.
    ///
    /// # Errors
    /// [`ClassifierError::OutOfMemory`] before the pass, [`ClassifierError::Inference`] in it.
    fn read(&self, input: &NetworkInput) -> Result<Pass, ClassifierError>;
}

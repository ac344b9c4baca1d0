//! The network: from stored files to a plan, from an input to a reading.

mod error;
mod fuse;
mod loader;
mod operators;
mod stock;
mod tract;
mod weights;

pub use error::ClassifierError;
pub use loader::Loader;
pub use tract::Tract;
pub use weights::Weights;

use crate::framing::NetworkInput;
use crate::reading::{PredictionLayer, Reading};

/// What the rest of the program knows of a network; the seam at which tests put a fake.
pub trait Network {
    /// The layer behind the global average pooling, from which maps are computed.
    fn prediction_layer(&self) -> &PredictionLayer;

    /// One forward pass over an input of any number of whole cells
    /// ([`crate::framing::CELL`]) in each direction.
    ///
    /// # Errors
    /// [`ClassifierError::OutOfMemory`] before the pass, [`ClassifierError::Inference`] in it.
    fn read(&self, input: &NetworkInput) -> Result<Reading, ClassifierError>;
}

//! The network: from stored files to a plan, from an input to a reading.

mod costs;
mod error;
mod fuse;
mod kernel_windows;
mod loader;
mod network;
mod operators;
mod planes;
mod stock;
mod tract;
mod weights;

pub use costs::{Clock, Costs, LayerGroup};
pub use error::ClassifierError;
pub use loader::{Loader, open_graph};
pub use network::{Network, Pass};
pub use tract::Tract;
pub use tract_onnx::pb::ModelProto;
pub use weights::Weights;

//! The built-in network as data: Keras' ResNet50 for the 1000 classes of ImageNet.
//!
//! All that the program knows of this one network stands here; the rest is handed an
//! [`InputSpec`](crate::framing::InputSpec) or a head with labels, and works for any network.

mod facts;
#[cfg(feature = "maps")]
mod labels;

pub use facts::{CLASSES, INPUT, NAME, SQUARE_OPERATIONS};
#[cfg(feature = "maps")]
pub use labels::{labels, labels_of};

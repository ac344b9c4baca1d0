//! The network: bytes of a file become an upright photo, the photo an input, the input a reading.

pub mod photo;
pub mod input;
#[cfg(feature = "engine")]
pub mod classifier;

mod failure;

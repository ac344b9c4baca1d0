//! The network: a photo becomes an input, the input a reading.

pub mod input;
#[cfg(feature = "engine")]
pub mod classifier;

#[cfg(feature = "engine")]
mod failure;

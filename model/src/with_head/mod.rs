//! The stored network as one ONNX file for any runtime, with another prediction layer in the place of its own.
//!
//! The file is written piece by piece, so that the 94 MB of its weights are never in memory together:
//!
//! ```text
//! OnnxFile::begin    everything before the kernels: names, nodes, the own layer, biases
//! OnnxFile::kernels  the kernels of a chunk of the manifest, from its two planes; chunk after chunk
//! ```

mod error;
mod file;
mod graph;
mod tensor;

pub use error::OnnxError;
pub use file::OnnxFile;
pub use graph::HeadNumbers;

#[cfg(all(test, feature = "maker"))]
mod tests;

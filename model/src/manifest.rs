//! The list of a stored network's parts, and of the tensors in them.
//!
//! ```text
//! model.json   this manifest
//! graph        an ONNX model whose initializers hold no data, only their names
//! floats       little-endian float32: biases and scales
//! high, low    byte planes (see `planes`), tensor after tensor, a pair of files per chunk
//! ```

mod check;
mod parse;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::Part;

/// The number of the format that this program reads and writes.
pub const FORMAT: u32 = 1;

/// The parts of a stored network. [`Manifest::parse`] has checked each offset, shape and length.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: u32,
    /// The network's name, for people.
    pub network: String,
    /// The distance from the middle of a cell's square up, and as far to the left, to the point that
    /// the cell looks at, in cells of the features' grid, above -0.5 and below 0.5. Maps are drawn
    /// there. A property of the network, measured; a manifest that does not say it means 0.
    #[serde(default)]
    pub offset: f64,
    /// An ONNX model without data: each initializer's `location` is a name below.
    pub graph: Part,
    /// Biases and scales: float32, little-endian.
    pub floats: Part,
    /// The biases in `floats`.
    pub vectors: Vec<Vector>,
    /// The runs of tensors in planes, in the order in which the network uses them.
    pub chunks: Vec<Chunk>,
}

/// A tensor that is stored as float32: a bias.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Vector {
    /// The initializer's name in the graph.
    pub name: String,
    /// Its dimensions, none of them 0.
    pub shape: Vec<usize>,
    /// Its first element in `floats`, counted in float32.
    pub offset: usize,
}

/// A run of tensors whose planes travel together. In either plane they follow each other in this
/// order, without gaps, one byte per weight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Chunk {
    /// The tensors, at least one.
    pub tensors: Vec<StoredTensor>,
    /// Their high bytes.
    pub high: Part,
    /// Their low bytes.
    pub low: Part,
}

/// A tensor that is stored in planes: a kernel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StoredTensor {
    /// The initializer's name in the graph.
    pub name: String,
    /// Its dimensions, output channel first, none of them 0.
    pub shape: Vec<usize>,
    /// The first of its `shape[0]` scales in `floats`, counted in float32.
    pub scales: usize,
}

impl Manifest {
    /// The bytes that travel when all parts are fetched, without the manifest itself.
    pub fn stored_bytes(&self) -> u64 {
        self.parts().map(|part| part.bytes).sum()
    }

    /// Each part once, in the order in which they are to be fetched: those of [`Self::first_parts`],
    /// then all low planes, which complete the network.
    pub fn parts(&self) -> impl Iterator<Item = &Part> {
        once(self.listed())
    }

    /// Graph, floats, and all high planes, each part once: a first network by themselves.
    pub fn first_parts(&self) -> impl Iterator<Item = &Part> {
        once(self.listed_first())
    }

    /// The parts as the manifest lists them: planes of equal contents are one file, listed twice.
    fn listed(&self) -> impl Iterator<Item = &Part> {
        self.listed_first()
            .chain(self.chunks.iter().map(|chunk| &chunk.low))
    }

    fn listed_first(&self) -> impl Iterator<Item = &Part> {
        [&self.graph, &self.floats]
            .into_iter()
            .chain(self.chunks.iter().map(|chunk| &chunk.high))
    }
}

/// The parts, each file once.
fn once<'a>(parts: impl Iterator<Item = &'a Part>) -> impl Iterator<Item = &'a Part> {
    let mut seen = BTreeSet::new();
    parts.filter(move |part| seen.insert(part.file.as_str()))
}

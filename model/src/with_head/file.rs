//! The file, piece by piece.

use super::error::OnnxError;
use super::graph::{Bare, GRAPH, HeadNumbers, INITIALIZER, Layer};
use super::tensor::Tensor;
use crate::protobuf::{put_bytes, put_length};
use crate::{Chunk, FormatError, Manifest, StoredTensor, widen};

/// `ModelProto.metadata_props` in `onnx.proto`.
pub(super) const METADATA: u64 = 14;

/// Weights that are widened at once.
const AT_ONCE: usize = 1 << 18;

/// An ONNX file that is about to be written.
#[derive(Debug)]
pub struct OnnxFile {
    /// The network's own layer, which is left out.
    layer: Layer,
    chunks: Vec<Chunk>,
    /// Biases and scales.
    floats: Vec<f32>,
    begin: Vec<u8>,
    bytes: u64,
}

impl OnnxFile {
    /// A file of a stored network: of its opened parts `graph` and `floats`, with another layer, and with
    /// pairs of texts that say what it is (`metadata_props`).
    ///
    /// # Errors
    /// [`OnnxError`], where these do not fit each other.
    pub fn new(
        manifest: &Manifest,
        graph: &[u8],
        floats: &[u8],
        head: HeadNumbers<'_>,
        metadata: &[(&str, &str)],
    ) -> Result<Self, OnnxError> {
        let bare = Bare::read(graph)?;
        if floats.len() as u64 != manifest.floats.raw_bytes {
            let bytes = floats.len();
            return Err(OnnxError::Floats { bytes });
        }
        let (fours, _) = floats.as_chunks::<4>();
        let floats: Vec<f32> = fours.iter().map(|&four| f32::from_le_bytes(four)).collect();
        bare.check(manifest, head)?;
        let layer = bare.layer.clone();
        let chunks = manifest.chunks.iter();
        let wanted = |chunk: &&Chunk| chunk.tensors.iter().any(|of| of.name != layer.weights);
        let chunks: Vec<Chunk> = chunks.filter(wanted).cloned().collect();
        let small = small_tensors(manifest, &layer, &floats, head);
        let kernels: u64 = chunks
            .iter()
            .flat_map(|chunk| kernels_of(chunk, &layer))
            .map(|kernel| Tensor::new(&kernel.name, &kernel.shape).field_bytes(INITIALIZER))
            .sum();
        let graph_rest = bare.graph_for(head.bias.len())?;
        let graph_bytes = graph_rest.len() as u64 + small.len() as u64 + kernels;
        let mut begin = bare.model;
        for (key, value) in metadata {
            put_bytes(&mut begin, METADATA, &entry(key, value));
        }
        put_length(&mut begin, GRAPH, graph_bytes);
        let bytes = begin.len() as u64 + graph_bytes;
        begin.extend([graph_rest, small].concat());
        Ok(Self {
            layer,
            chunks,
            floats,
            begin,
            bytes,
        })
    }

    /// The length of the whole file.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The file's begin, a megabyte or less.
    pub fn begin(&self) -> &[u8] {
        &self.begin
    }

    /// The chunks whose kernels follow, in this order.
    pub fn chunks(&self) -> &[Chunk] {
        &self.chunks
    }

    /// Gives the bytes of a chunk's kernels, a megabyte at a time; `high` and `low` are its opened planes.
    ///
    /// # Errors
    /// [`OnnxError::Planes`], where the planes are not the chunk's, and those of `give`.
    pub fn kernels<E: From<OnnxError>>(
        &self,
        chunk: &Chunk,
        high: &[u8],
        low: &[u8],
        mut give: impl FnMut(&[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        let mismatch = |scales: usize, out: usize| {
            OnnxError::Planes(FormatError::PlaneMismatch {
                high: high.len(),
                low: low.len(),
                scales,
                out,
            })
        };
        let weights = chunk.tensors.iter().map(elements).sum();
        if high.len() != weights || low.len() != weights {
            return Err(mismatch(0, weights).into());
        }
        let (mut at, mut floats, mut bytes) = (0, Vec::new(), Vec::new());
        for kernel in &chunk.tensors {
            let (begin, length) = (at, elements(kernel));
            at += length;
            if kernel.name == self.layer.weights {
                continue;
            }
            let outputs = kernel.shape.first().copied().unwrap_or(0);
            let scales = self.floats.get(kernel.scales..kernel.scales + outputs);
            let scales = scales.ok_or_else(|| mismatch(outputs, length))?;
            let tensor = Tensor::new(&kernel.name, &kernel.shape);
            give(&tensor.before(INITIALIZER))?;
            let row = length.checked_div(outputs).unwrap_or(0).max(1);
            let rows = (AT_ONCE / row).max(1);
            for (first, scales) in (0..).step_by(rows).zip(scales.chunks(rows)) {
                let from = begin + first * row;
                let planes = from..from + scales.len() * row;
                floats.resize(planes.len(), 0.0);
                widen(&high[planes.clone()], &low[planes], scales, &mut floats)
                    .map_err(OnnxError::from)?;
                bytes.clear();
                bytes.extend(floats.iter().flat_map(|float| float.to_le_bytes()));
                give(&bytes)?;
            }
        }
        Ok(())
    }
}

/// The tensors that are stored as they are: the own layer, and the biases.
fn small_tensors(
    manifest: &Manifest,
    layer: &Layer,
    floats: &[f32],
    head: HeadNumbers<'_>,
) -> Vec<u8> {
    let classes = head.bias.len();
    let channels = head.weights.len().checked_div(classes).unwrap_or(0);
    let mut small = Vec::new();
    let mut add = |name: &str, shape: &[usize], numbers: &[f32]| {
        small.extend(Tensor::new(name, shape).before(INITIALIZER));
        small.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
    };
    add(&layer.weights, &[classes, channels], head.weights);
    add(&layer.bias, &[classes], head.bias);
    for vector in &manifest.vectors {
        if vector.name != layer.bias {
            let length: usize = vector.shape.iter().product();
            let numbers = floats.get(vector.offset..vector.offset + length);
            // The manifest is checked: they are there.
            add(&vector.name, &vector.shape, numbers.unwrap_or_default());
        }
    }
    small
}

fn kernels_of<'a>(chunk: &'a Chunk, layer: &Layer) -> impl Iterator<Item = &'a StoredTensor> {
    let own = layer.weights.clone();
    chunk
        .tensors
        .iter()
        .filter(move |kernel| kernel.name != own)
}

fn elements(kernel: &StoredTensor) -> usize {
    kernel.shape.iter().product()
}

/// A `StringStringEntryProto`.
pub(super) fn entry(key: &str, value: &str) -> Vec<u8> {
    let mut entry = Vec::new();
    put_bytes(&mut entry, 1, key.as_bytes());
    put_bytes(&mut entry, 2, value.as_bytes());
    entry
}

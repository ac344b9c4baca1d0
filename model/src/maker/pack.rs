//! A network as parts and manifest, in memory.

use std::io::Write as _;

use flate2::{Compression, GzBuilder};

use super::errors::{IoError, PackError};
use super::network::Network;
use super::onnx::graph_without_data;
use super::quantise::{Kernel, quantise};
use crate::{Chunk, Encoding, FORMAT, Manifest, Part, sha256_hex};

/// Where a plane is cut, in bytes, between tensors: small enough that a broken download loses
/// little, large enough that a few requests bring all. A larger tensor is a part by itself.
const CHUNK_BYTES: usize = 4_000_000;

/// Deflated bytes are kept where they are at most this many per cent of the raw ones: a low plane is
/// close to noise, and inflating takes the page's time.
const WORTH_DEFLATING: usize = 97;

/// A stored network before it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Packed {
    pub manifest: Manifest,
    /// The manifest as it is to be written.
    pub json: Vec<u8>,
    /// The parts, in the manifest's order.
    pub parts: Vec<PackedPart>,
}

/// A part with its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackedPart {
    pub part: Part,
    pub stored: Vec<u8>,
}

/// Quantises, cuts and deflates a network. The same network gives the same bytes.
///
/// # Errors
/// [`PackError::Format`] where the result is beyond what [`Manifest::parse`] accepts, such as a
/// tensor larger than the largest part.
pub fn pack(network: &Network) -> Result<Packed, PackError> {
    let quantised = quantise(network);
    let floats: Vec<u8> = quantised
        .floats
        .iter()
        .flat_map(|value| value.to_le_bytes())
        .collect();
    let graph = packed_part("graph", graph_without_data(network))?;
    let floats = packed_part("floats", floats)?;
    let mut chunks = Vec::new();
    let (mut high, mut low) = (Vec::new(), Vec::new());
    for run in runs(&quantised.kernels) {
        let plane =
            |of: fn(&Kernel) -> &[u8]| run.iter().flat_map(of).copied().collect::<Vec<u8>>();
        let high_part = packed_part("high", plane(|kernel| &kernel.high))?;
        let low_part = packed_part("low", plane(|kernel| &kernel.low))?;
        chunks.push(Chunk {
            tensors: run.iter().map(|kernel| kernel.stored.clone()).collect(),
            high: high_part.part.clone(),
            low: low_part.part.clone(),
        });
        high.push(high_part);
        low.push(low_part);
    }
    let manifest = Manifest {
        format: FORMAT,
        network: network.name.clone(),
        offset: network.offset,
        graph: graph.part.clone(),
        floats: floats.part.clone(),
        vectors: quantised.vectors,
        chunks,
    };
    let json = serde_json::to_vec(&manifest).map_err(|error| PackError::Json {
        reason: error.to_string(),
    })?;
    // What is written is what will be read.
    let manifest = Manifest::parse(&json)?;
    let parts = [graph, floats].into_iter().chain(high).chain(low).collect();
    Ok(Packed {
        manifest,
        json,
        parts,
    })
}

/// Cuts kernels into runs of at most [`CHUNK_BYTES`], each at least one kernel long.
fn runs(kernels: &[Kernel]) -> Vec<&[Kernel]> {
    let mut runs = Vec::new();
    let (mut start, mut bytes) = (0, 0);
    for (at, kernel) in kernels.iter().enumerate() {
        if at > start && bytes + kernel.high.len() > CHUNK_BYTES {
            runs.push(&kernels[start..at]);
            (start, bytes) = (at, 0);
        }
        bytes += kernel.high.len();
    }
    if start < kernels.len() {
        runs.push(&kernels[start..]);
    }
    runs
}

/// Deflates where it is worth it and names by hash. No ending such as `.gz`: some servers would
/// inflate it on the way, and its hash would not be the stored one.
fn packed_part(kind: &str, raw: Vec<u8>) -> Result<PackedPart, PackError> {
    let deflated = deflate(&raw)?;
    let raw_bytes = raw.len() as u64;
    let worth = deflated.len() * 100 <= raw.len() * WORTH_DEFLATING;
    let (stored, encoding) = if worth {
        (deflated, Encoding::Gzip)
    } else {
        (raw, Encoding::None)
    };
    let sha256 = sha256_hex(&stored);
    let file = format!("{kind}-{}.bin", &sha256[..16]);
    let part = Part {
        file,
        sha256,
        bytes: stored.len() as u64,
        raw_bytes,
        encoding,
    };
    Ok(PackedPart { part, stored })
}

fn deflate(raw: &[u8]) -> Result<Vec<u8>, IoError> {
    let nowhere = std::path::Path::new("memory");
    // A time in the header would change the hash with every making.
    let mut writer = GzBuilder::new()
        .mtime(0)
        .write(Vec::new(), Compression::best());
    writer
        .write_all(raw)
        .map_err(IoError::at("deflate in", nowhere))?;
    writer.finish().map_err(IoError::at("deflate in", nowhere))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may end on the spot")]

    use super::*;
    use crate::StoredTensor;

    fn kernel(bytes: usize) -> Kernel {
        let stored = StoredTensor {
            name: String::new(),
            shape: vec![1, bytes],
            scales: 0,
        };
        Kernel {
            stored,
            high: vec![0; bytes],
            low: vec![0; bytes],
        }
    }

    #[test]
    fn planes_are_cut_between_tensors() {
        let lengths = |sizes: &[usize]| -> Vec<usize> {
            let kernels: Vec<Kernel> = sizes.iter().map(|&bytes| kernel(bytes)).collect();
            runs(&kernels).iter().map(|run| run.len()).collect()
        };
        let most = CHUNK_BYTES;
        assert_eq!(lengths(&[]), [0; 0]);
        assert_eq!(lengths(&[1, 1]), [2]);
        assert_eq!(lengths(&[most, 1]), [1, 1]);
        assert_eq!(lengths(&[most - 1, 1, 1]), [2, 1]);
        assert_eq!(lengths(&[1, 2 * most, 1]), [1, 1, 1]);
    }

    #[test]
    fn noise_stays_as_it_is_and_zeros_shrink() {
        let mut state = 1_u32;
        let noise: Vec<u8> = (0..4096)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 24) as u8
            })
            .collect();
        let kept = packed_part("low", noise.clone()).unwrap();
        assert_eq!((kept.part.encoding, &kept.stored), (Encoding::None, &noise));
        let shrunk = packed_part("high", vec![0; 4096]).unwrap();
        assert_eq!(
            (shrunk.part.encoding, shrunk.part.raw_bytes),
            (Encoding::Gzip, 4096)
        );
        assert_eq!(shrunk, packed_part("high", vec![0; 4096]).unwrap());
        assert_eq!(
            shrunk.part.file,
            format!("high-{}.bin", &shrunk.part.sha256[..16])
        );
        assert_eq!(shrunk.part.open(&shrunk.stored).unwrap(), vec![0; 4096]);
    }
}

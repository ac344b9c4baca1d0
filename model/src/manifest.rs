//! The list of a stored network's parts and of what lies where in them.
//!
//! ```text
//! model.json   this manifest
//! graph        an ONNX model whose initializers hold no data, only their names
//! floats       little-endian float32: biases and scales
//! high, low    byte planes (see `planes`), tensor after tensor, a pair of files per chunk
//! ```

mod check;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{FormatError, Part};
use check::bad;

/// The number of the format that this program reads and writes.
pub const FORMAT: u32 = 1;

/// The manifest's file name; the parts lie beside it.
pub const MANIFEST_NAME: &str = "model.json";

/// So that no manifest makes a page allocate without end. ResNet50's has 10 kB.
const MAX_MANIFEST_BYTES: usize = 1 << 20;

/// What a stored network consists of. One that came from [`Manifest::parse`] agrees with itself:
/// every offset, shape and length can be relied on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: u32,
    /// The network's name, for people.
    pub network: String,
    /// An ONNX model without data: each initializer's `location` is a name below.
    pub graph: Part,
    /// Biases and scales: float32, little-endian.
    pub floats: Part,
    /// What lies in `floats` as it is.
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
    /// Where it starts in `floats`, in float32 elements.
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
    /// Where its `shape[0]` scales start in `floats`, in float32 elements.
    pub scales: usize,
}

/// What every version of the manifest has.
#[derive(Deserialize)]
struct AnyFormat {
    format: u32,
}

impl Manifest {
    /// Reads a manifest and checks it against itself.
    ///
    /// # Errors
    /// [`FormatError::UnreadableManifest`], [`FormatError::UnknownFormat`], or
    /// [`FormatError::BadManifest`] for whatever is out of range, contradictory, unfit as a file
    /// name, or beyond the limits of this program.
    pub fn parse(json: &[u8]) -> Result<Self, FormatError> {
        if json.len() > MAX_MANIFEST_BYTES {
            return bad(
                "its length",
                format!("{} bytes, limit {MAX_MANIFEST_BYTES}", json.len()),
            );
        }
        let unreadable = |error: serde_json::Error| FormatError::UnreadableManifest {
            reason: error.to_string(),
        };
        // The number comes first: a later format may have other fields.
        let AnyFormat { format } = serde_json::from_slice(json).map_err(unreadable)?;
        if format != FORMAT {
            return Err(FormatError::UnknownFormat {
                found: format,
                known: FORMAT,
            });
        }
        let manifest: Self = serde_json::from_slice(json).map_err(unreadable)?;
        manifest.check()?;
        Ok(manifest)
    }

    /// What travels when all parts are fetched, in bytes, without the manifest itself.
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

    /// As the manifest lists them: planes of equal contents are one file, which then comes again.
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

/// Without the parts whose file was there before.
fn once<'a>(parts: impl Iterator<Item = &'a Part>) -> impl Iterator<Item = &'a Part> {
    let mut seen = BTreeSet::new();
    parts.filter(move |part| seen.insert(part.file.as_str()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may end on the spot")]

    use serde_json::{Value, json};

    use super::check::MAX_CHUNKS;
    use super::*;

    fn part(kind: &str, raw_bytes: u64) -> Value {
        json!({
            "file": format!("{kind}-0123456789abcdef.bin"), "sha256": "0".repeat(64),
            "bytes": raw_bytes, "rawBytes": raw_bytes, "encoding": "none",
        })
    }

    /// Two kernels in one chunk, a bias each; floats: 2 + 3 biases, 2 + 3 scales.
    fn good() -> Value {
        json!({
            "format": 1, "network": "small",
            "graph": part("graph", 7), "floats": part("floats", 40),
            "vectors": [
                { "name": "a/bias", "shape": [2], "offset": 0 },
                { "name": "b/bias", "shape": [3], "offset": 2 },
            ],
            "chunks": [{
                "tensors": [
                    { "name": "a/kernel", "shape": [2, 3, 1, 1], "scales": 5 },
                    { "name": "b/kernel", "shape": [3, 2], "scales": 7 },
                ],
                "high": part("high", 12), "low": part("low", 12),
            }],
        })
    }

    fn parse(manifest: &Value) -> Result<Manifest, FormatError> {
        Manifest::parse(manifest.to_string().as_bytes())
    }

    #[test]
    fn a_good_manifest_says_what_to_fetch_and_in_what_order() {
        let manifest = parse(&good()).unwrap();
        let kinds: Vec<_> = manifest
            .parts()
            .filter_map(|part| part.file.split('-').next())
            .collect();
        assert_eq!(kinds, ["graph", "floats", "high", "low"]);
        assert_eq!(manifest.stored_bytes(), 7 + 40 + 12 + 12);
        let again = serde_json::to_vec(&manifest).unwrap();
        assert_eq!(Manifest::parse(&again), Ok(manifest));
    }

    #[test]
    fn equal_planes_are_one_part() {
        let mut manifest = good();
        manifest["chunks"][0]["low"] = manifest["chunks"][0]["high"].clone();
        let manifest = parse(&manifest).unwrap();
        assert_eq!(manifest.parts().count(), 3);
        assert_eq!(manifest.first_parts().count(), 3);
        assert_eq!(manifest.stored_bytes(), 7 + 40 + 12);
    }

    #[test]
    fn another_format_is_named_before_its_fields_are_missed() {
        assert_eq!(
            Manifest::parse(br#"{"format": 2, "other": []}"#),
            Err(FormatError::UnknownFormat { found: 2, known: 1 })
        );
        for json in [
            &b""[..],
            b"{}",
            b"[]",
            b"{\"format\": 1}",
            b"{\"format\": -1}",
            b"\xff",
        ] {
            let refused = Manifest::parse(json);
            assert!(
                matches!(refused, Err(FormatError::UnreadableManifest { .. })),
                "{refused:?}"
            );
        }
    }

    #[test]
    fn hostile_values_are_refused() {
        let huge = json!(usize::MAX);
        let cases = [
            ("/graph/file", json!("../model.json")),
            ("/graph/file", json!("a/b")),
            ("/graph/file", json!("a\\b")),
            ("/graph/file", json!("")),
            ("/graph/file", json!("..")),
            ("/graph/file", json!("model.json")),
            ("/graph/file", json!("x?y")),
            ("/graph/file", json!("x".repeat(101))),
            ("/graph/file", json!("high-0123456789abcdef.bin")),
            ("/graph/sha256", json!("0".repeat(63))),
            ("/graph/sha256", json!("A".repeat(64))),
            ("/graph/bytes", json!(8)),
            ("/graph/rawBytes", json!(u64::MAX)),
            ("/floats/bytes", json!(1_u64 << 40)),
            ("/floats", part("floats", 41)),
            ("/floats", part("floats", 36)),
            ("/vectors/0/offset", huge.clone()),
            ("/vectors/1/offset", json!(8)),
            ("/vectors/1/name", json!("a/bias")),
            ("/vectors/1/name", json!("")),
            ("/vectors/1/shape", json!([])),
            ("/vectors/1/shape", json!([0])),
            ("/vectors/1/shape", json!([11])),
            ("/vectors/1/shape", json!([usize::MAX, 2])),
            ("/chunks/0/tensors", json!([])),
            ("/chunks/0/tensors/0/scales", huge.clone()),
            ("/chunks/0/tensors/1/scales", json!(8)),
            ("/chunks/0/tensors/1/name", json!("a/kernel")),
            ("/chunks/0/tensors/1/shape", json!([3, 3])),
            ("/chunks/0/tensors/1/shape", json!([usize::MAX, usize::MAX])),
            ("/chunks/0/tensors/1/shape", json!([1, 1, 1, 1, 1, 1, 6])),
            ("/chunks/0/low", part("low", 13)),
        ];
        for (at, value) in cases {
            let mut manifest = good();
            *manifest.pointer_mut(at).unwrap() = value.clone();
            let refused = parse(&manifest);
            assert!(
                matches!(refused, Err(FormatError::BadManifest { .. })),
                "{at} = {value}: {refused:?}"
            );
        }
    }

    #[test]
    fn too_much_of_anything_is_refused() {
        let mut many = good();
        many["chunks"] = Value::Array(vec![many["chunks"][0].clone(); MAX_CHUNKS + 1]);
        assert!(matches!(parse(&many), Err(FormatError::BadManifest { .. })));
        let padded = format!("{}{}", good(), " ".repeat(MAX_MANIFEST_BYTES));
        assert!(matches!(
            Manifest::parse(padded.as_bytes()),
            Err(FormatError::BadManifest { .. })
        ));
    }

    #[test]
    fn messages_name_the_place_and_the_numbers() {
        let mut manifest = good();
        manifest["chunks"][0]["low"] = part("low", 13);
        assert_eq!(
            parse(&manifest),
            Err(FormatError::BadManifest {
                at: "chunk 0, low plane".into(),
                problem: "13 bytes for 12 weights".into(),
            })
        );
    }
}

//! Reads a manifest from JSON.

use serde::Deserialize;

use super::check::check;
use super::{FORMAT, Manifest};
use crate::FormatError;

/// The longest manifest, so that none makes a page allocate without end. ResNet50's has 10 kB.
const MAX_MANIFEST_BYTES: usize = 1 << 20;

/// The field that every version of the manifest has.
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
            return FormatError::bad_manifest(
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
        check(&manifest)?;
        Ok(manifest)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may end on the spot")]

    use serde_json::{Value, json};

    use super::super::check::MAX_CHUNKS;
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
            "format": 1, "network": "small", "offset": 0.25,
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
    fn an_older_manifest_says_no_offset() {
        assert_eq!(parse(&good()).map(|manifest| manifest.offset), Ok(0.25));
        let mut older = good();
        older.as_object_mut().unwrap().remove("offset");
        assert_eq!(parse(&older).map(|manifest| manifest.offset), Ok(0.0));
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
            ("/offset", json!(0.5)),
            ("/offset", json!(-1e300)),
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

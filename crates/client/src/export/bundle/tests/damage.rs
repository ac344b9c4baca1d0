//! Bundles that nobody's page wrote.

use super::super::*;
use super::made::{Made, everything, of_one, opened};
use crate::export::npy::NpyError;
use camlens_core::cam::samples::numbers;
use camlens_core::framing::Framing;
use serde_json::{Value, json};

fn good() -> Made {
    of_one(Framing::Crop, everything())
}

/// What becomes of a bundle with another value at a place of its manifest.
fn changed(place: &str, value: Value) -> Result<Restored, BundleError> {
    let mut made = good();
    let mut manifest: Value = serde_json::from_slice(made.manifest()).unwrap();
    let at = manifest.pointer_mut(place);
    *at.unwrap_or_else(|| panic!("no {place}")) = value;
    *made.manifest() = serde_json::to_vec(&manifest).unwrap();
    opened(&made)
}

#[test]
fn what_is_no_bundle_is_none() {
    let with = |manifest: &[u8]| {
        let mut made = good();
        *made.manifest() = manifest.to_vec();
        opened(&made).err()
    };
    for other in [
        &b"{}"[..],
        b"",
        b"[1]",
        br#"{"format":"other","version":1}"#,
        b"{\"name\":",
    ] {
        assert_eq!(with(other), Some(BundleError::NotABundle));
    }
    let mut without = good();
    without.files.retain(|(path, _)| path != "manifest.json");
    assert_eq!(opened(&without), Err(BundleError::NotABundle));
    let (found, known) = (VERSION + 1, VERSION);
    assert_eq!(
        changed("/version", json!(found)),
        Err(BundleError::Newer { found, known })
    );
    let half = good().manifest()[..500].to_vec();
    assert!(matches!(with(&half), Some(BundleError::Damaged { .. })));
    let damaged = changed("/photos/0/map/rows", json!("many"));
    assert!(
        matches!(damaged, Err(BundleError::Damaged { .. })),
        "{damaged:?}"
    );
    assert_eq!(changed("/photos", json!([])), Err(BundleError::NoPhoto));
    let bytes = MAX_MANIFEST_BYTES + 1;
    let huge = vec![b' '; bytes as usize];
    let limit = MAX_MANIFEST_BYTES;
    assert_eq!(
        open(&huge, "manifest.json", []),
        Err(BundleError::TooLarge { bytes, limit })
    );
}

#[test]
fn a_missing_file_and_one_of_another_size_are_named() {
    let planned = [
        "map.npy",
        "overlay.png",
        "logits.npy",
        "colours.npy",
        "features.npy",
        "weights.npy",
        "input.png",
    ];
    for path in planned {
        let mut made = good();
        made.files.retain(|(other, _)| other != path);
        let path = path.to_owned();
        assert_eq!(opened(&made), Err(BundleError::MissingFile { path }));
    }
    for path in ["map.npy", "logits.npy", "photo/K\u{e4}tzchen, _1_.jpg"] {
        let mut made = good();
        let file = made
            .files
            .iter_mut()
            .find(|(other, _)| other == path)
            .unwrap();
        let expected = file.1.len() as u64;
        file.1.push(0);
        let (path, found) = (path.to_owned(), expected + 1);
        assert_eq!(
            opened(&made),
            Err(BundleError::OtherSize {
                path,
                expected,
                found
            })
        );
    }
}

#[test]
fn no_path_leads_out_of_the_archive() {
    for path in [
        "../map.npy",
        "/map.npy",
        "a/../map.npy",
        "a\\map.npy",
        "",
        "./map.npy",
        "map.npy/",
    ] {
        let refused = changed("/photos/0/files/map", json!(path));
        let path = path.to_owned();
        assert_eq!(refused, Err(BundleError::Path { path }));
    }
}

#[test]
fn numbers_that_cannot_be_are_refused() {
    let refused = |place: &str, value: Value| match changed(place, value) {
        Err(BundleError::Numbers { photo: 0, of }) => Some(of),
        Err(BundleError::View) => None,
        other => panic!("{place}: {other:?}"),
    };
    let huge = json!(9_007_199_254_740_993_u64);
    let photo = |name: &str| format!("/photos/0/{name}");
    for (place, value, of) in [
        ("photo/width", json!(0), OddNumbers::Photo),
        ("photo/height", huge.clone(), OddNumbers::Photo),
        ("reading/frame/photo/0", json!(46), OddNumbers::Frame),
        ("reading/frame/input/0", huge.clone(), OddNumbers::Frame),
        ("reading/frame/seen/x", json!(-1.0), OddNumbers::Frame),
        ("reading/frame/seen/width", json!(1e300), OddNumbers::Frame),
        ("reading/frame/offset/down", json!(0.5), OddNumbers::Frame),
        ("map/rows", huge.clone(), OddNumbers::Grid),
        ("map/columns", json!(0), OddNumbers::Grid),
        (
            "map/subject/of/classes/0/index",
            json!(1000),
            OddNumbers::Class,
        ),
    ] {
        assert_eq!(refused(&photo(place), value), Some(of), "{place}");
    }
    assert_eq!(refused("/network/classes", huge), Some(OddNumbers::Class));
    for (place, value) in [
        ("look/opacity", json!(101)),
        ("look/threshold", json!(0)),
        ("look/split", json!(-1)),
        ("asked/class", json!(1000)),
        ("asked/group", json!(1_u64 << 40)),
        ("asked/other", json!({"class": 1000})),
    ] {
        assert_eq!(refused(&format!("/view/{place}"), value), None, "{place}");
    }
    let grid = changed("/photos/0/map/rows", json!(4096));
    assert!(
        matches!(grid, Err(BundleError::OtherSize { .. })),
        "{grid:?}"
    );
}

#[test]
fn a_map_of_other_bytes_is_refused() {
    let made = good();
    let photo = opened(&made).unwrap().photos.remove(0);
    let (map, path) = (made.file("map.npy"), "map.npy".to_owned());
    let error = NpyError::NotAnArray;
    assert_eq!(photo.map(b""), Err(BundleError::Map { path, error }));
    let at = map.windows(6).position(|bytes| bytes == b"(7, 7)").unwrap();
    let mut turned = map.to_vec();
    turned[at..at + 6].copy_from_slice(b"(49, )");
    let (path, expected, found) = ("map.npy".to_owned(), vec![7, 7], vec![49]);
    assert_eq!(
        photo.map(&turned),
        Err(BundleError::OtherShape {
            path,
            expected,
            found
        })
    );
}

#[test]
fn a_spoilt_manifest_is_refused_or_sound() {
    let good = good().manifest().clone();
    let files: Vec<(String, u64)> = {
        let made = super::made::of_one(Framing::Crop, everything());
        let files = made.files.into_iter();
        files
            .map(|(path, data)| (path, data.len() as u64))
            .collect()
    };
    let listed = || files.iter().map(|(path, bytes)| (path.as_str(), *bytes));
    let expected = open(&good, "manifest.json", listed()).unwrap();
    let mut next = numbers(3);
    let mut below = |limit: usize| (next() * limit as f32) as usize % limit;
    let (mut refused, mut sound) = (0, 0);
    for _ in 0..2000 {
        let mut spoilt = good.clone();
        match below(4) {
            0 => spoilt.truncate(below(good.len())),
            1 => spoilt[below(good.len())] ^= 1 << below(8),
            2 => drop(
                spoilt
                    .drain(below(good.len())..)
                    .take(1 + below(9))
                    .collect::<Vec<_>>(),
            ),
            _ => spoilt[below(good.len())] = b"09-eE{}[],:\"nt"[below(14)],
        }
        match open(&spoilt, "manifest.json", listed()) {
            Ok(restored) => {
                sound += 1;
                assert_eq!(restored.photos.len(), expected.photos.len());
            }
            Err(_) => refused += 1,
        }
    }
    assert!(refused > 500 && sound > 100, "{refused} {sound}");
}

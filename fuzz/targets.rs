//! What is done with bytes from outside, and what has to hold of it, whatever they are.
//!
//! libFuzzer runs these for minutes (`fuzz/README.md`); `tests/fuzz_corpus.rs` gives them the kept
//! inputs, and mended copies of them, in every test run.

#![allow(dead_code, reason = "each fuzz target is one of these")]
#![allow(clippy::unwrap_used, reason = "what holds is asserted")]

#[path = "own_classes.rs"]
pub mod own_classes;

use camlens_client::archive::{Archive, Step};
use camlens_client::export::bundle;
use camlens_client::export::npy::Array;
use camlens_client::finding::PhotoId;
use camlens_client::gallery::Record;
use camlens_client::subject::Catalogue;
use camlens_client::view::View;
use camlens_client::wishes::{Wishes, resolution_pairs};
use camlens_core::framing::Framing;
use camlens_core::protocol::{Request, Response};
use camlens_core::reading::Ranking;
use camlens_core::resnet50::{self, INPUT};
use camlens_model::maker::{Package, convert, read_model};
use camlens_model::{Encoding, FormatError, Manifest, Part, sha256_hex};
use camlens_network::classifier::{ClassifierError, Loader};
use camlens_network::input::frame_photo;
use camlens_photo::{PhotoError, decode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Decoding for ever is a fault, too: larger photos are left to `tests/framing.rs`.
const FRAMED_PIXELS: usize = 1 << 20;

/// A file becomes a photo with all its pixels, which fits every framing, or is refused.
pub fn photo(bytes: &[u8]) {
    let photo = match decode(bytes) {
        Ok(photo) => photo,
        Err(error) => {
            assert_eq!(bytes.is_empty(), error == PhotoError::Empty);
            return;
        }
    };
    assert_eq!(photo.pixels.len(), 3 * photo.width * photo.height);
    if photo.width * photo.height > FRAMED_PIXELS {
        return;
    }
    for framing in Framing::ALL {
        let frame = framing.frame(photo.width, photo.height, &INPUT);
        let (width, height) = frame.input;
        assert_eq!(
            frame_photo(&photo, &frame, &INPUT).len(),
            3 * width * height
        );
    }
}

/// A manifest that is accepted agrees with itself, and is the same when it is written and read
/// again. Behind a first zero byte: a part's stored bytes.
pub fn manifest(bytes: &[u8]) {
    if let Ok(manifest) = Manifest::parse(bytes) {
        assert_eq!(round(&manifest), manifest);
        let sum: u64 = manifest.parts().map(|part| part.bytes).sum();
        assert_eq!(sum, manifest.stored_bytes());
        // No part is these bytes.
        for part in manifest.parts() {
            assert!(part.open(bytes).is_err());
        }
    }
    if let [0, stored @ ..] = bytes {
        part(stored);
    }
}

/// A part with the right hash gives as many bytes as it promises, or says why not.
fn part(stored: &[u8]) {
    for (encoding, raw_bytes) in [
        (Encoding::None, stored.len() as u64),
        (Encoding::Gzip, 1000),
    ] {
        let part = Part {
            file: "part".to_owned(),
            sha256: sha256_hex(stored),
            bytes: stored.len() as u64,
            raw_bytes,
            encoding,
        };
        match part.open(stored) {
            Ok(raw) => assert_eq!(raw.len() as u64, raw_bytes),
            Err(error) => assert!(matches!(
                error,
                FormatError::Inflate { .. } | FormatError::WrongRawLength { .. }
            )),
        }
    }
}

/// A package of TensorFlow.js becomes a network or an error. The bytes are a tarball; or, up to
/// the first zero byte, a layers-model, and behind it its weights.
pub fn network(bytes: &[u8]) {
    let _ = Package::unpack(bytes);
    let at = bytes.iter().position(|&byte| byte == 0);
    let (json, weights) = bytes.split_at(at.unwrap_or(bytes.len()));
    let package: Package = [
        ("model.json".to_owned(), json.to_vec()),
        (
            "shard1.bin".to_owned(),
            weights.get(1..).unwrap_or_default().to_vec(),
        ),
        ("shard2.bin".to_owned(), Vec::new()),
    ]
    .into_iter()
    .collect();
    if let Ok(model) = read_model(&package, "model.json") {
        let _ = convert(&model, 1e-3);
    }
}

/// Parts larger than this are not made: the bytes of a target decide less than their lengths would cost.
const LARGEST_PART: u64 = 1 << 16;

/// A stored network's parts become weights, or an error, in whatever order they come. The first four
/// bytes are the order; up to the first zero byte behind them: a manifest; behind it the parts' stored
/// bytes, one after the other. Hashes are made to fit: whoever can change a site can do that, too.
pub fn loader(bytes: &[u8]) {
    loads(bytes);
}

/// Whether they became weights.
pub fn loads(bytes: &[u8]) -> bool {
    let Some((order, rest)) = bytes.split_first_chunk() else {
        return false;
    };
    let at = rest.iter().position(|&byte| byte == 0);
    let (json, rest) = rest.split_at(at.unwrap_or(rest.len()));
    let Ok(mut manifest) = serde_json::from_slice::<Manifest>(json) else {
        return false;
    };
    let Some(files) = files_of(&mut manifest, rest.get(1..).unwrap_or_default()) else {
        return false;
    };
    let Ok(manifest) = Manifest::parse(&serde_json::to_vec(&manifest).unwrap()) else {
        return false;
    };
    let planes = manifest.chunks.iter().flat_map(|c| [&c.high, &c.low]);
    let other_use =
        |file: &str| file == manifest.floats.file || planes.clone().any(|plane| plane.file == file);
    let apart = !other_use(&manifest.graph.file)
        && planes
            .clone()
            .all(|plane| plane.file != manifest.floats.file);
    match load(manifest.clone(), &files, u32::from_le_bytes(*order)) {
        Ok(()) => true,
        // All parts were there, but one of them was taken for something else.
        Err(ClassifierError::Incomplete { .. }) => {
            assert!(!apart);
            false
        }
        Err(error) => {
            assert!(
                matches!(
                    error,
                    ClassifierError::Graph { .. }
                        | ClassifierError::Format(
                            FormatError::Inflate { .. } | FormatError::WrongRawLength { .. }
                        )
                ),
                "{error:?}"
            );
            false
        }
    }
}

/// The stored bytes of each part, zeros where there are too few; their hashes come into the manifest.
/// None for parts that are too large.
fn files_of(manifest: &mut Manifest, mut rest: &[u8]) -> Option<HashMap<String, Vec<u8>>> {
    let mut files = HashMap::new();
    let planes = manifest.chunks.iter_mut();
    let planes = planes.flat_map(|chunk| [&mut chunk.high, &mut chunk.low]);
    for part in [&mut manifest.graph, &mut manifest.floats]
        .into_iter()
        .chain(planes)
    {
        if part.bytes.max(part.raw_bytes) > LARGEST_PART {
            return None;
        }
        let stored = files.entry(part.file.clone()).or_insert_with(|| {
            let (stored, behind) = rest.split_at(rest.len().min(part.bytes as usize));
            rest = behind;
            let mut stored = stored.to_vec();
            stored.resize(part.bytes as usize, 0);
            stored
        });
        part.sha256 = sha256_hex(stored);
    }
    Some(files)
}

/// An odd order has a preview in it, as soon as there can be one.
fn load(
    manifest: Manifest,
    files: &HashMap<String, Vec<u8>>,
    order: u32,
) -> Result<(), ClassifierError> {
    let mut loader = Loader::new(manifest);
    let mut parts = loader.parts();
    let mut choice = order as usize / 2;
    while !parts.is_empty() {
        let next = choice % parts.len();
        choice /= parts.len();
        let part = parts.remove(next);
        loader.accept(&part.file, &files[&part.file])?;
        if order % 2 == 1 && loader.can_preview() {
            loader.preview()?;
        }
    }
    if loader.has_preview() {
        loader.go_on()?;
    }
    loader.finish().map(drop)
}

/// A message or a view that is understood can be written again, and is understood then, too.
pub fn messages(bytes: &[u8]) {
    if let Ok(request) = serde_json::from_slice::<Request>(bytes) {
        let _ = round(&request);
    }
    if let Ok(response) = serde_json::from_slice::<Response>(bytes) {
        let _ = round(&response);
    }
    if let Ok(view) = serde_json::from_slice::<View>(bytes) {
        let _ = round(&view);
    }
}

/// An address is read without a fault, and the page's own address for the same view is read the same.
pub fn address(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let pairs = || text.split('&').filter_map(|pair| pair.split_once('='));
    let wishes = Wishes::read(pairs());
    assert!(wishes.threads != Some(0));
    let said = resolution_pairs(wishes.way.resolution);
    assert_eq!(
        Wishes::read(values(&said)).way.resolution,
        wishes.way.resolution
    );

    let (catalogue, ranking) = labelled();
    let view = View::read(pairs(), catalogue, ranking, None);
    let said = view.pairs(catalogue, ranking);
    let again = View::read(values(&said), catalogue, ranking, None);
    assert_eq!(again, view.linked(catalogue, ranking));
}

/// The pairs that stand in an address.
fn values<'a>(pairs: &'a [(&'static str, Option<String>)]) -> Vec<(&'a str, &'a str)> {
    let value = |(key, value): &'a (&'static str, Option<String>)| Some((*key, value.as_deref()?));
    pairs.iter().filter_map(value).collect()
}

/// A stored photo is refused, or is the same when it is stored again. The last four bytes are a
/// checksum, which is made to fit, too: whoever can change a store can do that.
pub fn record(bytes: &[u8]) {
    let _ = Record::decode(bytes);
    let body = &bytes[..bytes.len().saturating_sub(4)];
    if let Ok(record) = Record::decode(&Record::sealed(body.to_vec())) {
        let stored = Record::encode(&record.clone().item(PhotoId(1)));
        assert_eq!(Record::decode(&stored), Ok(record));
    }
}

/// The path and the bytes of a line.
pub fn listed_file(line: &str) -> Option<(&str, u64)> {
    let (bytes, path) = line.split_once(' ')?;
    Some((path, bytes.parse().ok()?))
}

/// Bytes of a file in an archive that can be read, as far as this target is concerned.
const LARGEST_FILE: u64 = 1000;

/// An archive is refused, or its files have places in it. Few slices are asked for before, and none is
/// beyond its end.
pub fn archive(bytes: &[u8]) {
    let mut archive = Archive::new(bytes.len() as u64, LARGEST_FILE);
    for _ in 0..5 {
        let range = match archive.open() {
            Err(_) => return,
            Ok(Step::Need(range)) => range,
            Ok(Step::Ready(entries)) => {
                for entry in entries {
                    let header = entry.header();
                    let header = &bytes[header.start as usize..header.end as usize];
                    if let Ok(data) = entry.data(header) {
                        assert!(data.start <= data.end && data.end <= bytes.len() as u64);
                        assert!(entry.bytes <= LARGEST_FILE);
                    }
                }
                return;
            }
        };
        let slice = bytes[range.start as usize..range.end as usize].to_vec();
        assert!(!slice.is_empty());
        archive.give(range, slice).unwrap();
    }
    unreachable!("a fifth slice");
}

/// A bundle is refused, or what it restores fits the archive. Up to the first zero byte: its manifest; up to
/// the next: the archive's files, a line for each, with its bytes and its path; behind that: a map.
pub fn bundle(bytes: &[u8]) {
    opens(bytes);
}

/// Whether it was opened.
pub fn opens(bytes: &[u8]) -> bool {
    let mut parts = bytes.splitn(3, |&byte| byte == 0);
    let mut part = || parts.next().unwrap_or_default();
    let (manifest, files, map) = (part(), String::from_utf8_lossy(part()), part());
    if let Ok(array) = Array::decode(map) {
        let stored = array.encode();
        assert_eq!(Array::decode(&stored).unwrap().encode(), stored);
    }
    let files: HashMap<&str, u64> = files.lines().filter_map(listed_file).collect();
    let Some(at) = bundle::manifest_of(files.keys().copied()) else {
        return false;
    };
    let listed = files.iter().map(|(path, bytes)| (*path, *bytes));
    let Ok(restored) = bundle::open(manifest, at, listed) else {
        return false;
    };
    assert!(!restored.photos.is_empty());
    assert_eq!(round(&restored.view), restored.view);
    for photo in &restored.photos {
        assert!(files.contains_key(photo.map_path.as_str()));
        if let Some(path) = &photo.path {
            assert_eq!(files.get(path.as_str()), Some(&photo.bytes));
        }
        if let Ok(map) = photo.map(map) {
            assert_eq!(map.values.len(), map.rows * map.columns);
        }
    }
    true
}

/// Names, groups and a ranking of the network's classes, made once: making them is not tried here.
fn labelled() -> (&'static Catalogue, &'static Ranking) {
    static LABELLED: LazyLock<(Catalogue, Ranking)> = LazyLock::new(|| {
        let labels = resnet50::labels();
        let ranking = Ranking::of(&vec![0.0; labels.classes().len()]);
        (Catalogue::new(labels), ranking)
    });
    (&LABELLED.0, &LABELLED.1)
}

fn round<T: Serialize + DeserializeOwned>(value: &T) -> T {
    serde_json::from_str(&serde_json::to_string(value).unwrap()).unwrap()
}

//! A bundle of real readings, computed again: with NumPy and Pillow from its features, with Keras from its
//! photo.
//!
//! Keras is 0.7 GB with all it brings, so that it runs where it is: `CAMLENS_KERAS` names a Python that has
//! it, and `CAMLENS_KERAS_WEIGHTS` a file of its ResNet50's weights, which Keras fetches without.

#![allow(
    clippy::unwrap_used,
    reason = "a test ends where the network or a script is missing"
)]

mod common;
#[path = "../crates/client/tests/python/interpreter.rs"]
mod interpreter;
#[path = "../crates/client/tests/python/packing.rs"]
mod packing;

use camlens_client::finding::Finding;
use camlens_client::view::{Look, MapSubject};
use camlens_core::cam::{View, average};
use camlens_core::framing::{Framing, Offset};
use camlens_core::reading::{Head, Reading};
use camlens_core::resnet50::INPUT;
use camlens_network::classifier::Tract;
use camlens_network::input::{NetworkInput, frame_photo};
use camlens_photo::decode;
use common::{head_of, stored_network};
use interpreter::{python_with, root, run};
use packing::{Photo, SAMPLE, bundle, catalogue, contrast, exhibit, saved};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The largest difference of a map's values from Keras' own, in logits, as in `tests/golden.rs`.
const KERAS_MAP: f64 = 0.05;

fn photo() -> (Photo, camlens_photo::Photo) {
    let file = std::fs::read(root().join("static/samples").join(SAMPLE)).unwrap();
    let decoded = decode(&file).unwrap();
    let (rgb, _) = decoded.pixels.as_chunks::<3>();
    let pixels = rgb.iter().flat_map(|&[r, g, b]| [r, g, b, 255]).collect();
    let size = (decoded.width, decoded.height);
    (Photo { file, size, pixels }, decoded)
}

/// A reading of the photo, averaged with its mirror image where that is wanted.
fn finding(
    network: &Tract,
    head: &Arc<Head>,
    photo: &camlens_photo::Photo,
    framing: Framing,
    mirrored: bool,
) -> Finding {
    let mut frame = framing.frame(photo.width, photo.height, &INPUT);
    let (width, height) = frame.input;
    let pixels = frame_photo(photo, &frame, &INPUT);
    let read = |pixels: &[u8]| {
        let input = NetworkInput::from_rgb(pixels, width, height, &INPUT);
        common::read(network, head, &input)
    };
    let mut reading = read(&pixels);
    if mirrored {
        let (rgb, _) = pixels.as_chunks::<3>();
        let turned: Vec<u8> = rgb
            .chunks(width)
            .flat_map(|line| line.iter().rev().flatten().copied())
            .collect();
        let mirror = read(&turned);
        let view = |reading, mirrored| View { reading, mirrored };
        let both = [view(&reading, false), view(&mirror, true)];
        let mean: Reading = average(&both).unwrap();
        reading = mean;
        frame.offset = Offset::averaged_with_mirror(frame.offset);
    }
    packing::finding(frame, mirrored, reading)
}

/// A bundle of the sample photo in all framings, of a class and of a contrast.
fn written() -> PathBuf {
    let (network, catalogue, (photo, decoded)) = (stored_network(), catalogue(), photo());
    let head = head_of(&network);
    let ways = Framing::ALL.map(|framing| (framing, false));
    let ways = ways.into_iter().chain([(Framing::Whole, true)]);
    let findings: Vec<Finding> = ways
        .map(|(framing, mirrored)| finding(&network, &head, &decoded, framing, mirrored))
        .collect();
    let mut exhibits = Vec::new();
    for finding in &findings {
        for subject in [MapSubject::Class(285), contrast(&catalogue)] {
            exhibits.push((exhibit(finding, subject, Look::default()), &finding.reading));
        }
    }
    saved("real.zip", &bundle(&photo, &exhibits))
}

/// The words behind a name in a line of a script.
fn number(line: &str, name: &str) -> f64 {
    let mut words = line.split([' ', ',']).filter(|word| !word.is_empty());
    words
        .find(|word| *word == name)
        .unwrap_or_else(|| panic!("no {name} in {line}"));
    words.next().unwrap().parse().unwrap()
}

#[test]
fn real_readings_are_computed_again() {
    let python = python_with("numpy, PIL");
    let keras = std::env::var_os("CAMLENS_KERAS").map(PathBuf::from);
    if keras.is_none() {
        println!("skipped: CAMLENS_KERAS names no Python with Keras");
    }
    if python.is_none() && keras.is_none() {
        return;
    }
    let bundle = written();
    let script = |name: &str| root().join("docs/python").join(name);
    if let Some(python) = python {
        let said = run(&python, &[&script("recompute_bundle.py"), &bundle]);
        println!("{said}");
        assert_eq!(said.lines().count(), 10);
        for line in said.lines() {
            assert!(number(line, "identity") < 1e-4, "{line}");
            assert!(number(line, "map") < 1e-4, "{line}");
            assert!(number(line, "overlay") <= 1.0, "{line}");
        }
    }
    if let Some(keras) = keras {
        let weights = std::env::var_os("CAMLENS_KERAS_WEIGHTS").map(PathBuf::from);
        let (script, mut files) = (script("recompute_keras.py"), vec![bundle.as_path()]);
        files.extend(weights.as_deref());
        let arguments: Vec<&Path> = std::iter::once(script.as_path()).chain(files).collect();
        let said = run(&keras, &arguments);
        println!("{said}");
        assert_eq!(said.lines().count(), 10);
        for line in said.lines() {
            assert!(number(line, "map") < KERAS_MAP, "{line}");
            assert!(number(line, "logit") < KERAS_MAP / 10.0, "{line}");
        }
    }
}

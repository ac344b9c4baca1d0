//! The real network on real photos, against Keras' own results.
//!
//! `golden/keras.json` has the sample photos and is always tried; all 212 cases are tried where
//! `../shared` is there. Both print a table: the largest errors for each framing.

#![allow(
    clippy::unwrap_used,
    reason = "a test ends where its golden does not read"
)]

mod common;

use camlens_core::cam::{CellSet, Evidence, class_activation_map, region_logits};
use camlens_core::framing::Framing;
use camlens_core::reading::{Head, Reading};
use camlens_core::resnet50::INPUT;
use camlens_network::classifier::Network;
use camlens_network::input::{NetworkInput, frame_photo};
use camlens_photo::decode;
use common::comparison::{Bounds, Comparison, PNG, PNG_FLOAT32, Read, largest_difference};
use common::{Case, Golden, float32_network, head_of, remainder, root, stored_network};
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn read(network: &dyn Network, head: &Arc<Head>, path: &Path, case: &Case) -> Read {
    let photo = decode(&std::fs::read(path).unwrap()).unwrap();
    let framing: Framing = case.framing.parse().unwrap();
    let frame = framing.frame(photo.width, photo.height, &INPUT);
    assert_eq!(frame.input, (case.width, case.height), "{}", case.name());
    let pixels = frame_photo(&photo, &frame, &INPUT);
    let input = NetworkInput::from_rgb(&pixels, frame.input.0, frame.input.1, &INPUT);
    let reading = common::read(network, head, &input);
    Read {
        rows: reading.rows(),
        columns: reading.columns(),
        identity: largest_remainder(&reading, case.cam_class),
        map: class_activation_map(&reading, case.cam_class).values,
        logits: reading.logits().to_vec(),
    }
}

/// The largest error of the identity: mean of the map, plus bias, less logit; of classes, of one
/// against a group, and of the region that is everywhere.
fn largest_remainder(reading: &Reading, class: usize) -> f32 {
    let of_classes = [class, 0, 999].map(|class| {
        let map = class_activation_map(reading, class);
        (map.mean() + reading.head().bias()[class] - reading.logits()[class]).abs()
    });
    let everywhere = CellSet::from_fn(reading.rows(), reading.columns(), |_, _| true);
    let region = region_logits(reading, &everywhere).unwrap();
    let dogs: Vec<usize> = (151..=268).collect();
    let group = Evidence::of_group(reading, &dogs).unwrap();
    let contrast = Evidence::of_class(reading, class).unwrap();
    let of_contrast = remainder(&contrast.against(&group).unwrap());
    of_classes
        .into_iter()
        .fold(of_contrast, f32::max)
        .max(largest_difference(&region, reading.logits()))
}

fn compare(network: &dyn Network, golden: &Golden, photos: &dyn Fn(&str) -> PathBuf, png: &Bounds) {
    let mut comparison = Comparison::default();
    let head = head_of(network);
    for case in &golden.cases {
        comparison.add(case, &read(network, &head, &photos(&case.photo), case));
    }
    comparison.print();
    comparison.assert_within(png);
}

fn sample(photo: &str) -> PathBuf {
    root()
        .join("static/samples")
        .join(photo.trim_start_matches("cc0/"))
}

#[test]
fn sample_photos_are_read_as_keras_reads_them() {
    let golden = Golden::read(&root().join("tests/golden/keras.json")).unwrap();
    assert_eq!(golden.cases.len(), 16);
    compare(&stored_network(), &golden, &sample, &PNG);
}

#[test]
fn with_float32_weights_a_tenth_of_the_error_is_left() {
    let golden = Golden::read(&root().join("tests/golden/keras.json")).unwrap();
    compare(&float32_network(), &golden, &sample, &PNG_FLOAT32);
}

#[test]
fn all_reference_photos_are_read_as_keras_reads_them() {
    let shared = root().join("../shared");
    let Some(golden) = Golden::read(&shared.join("golden/keras.json")) else {
        println!("skipped: the reference photos are not beside this checkout");
        return;
    };
    assert_eq!(golden.cases.len(), 212);
    compare(
        &stored_network(),
        &golden,
        &|photo| shared.join("photos").join(photo),
        &PNG,
    );
}

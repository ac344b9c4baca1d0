//! The real network on real photos, against Keras' own results.
//!
//! `golden/keras.json` has the sample photos and is always tried; all 212 cases are tried where
//! `../shared` is there. Both print a table: the largest errors for each framing.

#![allow(
    clippy::unwrap_used,
    reason = "a test ends where its golden does not read"
)]

mod common;

use camlens::cam::{CellSet, Evidence, class_activation_map, region_logits};
use camlens::classifier::Network;
use camlens::framing::{Framing, NetworkInput, frame_photo};
use camlens::photo;
use common::{Case, Golden, float32_network, root, stored_network};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The largest errors of a group of cases.
#[derive(Default)]
struct Worst {
    cases: usize,
    logit: f32,
    /// Of the map's range.
    map: f32,
    /// Of the identity: mean of the map, plus bias, less logit; of classes, of one against a group, and
    /// of the region that is everywhere.
    identity: f32,
    other_top: usize,
}

/// What a group of cases has to keep.
struct Bounds {
    logit: f32,
    map: f32,
}

const PNG: Bounds = Bounds {
    logit: 0.01,
    map: 0.01,
};
/// Decoders differ by a level.
const JPEG: Bounds = Bounds {
    logit: 0.4,
    map: 0.05,
};
const PNG_FLOAT32: Bounds = Bounds {
    logit: 0.001,
    map: 0.01,
};

fn read(network: &dyn Network, path: &Path, case: &Case, worst: &mut Worst) {
    let photo = photo::decode(&std::fs::read(path).unwrap()).unwrap();
    let framing: Framing = case.framing.parse().unwrap();
    let frame = framing.frame(photo.width, photo.height);
    let what = format!("{} {}", case.photo, case.framing);
    assert_eq!(frame.input, (case.width, case.height), "{what}");
    let pixels = frame_photo(&photo, &frame);
    let input = NetworkInput::from_rgb(&pixels, frame.input.0, frame.input.1);
    let reading = network.read(&input).unwrap().reading;
    assert_eq!(
        (reading.rows, reading.columns),
        (case.rows, case.columns),
        "{what}"
    );

    let layer = network.prediction_layer();
    let map = class_activation_map(&reading, layer, case.cam_class);
    let keras_range = range(&case.cam);
    worst.cases += 1;
    worst.logit = worst
        .logit
        .max(largest_difference(&reading.logits, &case.logits));
    worst.map = worst
        .map
        .max(largest_difference(&map.values, &case.cam) / keras_range);
    for class in [case.cam_class, 0, 999] {
        let map = class_activation_map(&reading, layer, class);
        let identity = map.mean() + layer.bias[class] - reading.logits[class];
        worst.identity = worst.identity.max(identity.abs());
    }
    let everywhere = CellSet::all(reading.rows, reading.columns);
    let region = region_logits(&reading, layer, &everywhere).unwrap();
    let dogs: Vec<usize> = (151..=268).collect();
    let group = Evidence::of_group(&reading, layer, &dogs).unwrap();
    let contrast = Evidence::of_class(&reading, layer, case.cam_class).unwrap();
    let remainder = contrast.against(&group).unwrap().remainder();
    worst.identity = worst
        .identity
        .max(remainder.abs())
        .max(largest_difference(&region, &reading.logits));
    let top = reading.predictions()[0].class;
    let lead = case.logits[case.cam_class] - case.logits[top];
    if top != case.cam_class {
        worst.other_top += 1;
        assert!(
            lead < 0.1,
            "{what}: {top} before {}, {lead} apart in Keras",
            case.cam_class
        );
    }
}

fn range(values: &[f32]) -> f32 {
    let fold = |f: fn(f32, f32) -> f32| values.iter().copied().reduce(f).unwrap();
    fold(f32::max) - fold(f32::min)
}

fn largest_difference(ours: &[f32], theirs: &[f32]) -> f32 {
    assert_eq!(ours.len(), theirs.len());
    ours.iter()
        .zip(theirs)
        .map(|(a, b)| (a - b).abs())
        .fold(0.0, f32::max)
}

fn compare(network: &dyn Network, golden: &Golden, photos: &dyn Fn(&str) -> PathBuf, png: &Bounds) {
    let mut groups: BTreeMap<(String, &str), Worst> = BTreeMap::new();
    for case in &golden.cases {
        let format = if case.photo.ends_with(".png") {
            "PNG"
        } else {
            "JPEG"
        };
        let worst = groups.entry((case.framing.clone(), format)).or_default();
        read(network, &photos(&case.photo), case, worst);
    }
    println!("framing photos cases  logit    map/range identity other top-1");
    for ((framing, format), w) in &groups {
        println!(
            "{framing:7} {format:6} {:5}  {:.5}  {:.5}   {:.6} {}",
            w.cases, w.logit, w.map, w.identity, w.other_top
        );
    }
    for ((framing, format), w) in &groups {
        let bounds = if *format == "PNG" { png } else { &JPEG };
        assert!(
            w.logit <= bounds.logit,
            "{framing} {format}: logits off by {}",
            w.logit
        );
        assert!(
            w.map <= bounds.map,
            "{framing} {format}: map off by {} of its range",
            w.map
        );
        assert!(
            w.identity <= 1e-3,
            "{framing} {format}: identity off by {}",
            w.identity
        );
    }
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

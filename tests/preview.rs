//! The network from its high planes alone, against the exact one; and what becomes of it.

#![allow(
    clippy::unwrap_used,
    reason = "without the network there is nothing to test"
)]

mod common;

use camlens_core::cam::class_activation_map;
use camlens_core::framing::Framing;
use camlens_core::reading::Reading;
use camlens_core::resnet50::INPUT;
use camlens_model::{MANIFEST_NAME, Manifest};
use camlens_network::classifier::{Loader, Tract};
use camlens_network::input::{NetworkInput, frame_photo};
use camlens_photo::decode;
use common::{Golden, head_of, read, root, stored_network};

fn file(name: &str) -> Vec<u8> {
    std::fs::read(root().join(".cache/model").join(name)).unwrap()
}

/// The preview, and the exact network that was made after it.
fn both() -> (Tract, Tract) {
    let mut loader = Loader::new(Manifest::parse(&file(MANIFEST_NAME)).unwrap());
    for part in loader.missing_first_parts() {
        assert!(!loader.can_preview());
        loader.accept(&part.file, &file(&part.file)).unwrap();
    }
    assert!(loader.can_preview());
    let (graph, weights) = loader.preview().unwrap();
    let preview = Tract::open(graph, weights, INPUT, || 0.0).unwrap();
    for part in loader.missing_parts() {
        loader.accept(&part.file, &file(&part.file)).unwrap();
    }
    loader.go_on().unwrap();
    let (graph, weights) = loader.finish().unwrap();
    (preview, Tract::open(graph, weights, INPUT, || 0.0).unwrap())
}

fn inputs() -> Vec<NetworkInput> {
    let shared = Golden::read(&root().join("../shared/golden/keras.json"));
    let (golden, folder) = match shared {
        Some(golden) => (golden, root().join("../shared/photos")),
        None => {
            let golden = Golden::read(&root().join("tests/golden/keras.json"));
            (golden.unwrap(), root().join("static/samples"))
        }
    };
    let whole = golden.cases.iter().filter(|case| case.framing == "whole");
    whole
        .map(|case| {
            let inside = folder.join(&case.photo);
            let path = if inside.exists() {
                inside
            } else {
                folder.join(case.photo.trim_start_matches("cc0/"))
            };
            let photo = decode(&std::fs::read(path).unwrap()).unwrap();
            let frame = Framing::Whole.frame(photo.width, photo.height, &INPUT);
            let pixels = frame_photo(&photo, &frame, &INPUT);
            NetworkInput::from_rgb(&pixels, frame.input.0, frame.input.1, &INPUT)
        })
        .collect()
}

fn map(reading: &Reading, class: usize) -> Vec<f32> {
    class_activation_map(reading, class).values
}

fn best(reading: &Reading) -> usize {
    reading.ranking().best_first()[0].class
}

#[test]
fn a_preview_is_near_the_exact_network_and_leaves_no_trace_in_it() {
    let (preview, exact) = both();
    let stored = stored_network();
    let (early_head, late_head) = (head_of(&preview), head_of(&exact));
    assert_eq!(*late_head, *head_of(&stored));
    let inputs = inputs();
    let (mut same, mut errors) = (0, Vec::new());
    for (at, input) in inputs.iter().enumerate() {
        let early = read(&preview, &early_head, input);
        let late = read(&exact, &late_head, input);
        if at < 2 {
            assert_eq!(late, read(&stored, &late_head, input));
            assert_ne!(late, early);
        }
        let class = best(&late);
        same += usize::from(best(&early) == class);
        let (ours, theirs) = (map(&early, class), map(&late, class));
        let range = theirs.iter().copied().fold(f32::MIN, f32::max)
            - theirs.iter().copied().fold(f32::MAX, f32::min);
        let pairs = ours.iter().zip(&theirs);
        errors.push(pairs.map(|(a, b)| (a - b).abs()).fold(0.0, f32::max) / range);
    }
    errors.sort_by(f32::total_cmp);
    let (median, worst) = (errors[errors.len() / 2], errors[errors.len() - 1]);
    println!(
        "preview: same first class for {same} of {} photos; map off by {:.2} % of its range (median), {:.2} % at most",
        inputs.len(),
        100.0 * median,
        100.0 * worst,
    );
    assert!(
        100 * same >= 90 * inputs.len(),
        "{same} of {}",
        inputs.len()
    );
    assert!(median < 0.05, "{median}");
}

//! The real network on one photo in several sizes, and on its mirror image.

#![allow(clippy::unwrap_used, reason = "the photo is one of the samples")]

mod common;

use camlens_core::cam::{Evidence, Upsampling, View, average, class_activation_map, upsample};
use camlens_core::framing::{Frame, Framing, ShortSide};
use camlens_core::reading::{Head, Reading};
use camlens_core::resnet50::INPUT;
use camlens_network::classifier::Tract;
use camlens_network::input::{NetworkInput, frame_photo};
use camlens_photo::{Photo, decode};
use common::{head_of, read, remainder, root, stored_network};
use std::sync::Arc;

/// Egyptian cat, which Chelsea is to the network.
const CAT: usize = 285;

fn chelsea() -> Photo {
    let file = root().join("static/samples/chelsea.png");
    decode(&std::fs::read(file).unwrap()).unwrap()
}

fn input(photo: &Photo, frame: &Frame) -> NetworkInput {
    let pixels = frame_photo(photo, frame, &INPUT);
    NetworkInput::from_rgb(&pixels, frame.input.0, frame.input.1, &INPUT)
}

fn at(photo: &Photo, side: ShortSide) -> NetworkInput {
    let frame = Framing::Whole.frame_at(side, photo.width, photo.height, &INPUT);
    input(photo, &frame)
}

/// The mirror image of the photo itself.
fn mirrored(photo: &Photo) -> Photo {
    let line = |line: &[u8]| {
        line.chunks_exact(3)
            .rev()
            .flatten()
            .copied()
            .collect::<Vec<_>>()
    };
    Photo {
        pixels: photo
            .pixels
            .chunks_exact(3 * photo.width)
            .flat_map(line)
            .collect(),
        width: photo.width,
        height: photo.height,
        remarks: vec![],
    }
}

fn network() -> (Tract, Arc<Head>) {
    let network = stored_network();
    let head = head_of(&network);
    (network, head)
}

fn map(reading: &Reading) -> Vec<f32> {
    class_activation_map(reading, CAT).values
}

/// Pearson's.
fn correlation(ours: &[f32], theirs: &[f32]) -> f64 {
    assert_eq!(ours.len(), theirs.len());
    let centred = |values: &[f32]| {
        let mean = values.iter().copied().map(f64::from).sum::<f64>() / values.len() as f64;
        values
            .iter()
            .map(|&value| f64::from(value) - mean)
            .collect::<Vec<_>>()
    };
    let (a, b) = (centred(ours), centred(theirs));
    let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    product(&a, &b) / (product(&a, &a) * product(&b, &b)).sqrt()
}

#[test]
fn the_mirror_image_of_the_mirror_image_is_the_photo_bit_for_bit() {
    let photo = chelsea();
    let twin = mirrored(&photo);
    for side in ShortSide::ALL {
        assert_eq!(at(&twin, side).mirrored(), at(&photo, side), "{side:?}");
    }
}

/// Of a map with another one that is moved to the left by some columns; of what lies on each other.
fn moved_correlation(ours: &[f32], theirs: &[f32], columns: usize, by: isize) -> f64 {
    let pairs = (0..ours.len()).filter_map(|at| {
        let column = (at % columns).checked_add_signed(by)?;
        let beside = at.checked_add_signed(by)?;
        (column < columns).then(|| (ours[beside], theirs[at]))
    });
    let (ours, theirs): (Vec<f32>, Vec<f32>) = pairs.unzip();
    correlation(&ours, &theirs)
}

/// The two maps are most alike when one is moved by half a column: strides of two begin with the
/// first pixel, so that a cell looks a quarter of a column to the left of its middle, and that of the
/// mirror image a quarter to the right of it. Their average looks at the middle.
#[test]
fn a_mirror_image_is_seen_in_the_same_place_and_adds_up_with_the_photo() {
    let (network, head) = network();
    for side in [ShortSide::Standard, ShortSide::Fine] {
        let input = at(&chelsea(), side);
        let (plain, mirror) = (
            read(&network, &head, &input),
            read(&network, &head, &input.mirrored()),
        );
        let (ours, theirs) = (map(&plain), map(&mirror.mirrored()));
        let columns = plain.columns();
        let alike = correlation(&ours, &theirs);
        let crossed = correlation(&ours, &map(&mirror));
        println!("{side:?}: mirrored and put back {alike:.4}, not put back {crossed:.4}");
        let moved = |by| moved_correlation(&ours, &theirs, columns, by);
        println!(
            "  moved by a column: left {:.4}, right {:.4}",
            moved(1),
            moved(-1)
        );
        assert!(alike > 0.75 && alike > crossed + 0.1, "{alike}, {crossed}");
        assert!((alike - moved(1)).abs() < 0.1 && moved(-1) < alike - 0.2);

        let views = [(&plain, false), (&mirror, true)]
            .map(|(reading, mirrored)| View { reading, mirrored });
        let both = average(&views).unwrap();
        assert_eq!(
            (both.rows(), both.columns()),
            (plain.rows(), plain.columns())
        );
        for class in [CAT, 0, 999] {
            let evidence = Evidence::of_class(&both, class).unwrap();
            let error = remainder(&evidence);
            assert!(error < 1e-4, "class {class} is off by {error}");
            let mean = (plain.logits()[class] + mirror.logits()[class]) / 2.0;
            assert!((evidence.logit - mean).abs() < 1e-5);
        }
    }
}

#[test]
fn a_finer_grid_sees_the_cat_in_the_same_place() {
    let (network, head) = network();
    let photo = chelsea();
    let standard = read(&network, &head, &at(&photo, ShortSide::Standard));
    let coarse = class_activation_map(&standard, CAT);
    for (side, grid) in [(ShortSide::Fine, (12, 18)), (ShortSide::Finer, (16, 24))] {
        let fine = read(&network, &head, &at(&photo, side));
        assert_eq!((fine.rows(), fine.columns()), grid);
        let evidence = Evidence::of_class(&fine, CAT).unwrap();
        assert!(remainder(&evidence) < 1e-4);
        let enlarged = upsample(&coarse, grid.1, grid.0, Upsampling::HalfPixel.centred());
        let alike = correlation(&enlarged, &evidence.map.values);
        let top = fine.ranking().best_first()[0];
        println!(
            "{side:?}: correlation with the standard grid {alike:.4}; class {} first, logit {:.2}",
            top.class, top.logit
        );
        assert!(alike > 0.5, "{side:?}: {alike}");
    }
}

//! The map lies where the cells look: against exact masks, and against the map of the mirror image.

#![allow(
    clippy::unwrap_used,
    reason = "a test ends where a photo does not read"
)]

mod common;

use camlens_core::cam::{ActivationMap, Enlargement, Upsampling, class_activation_map, upsample};
use camlens_core::framing::{Framing, Offset};
use camlens_core::reading::{Head, Reading};
use camlens_core::resnet50::INPUT;
use camlens_network::classifier::Tract;
use camlens_network::input::{NetworkInput, frame_photo};
use camlens_photo::{Photo, decode};
use common::{head_of, root, stored_network};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Thresholds as parts of the largest value; the best of them counts.
const THRESHOLDS: [f32; 4] = [0.3, 0.4, 0.5, 0.6];

/// The least gain in mean IoU.
const GAIN: f64 = 0.04;

struct Reader {
    network: Tract,
    head: Arc<Head>,
}

impl Reader {
    fn new() -> Self {
        let network = stored_network();
        let head = head_of(&network);
        Self { network, head }
    }

    fn input(photo: &Photo) -> NetworkInput {
        let frame = Framing::Whole.frame(photo.width, photo.height, &INPUT);
        let pixels = frame_photo(photo, &frame, &INPUT);
        NetworkInput::from_rgb(&pixels, frame.input.0, frame.input.1, &INPUT)
    }

    fn read(&self, input: &NetworkInput) -> Reading {
        common::read(&self.network, &self.head, input)
    }
}

fn photo(path: &Path) -> Photo {
    decode(&std::fs::read(path).unwrap()).unwrap()
}

fn drawn(map: &ActivationMap, (width, height): (usize, usize), offset: Offset) -> Vec<f32> {
    let enlargement = Enlargement {
        upsampling: Upsampling::HalfPixel,
        offset,
    };
    upsample(map, width, height, enlargement)
}

/// The intersection of two sets of pixels over their union.
fn iou(ours: impl Iterator<Item = bool>, theirs: impl Iterator<Item = bool>) -> f64 {
    let (both, any) = ours.zip(theirs).fold((0, 0), |(both, any), (a, b)| {
        (both + usize::from(a && b), any + usize::from(a || b))
    });
    both as f64 / any.max(1) as f64
}

/// The best overlap of a drawn map with a mask.
fn best_iou(map: &ActivationMap, mask: &Mask, offset: Offset) -> f64 {
    let drawn = drawn(map, (mask.width, mask.height), offset);
    let at = |part: f32| {
        let level = part * map.max();
        iou(
            drawn.iter().map(|&value| value >= level),
            mask.inside.iter().copied(),
        )
    };
    THRESHOLDS.into_iter().map(at).fold(0.0, f64::max)
}

struct Mask {
    width: usize,
    height: usize,
    inside: Vec<bool>,
}

impl Mask {
    fn read(path: &Path) -> Self {
        let mask = image::open(path).unwrap().to_luma8();
        Self {
            width: mask.width() as usize,
            height: mask.height() as usize,
            inside: mask
                .into_raw()
                .into_iter()
                .map(|level| level > 127)
                .collect(),
        }
    }
}

/// The composites, each with its mask and its class, which its name ends with; none where they are
/// not beside this checkout.
fn cutouts() -> Vec<(PathBuf, PathBuf, usize)> {
    let folder = root().join("../shared/photos/cutouts");
    let files = std::fs::read_dir(folder).into_iter().flatten();
    let mut cutouts: Vec<_> = files
        .filter_map(|file| {
            let photo = file.ok()?.path();
            let name = photo.file_name()?.to_str()?.strip_suffix(".png")?;
            let class = name.split_once('_')?.1.parse().ok()?;
            let mask = photo.with_file_name(format!("{name}-mask.png"));
            Some((photo, mask, class))
        })
        .collect();
    cutouts.sort();
    cutouts
}

#[test]
fn maps_of_cutouts_lie_on_their_masks() {
    let cutouts = cutouts();
    if cutouts.is_empty() {
        println!("skipped: the cut-outs are not beside this checkout");
        return;
    }
    assert_eq!(cutouts.len(), 31);
    let reader = Reader::new();
    let offsets = [Offset::NONE, Offset::both(INPUT.offset)];
    let mut sums = [0.0; 2];
    for (photo_file, mask_file, class) in &cutouts {
        let reading = reader.read(&Reader::input(&photo(photo_file)));
        let map = class_activation_map(&reading, *class);
        let mask = Mask::read(mask_file);
        let found = offsets.map(|offset| best_iou(&map, &mask, offset));
        for (sum, iou) in sums.iter_mut().zip(found) {
            *sum += iou;
        }
    }
    let [without, with] = sums.map(|sum| sum / cutouts.len() as f64);
    println!(
        "mean best IoU of {}: {without:.3} without the offset, {with:.3} with it",
        cutouts.len()
    );
    assert!(with >= without + GAIN, "{without}, {with}");
}

/// Pearson's correlation.
fn correlation(ours: &[f32], theirs: &[f32]) -> f64 {
    assert_eq!(ours.len(), theirs.len());
    let centred = |values: &[f32]| -> Vec<f64> {
        let mean = values.iter().copied().map(f64::from).sum::<f64>() / values.len() as f64;
        values
            .iter()
            .map(|&value| f64::from(value) - mean)
            .collect()
    };
    let (a, b) = (centred(ours), centred(theirs));
    let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    product(&a, &b) / (product(&a, &a) * product(&b, &b)).sqrt()
}

/// The drawn map of the mirror image, left for right.
fn mirrored(pixels: &[f32], width: usize) -> Vec<f32> {
    let lines = pixels.chunks_exact(width);
    lines.flat_map(|line| line.iter().rev().copied()).collect()
}

#[test]
fn the_map_of_a_mirrored_photo_lies_where_the_photos_does() {
    let reader = Reader::new();
    let mut sums = [0.0; 2];
    let samples = ["astronaut.png", "chelsea.png", "coffee.png", "rocket.jpg"];
    for sample in samples {
        let input = Reader::input(&photo(&root().join("static/samples").join(sample)));
        let (plain, mirror) = (reader.read(&input), reader.read(&input.mirrored()));
        let class = plain.ranking().best_first()[0].class;
        let size = (input.width, input.height);
        let alike = [Offset::NONE, Offset::both(INPUT.offset)].map(|offset| {
            let [ours, theirs] =
                [&plain, &mirror].map(|of| drawn(&class_activation_map(of, class), size, offset));
            correlation(&ours, &mirrored(&theirs, size.0))
        });
        println!(
            "{sample}: {:.4} without the offset, {:.4} with it",
            alike[0], alike[1]
        );
        assert!(alike[1] > alike[0], "{sample}: {alike:?}");
        for (sum, alike) in sums.iter_mut().zip(alike) {
            *sum += alike;
        }
    }
    let [without, with] = sums.map(|sum| sum / samples.len() as f64);
    println!("mean: {without:.4} without the offset, {with:.4} with it");
    assert!(with > without + 0.03, "{without}, {with}");
}

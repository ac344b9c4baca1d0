//! The time that learning takes: photos, classes and channels as arguments, made-up features that are as hard to
//! learn as real ones.
//!
//! `cargo run --profile worker -p camlens-learn --example learn_cost -- 1000 10`: as the worker is optimised.

use camlens_learn::{Samples, curve, learn};
use std::cell::Cell;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut numbers = std::env::args().skip(1).map(|text| text.parse::<usize>());
    let mut next = |default: usize| numbers.next().unwrap_or(Ok(default));
    let (photos, classes, channels) = (next(300)?, next(2)?, next(2048)?);
    let (features, labels) = made_up(photos, classes, channels);
    let samples = Samples::new(features, labels.clone(), classes)?;
    let begun = Instant::now();
    let learned = learn(&samples, |_, _| {});
    let learning = begun.elapsed();
    let right = learned
        .left_out
        .chunks_exact(classes)
        .zip(&labels)
        .filter(|(logits, label)| {
            logits
                .iter()
                .all(|logit| *logit <= logits[**label as usize])
        });
    println!(
        "{photos} photos, {classes} classes: {learning:.2?}, lambda {}, {} right, losses {:?}",
        learned.lambda,
        right.count(),
        learned.losses
    );
    let begun = Instant::now();
    let curve = curve(&samples, learned.lambda, |_, _| {});
    println!(
        "curve: {:.2?}, {:?}, {} classes halved",
        begun.elapsed(),
        curve.points,
        curve.halves.len()
    );
    Ok(())
}

/// Originals of each class that its photos are mixed from.
const ORIGINALS: usize = 32;

/// Kinds of things that may be in a photo, whatever its class.
const THINGS: usize = 150;

/// Features like averages of rectified ones: few are large. A photo of a class is a mixture of two of its
/// originals, an original is its class and some things that may be in photos of any class, each channel is off
/// by up to 15 of 100, and four of 100 photos have a label by chance.
fn made_up(photos: usize, classes: usize, channels: usize) -> (Vec<f32>, Vec<u32>) {
    let state = Cell::new(1_u64);
    let random = || {
        let next = state.get().wrapping_mul(6_364_136_223_846_793_005);
        state.set(next.wrapping_add(1_442_695_040_888_963_407));
        (state.get() >> 40) as f32 / (1_u64 << 24) as f32
    };
    let sparse =
        |largest: f32| -> Vec<f32> { (0..channels).map(|_| largest * random().powi(6)).collect() };
    let centres: Vec<Vec<f32>> = (0..classes).map(|_| sparse(1.8)).collect();
    let things: Vec<Vec<f32>> = (0..THINGS).map(|_| sparse(2.5)).collect();
    let pick = |below: usize| ((random() * below as f32) as usize).min(below - 1);
    let mut originals = Vec::new();
    for at in 0..classes * ORIGINALS {
        let mut features: Vec<f32> = centres[at / ORIGINALS].clone();
        for _ in 0..5 {
            // Things of lower numbers are in more photos.
            let thing = &things[pick(THINGS) * pick(THINGS) / THINGS];
            let weight = (1 + pick(100)) as f32 / 100.0;
            for (feature, value) in features.iter_mut().zip(thing) {
                *feature += weight * value;
            }
        }
        originals.push(features);
    }
    let (mut features, mut labels) = (Vec::new(), Vec::new());
    for photo in 0..photos {
        let class = photo % classes;
        let pair = [pick(ORIGINALS), pick(ORIGINALS)].map(|at| class * ORIGINALS + at);
        let part = 0.2 + 0.6 * random();
        let [one, other] = pair.map(|at| &originals[at]);
        for (one, other) in one.iter().zip(other) {
            features.push((part * one + (1.0 - part) * other) * (0.85 + 0.3 * random()));
        }
        let is_wrong = random() < 0.04;
        labels.push(match is_wrong {
            true => pick(classes),
            false => class,
        } as u32);
    }
    (features, labels)
}

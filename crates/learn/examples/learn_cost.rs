//! The time that learning takes: photos, classes and channels as arguments, made-up features.
//!
//! `cargo run --profile worker -p camlens-learn --example learn_cost -- 1000 10`: as the worker is optimised.

use camlens_learn::{Samples, curve, learn};
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut numbers = std::env::args().skip(1).map(|text| text.parse::<usize>());
    let mut next = |default: usize| numbers.next().unwrap_or(Ok(default));
    let (photos, classes, channels) = (next(300)?, next(2)?, next(2048)?);
    let mut state = 1_u64;
    let mut random = move || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        ((state >> 33) as f32 / (1_u64 << 31) as f32).powi(4)
    };
    let centres: Vec<Vec<f32>> = (0..classes)
        .map(|_| (0..channels).map(|_| random()).collect())
        .collect();
    let labels: Vec<u32> = (0..photos).map(|photo| (photo % classes) as u32).collect();
    let features = labels.iter().flat_map(|&label| {
        let centre = &centres[label as usize];
        centre
            .iter()
            .map(|value| 0.35 * value + 1.6 * random())
            .collect::<Vec<f32>>()
    });
    let samples = Samples::new(features.collect(), labels.clone(), classes)?;
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
    println!("curve: {:.2?}, {:?}", begun.elapsed(), curve.points);
    Ok(())
}

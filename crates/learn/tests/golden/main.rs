//! The optimum against an independent program (NumPy, SciPy) on photos of ants and bees.

mod npz;

use camlens_learn::{Learned, Novelty, Samples, learn};
use npz::Npz;
use serde_json::Value;
use std::error::Error;
use std::path::{Path, PathBuf};

/// The golden run, and where it lies; `None`, with a word, where it is not there.
fn golden() -> Option<PathBuf> {
    let folder = std::env::var_os("CAMLENS_SHARED").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2);
    let beside = beside.and_then(Path::parent).map(|of| of.join("shared"));
    let folder = folder.or(beside)?.join("golden");
    let there = folder.join("ants-bees-features.npz").exists();
    if !there {
        println!("SKIPPED: the golden run of ants and bees is not there");
    }
    there.then_some(folder)
}

struct Photos {
    features: Vec<f32>,
    labels: Vec<u32>,
}

fn photos(npz: &Npz, part: &str) -> Result<Photos, Box<dyn Error>> {
    Ok(Photos {
        features: npz.floats(part)?,
        labels: npz
            .bytes(&format!("{part}_class"))?
            .into_iter()
            .map(u32::from)
            .collect(),
    })
}

fn learned(train: &Photos) -> Result<Learned, Box<dyn Error>> {
    let samples = Samples::new(train.features.clone(), train.labels.clone(), 2)?;
    Ok(learn(&samples, |_, _| {}))
}

/// The logits of photos, `[photos][classes]`.
fn logits(learned: &Learned, photos: &Photos) -> Vec<Vec<f64>> {
    let channels = photos.features.len() / photos.labels.len();
    let of_photo = |features: &[f32]| {
        let of_class = |(weights, &bias): (&[f32], &f32)| {
            let products = weights.iter().zip(features);
            let sum: f64 = products.map(|(&w, &x)| f64::from(w) * f64::from(x)).sum();
            sum + f64::from(bias)
        };
        let classes = learned.weights.chunks_exact(channels).zip(&learned.bias);
        classes.map(of_class).collect()
    };
    photos
        .features
        .chunks_exact(channels)
        .map(of_photo)
        .collect()
}

fn right(logits: &[f64], label: u32) -> bool {
    (0..logits.len()).all(|at| logits[at] <= logits[label as usize])
}

#[test]
fn the_optimum_is_that_of_an_independent_program() -> Result<(), Box<dyn Error>> {
    let Some(folder) = golden() else {
        return Ok(());
    };
    let golden: Value = serde_json::from_slice(&std::fs::read(folder.join("ants-bees.json"))?)?;
    let npz = Npz::open(&folder.join("ants-bees-features.npz"))?;
    let (train, val) = (photos(&npz, "train")?, photos(&npz, "val")?);
    let learned = learned(&train)?;
    assert_eq!(Some(learned.lambda), golden["lambda"].as_f64());
    let objective = golden["objective"].as_f64().unwrap_or(f64::NAN);
    assert!(
        (learned.objective / objective - 1.0).abs() < 1e-6,
        "{}",
        learned.objective
    );
    let norm: f64 = learned.weights.iter().map(|&w| f64::from(w).powi(2)).sum();
    let expected = golden["weight_norm"].as_f64().unwrap_or(f64::NAN);
    assert!(
        (norm.sqrt() / expected - 1.0).abs() < 1e-4,
        "{}",
        norm.sqrt()
    );
    let cases = golden["val"].as_array().cloned().unwrap_or_default();
    assert_eq!(cases.len(), val.labels.len());
    let found = logits(&learned, &val);
    let mut worst = 0.0_f64;
    for (case, found) in cases.iter().zip(&found) {
        for (at, logit) in found.iter().enumerate() {
            let expected = case["logits"][at].as_f64().unwrap_or(f64::NAN);
            worst = worst.max((logit - expected).abs());
        }
    }
    assert!(worst < 0.002, "{worst}");
    let right = found
        .iter()
        .zip(&val.labels)
        .filter(|(logits, label)| right(logits, **label));
    assert!(right.count() >= 73);
    Ok(())
}

#[test]
fn photos_left_out_are_told_as_the_golden_run_tells_them() -> Result<(), Box<dyn Error>> {
    let Some(folder) = golden() else {
        return Ok(());
    };
    let npz = Npz::open(&folder.join("ants-bees-features.npz"))?;
    let train = photos(&npz, "train")?;
    let learned = learned(&train)?;
    let judged = learned.left_out.chunks_exact(2).zip(&train.labels);
    let right =
        judged.filter(|(logits, label)| logits[**label as usize] >= logits[0].max(logits[1]));
    let accuracy = right.count() as f64 / train.labels.len() as f64;
    assert!((accuracy - 0.955).abs() <= 0.01, "{accuracy}");
    Ok(())
}

#[test]
fn the_same_photos_give_the_same_bits() -> Result<(), Box<dyn Error>> {
    let Some(folder) = golden() else {
        return Ok(());
    };
    let npz = Npz::open(&folder.join("ants-bees-features.npz"))?;
    let train = photos(&npz, "train")?;
    let (one, other) = (learned(&train)?, learned(&train)?);
    let bits = |of: &Learned| -> Vec<u32> {
        let numbers = of.weights.iter().chain(&of.bias).chain(&of.left_out);
        numbers.map(|number| number.to_bits()).collect()
    };
    assert_eq!(bits(&one), bits(&other));
    assert_eq!(one.objective.to_bits(), other.objective.to_bits());
    Ok(())
}

#[test]
fn photos_not_learned_from_mostly_lie_within_the_threshold() -> Result<(), Box<dyn Error>> {
    let Some(folder) = golden() else {
        return Ok(());
    };
    let npz = Npz::open(&folder.join("ants-bees-features.npz"))?;
    let (train, val) = (photos(&npz, "train")?, photos(&npz, "val")?);
    let found = learned(&train)?;
    let threshold = found.threshold.ok_or("no threshold")?;
    // Many people took these photos.
    assert_eq!(found.doubles, Some(0.0));
    let novelty = Novelty::new(train.features.chunks_exact(2048).map(<[f32]>::to_vec));
    let within = val.features.chunks_exact(2048).filter(|features| {
        let likeness = novelty.likeness(features);
        likeness.is_some_and(|of| of.distance <= threshold)
    });
    let share = within.count() as f64 / val.labels.len() as f64;
    assert!(share > 0.88, "{share}");
    Ok(())
}

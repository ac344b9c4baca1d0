//! A head that was learned as bytes: all of its numbers come back bit for bit.
//!
//! Behind the record's head stand `lambda`, the objective, the milliseconds and the pairs of `losses` as
//! 64-bit floats; then weights, bias, and the logits of the photos that were left out as 32-bit floats.

use super::error::ProjectError;
use super::member::MAX_CHANNELS;
use super::outline::MAX_CLASSES;
use crate::classes::learned::LearnedHead;
use crate::classes::project::ClassId;
use crate::sealed::{Seal, floats};
use camlens_core::protocol::Learned;
use camlens_core::reading::PredictionLayer;
use serde::{Deserialize, Serialize};

const SEAL: Seal = Seal {
    magic: *b"CLhe",
    version: 1,
};

/// 64-bit floats before the losses.
const BEFORE_LOSSES: usize = 3;

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Head {
    classes: Vec<ClassId>,
    channels: usize,
    /// The key, the label and the fold of each photo.
    keys: Vec<String>,
    labels: Vec<u32>,
    folds: Vec<u32>,
    /// Pairs of them.
    losses: usize,
    /// JSON gives the bits back, as this workspace reads it.
    #[serde(default)]
    threshold: Option<f64>,
    #[serde(default)]
    doubles: Option<f64>,
    exact: bool,
}

/// The bytes of a head.
pub fn encode_head(head: &LearnedHead) -> Vec<u8> {
    let LearnedHead {
        classes,
        keys,
        labels,
        layer,
        left_out,
        learned,
        exact,
    } = head;
    let pairs = learned.losses.iter().flat_map(|&(one, other)| [one, other]);
    let doubles = [learned.lambda, learned.objective, learned.ms];
    let doubles = doubles.into_iter().chain(pairs);
    let mut words: Vec<u8> = doubles.flat_map(f64::to_le_bytes).collect();
    let singles = layer.weights.iter().chain(&layer.bias).chain(left_out);
    words.extend(singles.flat_map(|number| number.to_le_bytes()));
    let head = Head {
        classes: classes.clone(),
        channels: layer.weights.len() / layer.bias.len().max(1),
        keys: keys.clone(),
        labels: labels.clone(),
        folds: learned.folds.clone(),
        losses: learned.losses.len(),
        threshold: learned.threshold,
        doubles: learned.doubles,
        exact: *exact,
    };
    // JSON can say all of these types; an empty head would be refused.
    SEAL.close(&serde_json::to_vec(&head).unwrap_or_default(), &words)
}

/// The head of these bytes.
///
/// # Errors
/// [`ProjectError`] for bytes that are none, and for numbers that do not fit each other.
pub fn decode_head(bytes: &[u8]) -> Result<LearnedHead, ProjectError> {
    let (head, words) = SEAL.open(bytes)?;
    let head: Head = serde_json::from_slice(head)?;
    let (classes, channels, photos) = (head.classes.len(), head.channels, head.keys.len());
    if !(1..=MAX_CLASSES).contains(&classes) {
        return Err(ProjectError::Classes { classes });
    }
    if !(1..=MAX_CHANNELS).contains(&channels) {
        return Err(ProjectError::Channels { channels });
    }
    // Nothing of this overflows: the photos are as many as the head has keys.
    let doubles = BEFORE_LOSSES as u64 + 2 * (head.losses as u64).min(u64::from(u32::MAX));
    let singles = (classes * channels + classes) as u64 + photos as u64 * classes as u64;
    let (expected, found) = (2 * doubles + singles, words.len() as u64 / 4);
    if found != expected || head.folds.len() != photos {
        return Err(ProjectError::Words { expected, found });
    }
    let (doubles, singles) = words.split_at(8 * doubles as usize);
    let (doubles, _) = doubles.as_chunks::<8>();
    let doubles: Vec<f64> = doubles.iter().map(|&of| f64::from_le_bytes(of)).collect();
    let (first, losses) = doubles.split_at(BEFORE_LOSSES);
    let (losses, _) = losses.as_chunks::<2>();
    let mut weights = floats(singles);
    let mut bias = weights.split_off(classes * channels);
    let left_out = bias.split_off(classes);
    let numbers = weights.iter().chain(&bias).all(|number| number.is_finite());
    if !numbers {
        return Err(ProjectError::Numbers);
    }
    let learned = Learned {
        lambda: first[0],
        objective: first[1],
        losses: losses.iter().map(|&[one, other]| (one, other)).collect(),
        folds: head.folds,
        threshold: head.threshold,
        doubles: head.doubles,
        ms: first[2],
    };
    let head = LearnedHead {
        classes: head.classes,
        keys: head.keys,
        labels: head.labels,
        layer: PredictionLayer { weights, bias },
        left_out,
        learned,
        exact: head.exact,
    };
    Ok(head.checked()?)
}

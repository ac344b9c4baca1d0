//! What the worker says of a prediction layer that it has learned.

use serde::{Deserialize, Serialize};

/// A prediction layer that was learned; its numbers travel beside it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Learned {
    /// The strength of the penalty on the weights, chosen by cross-validation.
    pub lambda: f64,
    /// Mean cross-entropy plus `lambda / 2` times the sum of the squared weights, at the optimum.
    pub objective: f64,
    /// For each strength that was tried, ascending: the mean cross-entropy of the photos that were left out.
    pub losses: Vec<(f64, f64)>,
    /// The fold that each photo was left out with, from 0, in the order of the request. Copies of a photo
    /// share a fold.
    pub folds: Vec<u32>,
    /// 95 of 100 photos lie nearer than this to their five nearest others, in mean cosine distance. `None` for
    /// fewer than two different photos.
    #[serde(default)]
    pub threshold: Option<f64>,
    /// The share of the photos, 0 to 1, that are near doubles of another one: parts of the same picture, or
    /// recorded in one go. What was left out proves little for them. `None` where that is not known.
    #[serde(default)]
    pub doubles: Option<f64>,
    /// Milliseconds on the worker's clock.
    pub ms: f64,
}

/// Accuracy with fewer photos than there are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Curve {
    /// Ascending by photos; the last is all of them.
    pub points: Vec<CurvePoint>,
    /// For each class, its recall (0 to 1) with all photos, and with half of its own photos. Empty where it
    /// was not measured.
    pub halves: Vec<(f64, f64)>,
}

/// One point of a [`Curve`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CurvePoint {
    /// Photos that were learned from, on average over the folds.
    pub photos: f64,
    /// The share of the photos left out that were right, 0 to 1.
    pub accuracy: f64,
}

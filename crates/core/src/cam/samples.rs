//! Small networks and maps for tests.

use super::ActivationMap;
use crate::reading::{PredictionLayer, Reading};

/// A map of these values, row by row.
pub fn map(rows: usize, columns: usize, values: &[f32]) -> ActivationMap {
    ActivationMap {
        rows,
        columns,
        values: values.to_vec(),
    }
}

/// A map of one row.
pub fn row(values: &[f32]) -> ActivationMap {
    map(1, values.len(), values)
}

/// Two rows of three cells, two channels, three classes, all of it round numbers.
pub fn small() -> (Reading, PredictionLayer) {
    let features = vec![1.0, 0.0, 0.0, 2.0, 1.0, 1.0, 0.5, 0.0, 0.0, 0.0, 3.0, 1.0];
    let layer = PredictionLayer {
        weights: vec![1.0, -1.0, 0.0, 0.5, -2.0, 4.0],
        bias: vec![0.25, -1.0, 0.0],
    };
    (read(2, 3, features, &layer), layer)
}

/// A network of arbitrary numbers: features of 0 to 4, weights and biases of -1 to 1.
pub fn noise(
    rows: usize,
    columns: usize,
    channels: usize,
    classes: usize,
) -> (Reading, PredictionLayer) {
    let mut next = numbers((rows * 31 + columns) as u32);
    let features = (0..rows * columns * channels)
        .map(|_| 4.0 * next())
        .collect();
    // Of its own seed, so that readings of several sizes are of one network.
    let mut next = numbers((channels * 31 + classes) as u32);
    let layer = PredictionLayer {
        weights: (0..classes * channels)
            .map(|_| 2.0 * next() - 1.0)
            .collect(),
        bias: (0..classes).map(|_| 2.0 * next() - 1.0).collect(),
    };
    (read(rows, columns, features, &layer), layer)
}

/// What the layer makes of features: the logits of their mean, written down plainly.
fn read(rows: usize, columns: usize, features: Vec<f32>, layer: &PredictionLayer) -> Reading {
    let channels = layer.channels();
    let mean = |channel: usize| {
        let values = features.iter().skip(channel).step_by(channels);
        values.map(|&value| f64::from(value)).sum::<f64>() / (rows * columns) as f64
    };
    let means: Vec<f64> = (0..channels).map(mean).collect();
    let logit = |class: usize| {
        let weights = layer.of_class(class).iter();
        let score: f64 = weights
            .zip(&means)
            .map(|(&w, mean)| f64::from(w) * mean)
            .sum();
        score as f32 + layer.bias[class]
    };
    Reading {
        rows,
        columns,
        logits: (0..layer.classes()).map(logit).collect(),
        features,
    }
}

/// Numbers from 0 to 1 without order (the generator of Numerical Recipes, 1986).
pub fn numbers(seed: u32) -> impl FnMut() -> f32 {
    let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(1);
    move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as f32 / (1 << 24) as f32
    }
}

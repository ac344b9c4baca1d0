//! Small networks, maps and measures for tests.

use super::{ActivationMap, CellSet};
use crate::labels::Labels;
use crate::reading::{Head, PredictionLayer, Reading};
use std::ops::Range;
use std::sync::Arc;

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
pub fn small() -> Reading {
    let features = vec![1.0, 0.0, 0.0, 2.0, 1.0, 1.0, 0.5, 0.0, 0.0, 0.0, 3.0, 1.0];
    let weights = vec![1.0, -1.0, 0.0, 0.5, -2.0, 4.0];
    read((2, 3), features, weights, vec![0.25, -1.0, 0.0])
}

/// A network of arbitrary numbers: features of 0 to 4, weights and biases of -1 to 1.
pub fn noise(rows: usize, columns: usize, channels: usize, classes: usize) -> Reading {
    let mut next = numbers((rows * 31 + columns) as u32);
    let features = (0..rows * columns * channels)
        .map(|_| 4.0 * next())
        .collect();
    // Of its own seed, so that readings of several sizes are of one network.
    let mut next = numbers((channels * 31 + classes) as u32);
    let weights = (0..classes * channels)
        .map(|_| 2.0 * next() - 1.0)
        .collect();
    let bias = (0..classes).map(|_| 2.0 * next() - 1.0).collect();
    read((rows, columns), features, weights, bias)
}

/// The reading of these features by a network with this prediction layer: its logits are those of
/// the mean features, written down plainly. Classes have numbers for names.
///
/// # Panics
/// When the sizes do not fit each other.
pub fn read(
    (rows, columns): (usize, usize),
    features: Vec<f32>,
    weights: Vec<f32>,
    bias: Vec<f32>,
) -> Reading {
    let labels = Arc::new(Labels::numbered(bias.len()));
    let head = Head::new(PredictionLayer { weights, bias }, labels);
    let head = Arc::new(head.unwrap_or_else(|error| panic!("{error}")));
    let channels = head.channels();
    let mean = |channel: usize| {
        let values = features.iter().skip(channel).step_by(channels);
        values.map(|&value| f64::from(value)).sum::<f64>() / (rows * columns) as f64
    };
    let means: Vec<f64> = (0..channels).map(mean).collect();
    let logit = |class: usize| {
        let weights = head.weights_of(class).iter();
        let score: f64 = weights
            .zip(&means)
            .map(|(&w, mean)| f64::from(w) * mean)
            .sum();
        score as f32 + head.bias()[class]
    };
    let logits = (0..head.classes()).map(logit).collect();
    let reading = Reading::new(head, (rows, columns), features, logits);
    reading.unwrap_or_else(|error| panic!("{error}"))
}

/// Every cell of a grid.
pub fn all_cells(rows: usize, columns: usize) -> CellSet {
    CellSet::from_fn(rows, columns, |_, _| true)
}

/// The cells in some rows and some columns of a grid.
pub fn rectangle(
    (rows, columns): (usize, usize),
    in_rows: &Range<usize>,
    in_columns: &Range<usize>,
) -> CellSet {
    CellSet::from_fn(rows, columns, |row, column| {
        in_rows.contains(&row) && in_columns.contains(&column)
    })
}

/// The area within a closed line through these points as a part of the picture, by the shoelace formula; negative where
/// the line runs anticlockwise, as the borders of holes do.
pub fn area(points: &[(f64, f64)]) -> f64 {
    let pairs = points.iter().zip(points.iter().cycle().skip(1));
    pairs.map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum::<f64>() / 2.0
}

/// Numbers from 0 to 1 without order (the generator of Numerical Recipes, 1986).
pub fn numbers(seed: u32) -> impl FnMut() -> f32 {
    let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(1);
    move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as f32 / (1 << 24) as f32
    }
}

//! `CAM_c(y, x) = sum_k W[c, k] * A[y, x, k]`, signed, in logits.
//!
//! No ReLU, no squaring, no normalisation: with the bias added, the mean of the map *is* the
//! class's logit, and a cell's value over the number of cells is its share of that score.

use crate::reading::{PredictionLayer, Reading};

/// One value a cell of the network's grid, in logits; negative where the place speaks against
/// the class.
#[derive(Debug, Clone, PartialEq)]
pub struct ActivationMap {
    pub rows: usize,
    pub columns: usize,
    /// Row by row, top to bottom.
    pub values: Vec<f32>,
}

impl ActivationMap {
    /// The least value.
    pub fn min(&self) -> f32 {
        self.values.iter().copied().fold(f32::INFINITY, f32::min)
    }

    /// The largest value.
    pub fn max(&self) -> f32 {
        self.values
            .iter()
            .copied()
            .fold(f32::NEG_INFINITY, f32::max)
    }

    /// The mean over all cells: the class's logit without its bias.
    pub fn mean(&self) -> f32 {
        let sum: f64 = self.values.iter().map(|&value| f64::from(value)).sum();
        (sum / self.values.len() as f64) as f32
    }
}

/// The map of one class.
///
/// Identity: `map.mean() + layer.bias[class] = reading.logits[class]`, up to rounding.
///
/// # Panics
/// When `class` is not one of the layer's, or when the reading is of another network.
pub fn class_activation_map(
    reading: &Reading,
    layer: &PredictionLayer,
    class: usize,
) -> ActivationMap {
    let weights = layer.of_class(class);
    assert_eq!(
        reading.features.len(),
        reading.rows * reading.columns * weights.len(),
        "features and weights are of one network",
    );
    ActivationMap {
        rows: reading.rows,
        columns: reading.columns,
        values: reading
            .features
            .chunks_exact(weights.len())
            .map(|cell| dot(cell, weights))
            .collect(),
    }
}

/// Sums in float64: over 2048 channels float32 would leave an error that shows in the identity.
fn dot(cell: &[f32], weights: &[f32]) -> f32 {
    let sum: f64 = cell
        .iter()
        .zip(weights)
        .map(|(&a, &w)| f64::from(a) * f64::from(w))
        .sum();
    sum as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two rows of three cells, two channels, three classes.
    fn small() -> (Reading, PredictionLayer) {
        let features = vec![1.0, 0.0, 0.0, 2.0, 1.0, 1.0, 0.5, 0.0, 0.0, 0.0, 3.0, 1.0];
        let layer = PredictionLayer {
            weights: vec![1.0, -1.0, 0.0, 0.5, -2.0, 4.0],
            bias: vec![0.25, -1.0, 0.0],
        };
        let means = [5.5 / 6.0, 4.0 / 6.0];
        let logits = (0..3)
            .map(|c| {
                layer.of_class(c)[0] * means[0] + layer.of_class(c)[1] * means[1] + layer.bias[c]
            })
            .collect();
        (
            Reading {
                rows: 2,
                columns: 3,
                features,
                logits,
            },
            layer,
        )
    }

    #[test]
    fn each_cell_is_its_features_times_the_weights_of_the_class() {
        let (reading, layer) = small();
        let map = class_activation_map(&reading, &layer, 0);
        assert_eq!((map.rows, map.columns), (2, 3));
        assert_eq!(map.values, [1.0, -2.0, 0.0, 0.5, 0.0, 2.0]);
        assert_eq!((map.min(), map.max()), (-2.0, 2.0));
    }

    #[test]
    fn the_mean_and_the_bias_are_the_logit() {
        let (reading, layer) = small();
        for class in 0..layer.classes() {
            let map = class_activation_map(&reading, &layer, class);
            assert!((map.mean() + layer.bias[class] - reading.logits[class]).abs() < 1e-6);
        }
    }

    #[test]
    #[should_panic(expected = "one network")]
    fn a_reading_of_another_network_is_refused() {
        let (mut reading, layer) = small();
        reading.features.pop();
        class_activation_map(&reading, &layer, 0);
    }
}

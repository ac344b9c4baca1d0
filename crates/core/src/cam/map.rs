//! `CAM_c(y, x) = sum_k W[c, k] * A[y, x, k]`, signed, in logits.
//!
//! No ReLU, no squaring, no normalisation: with the bias added, the mean of the map *is* the
//! class's logit, and a cell's value over the number of cells is its share of that score.

use super::ActivationMap;
use crate::reading::Reading;

/// The map of one class.
///
/// Identity: `map.mean() + head.bias()[class] = reading.logits()[class]`, up to rounding.
///
/// # Panics
/// When `class` is not below the number of classes of the reading's head;
/// [`Evidence::of_class`](super::Evidence::of_class) gives an error instead.
pub fn class_activation_map(reading: &Reading, class: usize) -> ActivationMap {
    weighted_features(reading, reading.head().weights_of(class))
}

/// The features of every cell times one weight a channel.
pub(super) fn weighted_features<W: Copy + Into<f64>>(
    reading: &Reading,
    weights: &[W],
) -> ActivationMap {
    ActivationMap {
        rows: reading.rows(),
        columns: reading.columns(),
        values: reading
            .features()
            .chunks_exact(weights.len())
            .map(|cell| dot(cell, weights) as f32)
            .collect(),
    }
}

/// Sums in float64: over 2048 channels float32 would leave an error that shows in the identity.
/// Four sums side by side do not wait for each other.
pub(super) fn dot<A: Copy + Into<f64>, W: Copy + Into<f64>>(cell: &[A], weights: &[W]) -> f64 {
    let product = |(&a, &w): (&A, &W)| a.into() * w.into();
    let (fours, rest) = cell.as_chunks::<4>();
    let (weight_fours, weight_rest) = weights.as_chunks::<4>();
    let mut sums = [0.0; 4];
    for (four, weights) in fours.iter().zip(weight_fours) {
        for (sum, pair) in sums.iter_mut().zip(four.iter().zip(weights)) {
            *sum += product(pair);
        }
    }
    let tail: f64 = rest.iter().zip(weight_rest).map(product).sum();
    sums.iter().sum::<f64>() + tail
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cam::samples::small;

    #[test]
    fn each_cell_is_its_features_times_the_weights_of_the_class() {
        let map = class_activation_map(&small(), 0);
        assert_eq!((map.rows, map.columns), (2, 3));
        assert_eq!(map.values, [1.0, -2.0, 0.0, 0.5, 0.0, 2.0]);
        assert_eq!((map.min(), map.max()), (-2.0, 2.0));
        assert_eq!(
            (map.at(1, 2), map.share(1, 2)),
            (Some(2.0), Some(2.0 / 6.0))
        );
        assert_eq!((map.at(0, 3), map.share(2, 0)), (None, None));
    }

    #[test]
    fn the_mean_and_the_bias_are_the_logit() {
        let reading = small();
        for (class, (bias, logit)) in reading
            .head()
            .bias()
            .iter()
            .zip(reading.logits())
            .enumerate()
        {
            let map = class_activation_map(&reading, class);
            assert!((map.mean() + bias - logit).abs() < 1e-6);
        }
    }

    #[test]
    fn sums_of_any_length_are_whole() {
        for length in 0..20 {
            let ones = vec![1.0f32; length];
            let numbers: Vec<f32> = (0..length).map(|number| number as f32).collect();
            let expected = (length * length.saturating_sub(1) / 2) as f64;
            assert_eq!(dot(&ones, &numbers), expected);
        }
    }
}

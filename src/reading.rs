//! What one forward pass leaves behind, and the layer that turned it into classes.
//!
//! A [`Reading`] is kept; every map is arithmetic on it and on the [`PredictionLayer`], so that a
//! new class never costs a second pass.

/// One forward pass over one framed photo.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Rows of the feature grid, top to bottom.
    pub rows: usize,
    /// Columns of the feature grid, left to right.
    pub columns: usize,
    /// The last feature maps after their ReLU, `[rows, columns, channels]`.
    pub features: Vec<f32>,
    /// One score a class before the softmax.
    pub logits: Vec<f32>,
}

/// The dense layer behind the global average pooling.
#[derive(Debug, Clone, PartialEq)]
pub struct PredictionLayer {
    /// `[classes, channels]`: the weights of a class are contiguous.
    pub weights: Vec<f32>,
    /// One bias a class.
    pub bias: Vec<f32>,
}

/// A class with its score and its share of the softmax.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prediction {
    /// Index among the 1000 classes.
    pub class: usize,
    /// The score before the softmax.
    pub logit: f32,
    /// Softmax over all classes, 0 to 1.
    pub probability: f32,
}

impl PredictionLayer {
    /// How many classes the layer tells apart.
    pub fn classes(&self) -> usize {
        self.bias.len()
    }

    /// How many feature maps it reads.
    pub fn channels(&self) -> usize {
        self.weights.len() / self.bias.len().max(1)
    }

    /// The weights of one class, one a channel.
    ///
    /// # Panics
    /// When `class` is not below [`Self::classes`].
    pub fn of_class(&self, class: usize) -> &[f32] {
        let channels = self.channels();
        &self.weights[class * channels..(class + 1) * channels]
    }
}

impl Reading {
    /// All classes, best first; equal logits keep their class order.
    ///
    /// The softmax subtracts the largest logit before it exponentiates, so that no logit overflows.
    pub fn predictions(&self) -> Vec<Prediction> {
        let largest = self
            .logits
            .iter()
            .copied()
            .fold(f32::NEG_INFINITY, f32::max);
        let exponentials: Vec<f64> = self
            .logits
            .iter()
            .map(|&logit| f64::from(logit - largest).exp())
            .collect();
        let sum: f64 = exponentials.iter().sum();
        let mut predictions: Vec<Prediction> = self
            .logits
            .iter()
            .zip(&exponentials)
            .enumerate()
            .map(|(class, (&logit, exponential))| Prediction {
                class,
                logit,
                probability: (exponential / sum) as f32,
            })
            .collect();
        predictions.sort_by(|a, b| b.logit.total_cmp(&a.logit));
        predictions
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_sum_to_one_and_come_best_first() {
        let reading = Reading {
            rows: 1,
            columns: 1,
            features: vec![],
            logits: vec![1.0, 900.0, 899.0, -3.0],
        };
        let predictions = reading.predictions();
        let order: Vec<usize> = predictions.iter().map(|p| p.class).collect();
        assert_eq!(order, [1, 2, 0, 3]);
        let sum: f32 = predictions.iter().map(|p| p.probability).sum();
        assert!((sum - 1.0).abs() < 1e-6);
        assert!((predictions[0].probability - 0.731_058_6).abs() < 1e-6);
    }
}

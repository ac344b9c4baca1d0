//! The last layer of a network, which turns features into classes, with the names of these.

use super::fingerprint::Fingerprint;
use super::layer::PredictionLayer;
use crate::labels::Labels;
use std::sync::{Arc, OnceLock};

/// A prediction layer with the labels of its classes. Weights, bias and labels are of the same
/// number of classes; there is at least one class and one channel.
#[derive(Debug, Clone)]
pub struct Head {
    layer: PredictionLayer,
    labels: Arc<Labels>,
    fingerprint: OnceLock<Fingerprint>,
}

/// Numbers or names that do not make a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HeadError {
    #[error(
        "{weights} weights are not a whole number, at least one, for each of {classes} classes"
    )]
    Weights { weights: usize, classes: usize },

    #[error("{labels} labels are for {classes} classes")]
    Labels { labels: usize, classes: usize },
}

impl Head {
    /// Joins numbers and names.
    ///
    /// # Errors
    /// [`HeadError::Weights`] where weights and bias are of different networks or empty,
    /// [`HeadError::Labels`] where the labels are of another number of classes.
    pub fn new(layer: PredictionLayer, labels: Arc<Labels>) -> Result<Self, HeadError> {
        let (weights, classes) = (layer.weights.len(), layer.bias.len());
        if classes == 0 || weights == 0 || !weights.is_multiple_of(classes) {
            return Err(HeadError::Weights { weights, classes });
        }
        let named = labels.classes().len();
        if named != classes {
            return Err(HeadError::Labels {
                labels: named,
                classes,
            });
        }
        Ok(Self {
            layer,
            labels,
            fingerprint: OnceLock::new(),
        })
    }

    /// The number of classes, at least 1.
    pub fn classes(&self) -> usize {
        self.layer.bias.len()
    }

    /// The number of feature maps that the layer reads, at least 1.
    pub fn channels(&self) -> usize {
        self.layer.weights.len() / self.classes()
    }

    /// The weights of one class, `[channels]`.
    ///
    /// # Panics
    /// When `class` is not below [`Self::classes`].
    pub fn weights_of(&self, class: usize) -> &[f32] {
        let channels = self.channels();
        &self.layer.weights[class * channels..(class + 1) * channels]
    }

    /// `[classes]`.
    pub fn bias(&self) -> &[f32] {
        &self.layer.bias
    }

    /// The names of the classes.
    pub fn labels(&self) -> &Arc<Labels> {
        &self.labels
    }

    /// What averaged features give, `[channels]` to `[classes]`: `logit_c = b_c + sum_k W[c, k] * x_k`, summed in
    /// float64. `None` for another number of channels.
    pub fn logits(&self, features: &[f32]) -> Option<Vec<f32>> {
        if features.len() != self.channels() {
            return None;
        }
        let logit = |(class, &bias): (usize, &f32)| {
            let products = self.weights_of(class).iter().zip(features);
            let products = products.map(|(&w, &x)| f64::from(w) * f64::from(x));
            (f64::from(bias) + products.sum::<f64>()) as f32
        };
        Some(self.bias().iter().enumerate().map(logit).collect())
    }

    /// Two numbers by which the head is known again, made once.
    pub fn fingerprint(&self) -> Fingerprint {
        *self
            .fingerprint
            .get_or_init(|| Fingerprint::of(&self.layer, &self.labels))
    }
}

/// The same head is found equal without a look at its millions of weights.
impl PartialEq for Head {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other) || (self.layer == other.layer && self.labels == other.labels)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(weights: usize, bias: usize, labels: usize) -> Result<Head, HeadError> {
        let layer = PredictionLayer {
            weights: (0..weights).map(|weight| weight as f32).collect(),
            bias: vec![0.5; bias],
        };
        Head::new(layer, Arc::new(Labels::numbered(labels)))
    }

    #[test]
    fn averaged_features_have_logits() -> Result<(), HeadError> {
        let head = head(6, 2, 2)?;
        assert_eq!(head.logits(&[1.0, 0.5, 2.0]), Some(vec![5.0, 15.5]));
        assert_eq!(head.logits(&[1.0, 0.5]), None);
        Ok(())
    }

    #[test]
    fn the_weights_of_a_class_are_contiguous() -> Result<(), HeadError> {
        let head = head(6, 2, 2)?;
        assert_eq!((head.classes(), head.channels()), (2, 3));
        assert_eq!(head.weights_of(1), [3.0, 4.0, 5.0]);
        assert_eq!(head.bias(), [0.5, 0.5]);
        Ok(())
    }

    #[test]
    fn numbers_and_names_of_different_networks_make_no_head() {
        for (weights, classes) in [(0, 0), (0, 2), (7, 2), (3, 0)] {
            let expected = Err(HeadError::Weights { weights, classes });
            assert_eq!(head(weights, classes, classes), expected);
        }
        let expected = Err(HeadError::Labels {
            labels: 3,
            classes: 2,
        });
        assert_eq!(head(6, 2, 3), expected);
    }

    #[test]
    fn heads_of_other_numbers_or_names_are_not_equal() -> Result<(), HeadError> {
        let one = head(6, 2, 2)?;
        assert_eq!(one, one.clone());
        assert_ne!(one, head(8, 2, 2)?);
        let renamed =
            Labels::parse("\n0\t\ta\t\n1\t\tb\t", "").unwrap_or_else(|bad| panic!("{bad}"));
        let renamed = Head::new(one.layer.clone(), Arc::new(renamed))?;
        assert_ne!(one, renamed);
        Ok(())
    }
}

//! Folds a batch norm into the convolution before it.
//!
//! ```text
//! y  = gamma * (k * x + b - mean) / sqrt(variance + epsilon) + beta
//!    = (f k) * x + (f (b - mean) + beta)        f = gamma / sqrt(variance + epsilon)
//! ```

use super::layers::{BatchNorm, Convolution};

/// The epsilon of ResNet50's batch norms: what `keras.applications` builds the network with and what
/// the weights were trained with.
///
/// The package's `model.json` says 1e-3. It was written by a Keras whose layer default that was, and
/// it is wrong for these weights: where a channel's variance is small it shrinks the channel, and
/// class activation maps move by up to 16 % of their range. So this value replaces the package's.
pub const EPSILON: f64 = 1.001e-5;

/// A convolution's weights with nothing left beside them, finite or not.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Folded {
    /// In the order of [`Convolution::kernel`]: the last axis is the output channel.
    pub kernel: Vec<f32>,
    /// An element per output channel.
    pub bias: Vec<f32>,
}

/// The convolution's weights with the batch norm in them: computed in float64, rounded once.
pub(super) fn fold(convolution: &Convolution, norm: &BatchNorm, epsilon: f64) -> Folded {
    let at = |values: Option<&Vec<f32>>, channel: usize, otherwise: f64| {
        let value = values.and_then(|values| values.get(channel));
        value.map_or(otherwise, |&value| f64::from(value))
    };
    let statistics = norm.mean.iter().zip(&norm.variance).enumerate();
    let (factors, bias): (Vec<f64>, Vec<f32>) = statistics
        .map(|(channel, (&mean, &variance))| {
            let gamma = at(norm.gamma.as_ref(), channel, 1.0);
            let factor = gamma / (f64::from(variance) + epsilon).sqrt();
            let centred = at(convolution.bias.as_ref(), channel, 0.0) - f64::from(mean);
            let bias = factor * centred + at(norm.beta.as_ref(), channel, 0.0);
            (factor, bias as f32)
        })
        .unzip();
    let weights = convolution.kernel.iter().zip(factors.iter().cycle());
    let kernel = weights
        .map(|(&weight, factor)| (f64::from(weight) * factor) as f32)
        .collect();
    Folded { kernel, bias }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maker::{Activation, Border};

    fn convolution(kernel: &[f32], bias: Option<&[f32]>, outputs: usize) -> Convolution {
        Convolution {
            shape: [1, 1, kernel.len() / outputs, outputs],
            kernel: kernel.to_vec(),
            bias: bias.map(<[f32]>::to_vec),
            strides: [1, 1],
            dilations: [1, 1],
            border: Border::Valid,
            activation: Activation::Linear,
        }
    }

    #[test]
    fn the_formula_holds_by_hand() {
        let norm = BatchNorm {
            gamma: Some(vec![2.0, 1.0]),
            beta: Some(vec![0.5, 0.0]),
            mean: vec![1.0, 0.0],
            variance: vec![3.75, 0.75],
        };
        let convolution = convolution(&[1.0, 10.0, 2.0, 20.0], Some(&[4.0, 3.0]), 2);
        let folded = fold(&convolution, &norm, 0.25);
        assert_eq!(folded.kernel, [1.0, 10.0, 2.0, 20.0]);
        assert_eq!(folded.bias, [3.5, 3.0]);
    }

    #[test]
    fn what_is_left_out_counts_as_one_or_zero() {
        let (gamma, beta) = (None, None);
        let norm = BatchNorm {
            gamma,
            beta,
            mean: vec![1.0],
            variance: vec![0.1875],
        };
        let folded = fold(&convolution(&[3.0], None, 1), &norm, 0.0625);
        assert_eq!(
            folded,
            Folded {
                kernel: vec![6.0],
                bias: vec![-2.0]
            }
        );
    }
}

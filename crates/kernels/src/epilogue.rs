//! Bias, residual and ReLU: the last steps of a convolution.

use super::panels::NR;

/// The last steps of a convolution, applied to each sum before it is written.
#[derive(Debug, Clone, Copy)]
pub struct Epilogue<'a> {
    /// Added to the sums, one value for each output channel; at least as long as [`padded`] makes it.
    pub bias: &'a [f32],
    /// Added to the sums, in the layout of the result.
    pub residual: Option<&'a [f32]>,
    /// Negative results become zero; NaN stays NaN.
    pub relu: bool,
}

/// A bias for an [`Epilogue`]: followed by zeros up to a whole panel.
pub fn padded(bias: &[f32]) -> Vec<f32> {
    let mut padded = bias.to_vec();
    padded.resize(bias.len().next_multiple_of(NR), 0.0);
    padded
}

//! Bias, residual and ReLU: the last steps of a convolution.

use super::panels::PANEL;

/// The last steps of a convolution, applied to each sum before it is written.
#[derive(Debug, Clone, Copy)]
pub struct Epilogue<'a> {
    /// Added to the result, one an output channel; at least as many as [`padded`] makes.
    pub bias: &'a [f32],
    /// Added to the result, in the result's own layout.
    pub residual: Option<&'a [f32]>,
    /// Negative results become zero; what is not a number stays as it is.
    pub relu: bool,
}

/// A bias for an [`Epilogue`]: followed by zeros up to a whole panel.
pub fn padded(bias: &[f32]) -> Vec<f32> {
    let mut padded = bias.to_vec();
    padded.resize(bias.len().next_multiple_of(PANEL), 0.0);
    padded
}

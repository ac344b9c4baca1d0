//! The choice of squares, and the kernels transformed for them.

use super::super::panels::{NR, Panels};
use super::super::window::Window;
use super::transforms::{F2, F4, Steps, both_sides};

/// The squares that a convolution's result is cut into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Form {
    /// 2 x 2: the weights take 1.8 times their memory.
    Two,
    /// 4 x 4: the weights take four times their memory.
    Four,
}

impl Form {
    /// The faster form, or `None` if the direct method is faster. Networks halve their pictures as they
    /// double their channels: with many channels, squares of 4 x 4 would hang over the borders of small
    /// pictures, and reading the weights would take more time than they save.
    pub(in super::super) fn best(window: Window, inputs: usize, outputs: usize) -> Option<Self> {
        let fits = window.kernel == [3, 3]
            && window.stride == [1, 1]
            && window.dilation == [1, 1]
            && inputs.is_multiple_of(4)
            && outputs.is_multiple_of(WHOLE_PANELS);
        match inputs.saturating_mul(outputs) {
            _ if !fits => None,
            products if products <= MAX_CHANNEL_PRODUCTS_FOR_FOUR => Some(Self::Four),
            products if products <= MAX_CHANNEL_PRODUCTS_FOR_TWO => Some(Self::Two),
            _ => None,
        }
    }

    /// The number of values of a transformed kernel.
    pub(in super::super) fn positions(self) -> usize {
        match self {
            Self::Two => 16,
            Self::Four => 36,
        }
    }

    /// Transforms weights `[outputs, inputs, 3, 3]` to a matrix for each position.
    pub(in super::super) fn pack(self, weights: &[f32], inputs: usize, outputs: usize) -> Panels {
        match self {
            Self::Two => pack::<F2, 4, 2>(weights, inputs, outputs),
            Self::Four => pack::<F4, 6, 4>(weights, inputs, outputs),
        }
    }
}

/// Output channels that are whole panels in every build: so all builds, and their twins, choose the
/// same form.
const WHOLE_PANELS: usize = 16;
const _: () = assert!(WHOLE_PANELS.is_multiple_of(NR));

/// Inputs times outputs up to which 4 x 4 pays.
const MAX_CHANNEL_PRODUCTS_FOR_FOUR: usize = 128 * 128;
/// Inputs times outputs up to which 2 x 2 pays.
const MAX_CHANNEL_PRODUCTS_FOR_TWO: usize = 256 * 256;

fn pack<S: Steps<P, R>, const P: usize, const R: usize>(
    weights: &[f32],
    inputs: usize,
    outputs: usize,
) -> Panels {
    let mut panels = Panels::new(P * P, inputs, outputs);
    for (at, taps) in weights.as_chunks::<9>().0.iter().enumerate() {
        let (output, input) = (at / inputs, at % inputs);
        let square: [[f64; 3]; 3] =
            std::array::from_fn(|y| std::array::from_fn(|x| f64::from(taps[3 * y + x])));
        let transformed: [[f64; P]; P] = both_sides(square, S::kernel);
        for (position, weight) in transformed.iter().flatten().enumerate() {
            panels.set(position, input, output, *weight as f32);
        }
    }
    panels
}

//! A convolution's weights, laid out for the method that computes it.

use super::panels::{NR, Panels};
use super::window::Window;
use super::winograd::Form;

/// The weights of one convolution, packed once and shared by pictures of all sizes.
#[derive(Debug, Clone, PartialEq)]
pub struct PackedKernel {
    pub(super) inputs: usize,
    pub(super) outputs: usize,
    pub(super) window: Window,
    pub(super) method: Method,
}

/// The method of a convolution. An int8 method has its place here.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Method {
    /// One matrix, `[taps * inputs, outputs]`.
    Direct(Panels),
    /// One matrix `[inputs, outputs]` for each position of a transformed patch.
    Winograd(Form, Panels),
}

impl PackedKernel {
    /// Packs weights `[outputs, inputs, kernel rows, kernel columns]`.
    ///
    /// # Panics
    /// When the number of weights is not the product of these.
    pub fn from_oihw(weights: &[f32], outputs: usize, inputs: usize, window: Window) -> Self {
        assert_eq!(
            weights.len(),
            outputs * inputs * window.taps(),
            "weights are [outputs, inputs, taps]"
        );
        let method = match Form::best(window, inputs, outputs) {
            Some(form) => Method::Winograd(form, form.pack(weights, inputs, outputs)),
            None => Method::Direct(pack(weights, inputs, outputs, window.taps())),
        };
        Self {
            inputs,
            outputs,
            window,
            method,
        }
    }

    /// The bytes of a packed kernel; `usize::MAX` for more than an address can count, for which there
    /// is no memory anywhere.
    pub fn bytes(window: Window, inputs: usize, outputs: usize) -> usize {
        let matrices = match Form::best(window, inputs, outputs) {
            Some(form) => form.positions(),
            None => window.taps(),
        };
        let outputs = outputs.div_ceil(NR).saturating_mul(NR);
        [inputs, outputs, size_of::<f32>()]
            .into_iter()
            .fold(matrices, usize::saturating_mul)
    }

    /// The number of input channels.
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// The number of output channels.
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// The places of its taps.
    pub fn window(&self) -> Window {
        self.window
    }
}

fn pack(weights: &[f32], inputs: usize, outputs: usize, taps: usize) -> Panels {
    let mut panels = Panels::new(1, taps * inputs, outputs);
    for (output, kernel) in weights.chunks_exact((inputs * taps).max(1)).enumerate() {
        for (input, row) in kernel.chunks_exact(taps).enumerate() {
            for (tap, &weight) in row.iter().enumerate() {
                panels.set(0, tap * inputs + input, output, weight);
            }
        }
    }
    panels
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Window = Window {
        kernel: [1, 1],
        stride: [1, 1],
        dilation: [1, 1],
        before: [0, 0],
        after: [0, 0],
    };

    #[test]
    fn a_kernel_beyond_all_memory_does_not_wrap_to_a_small_one() {
        let half = 1_usize << (usize::BITS / 2);
        assert_eq!(PackedKernel::bytes(WINDOW, half, half), usize::MAX);
        // One output is packed as a panel of them.
        let most = usize::MAX / NR / 4;
        assert!(PackedKernel::bytes(WINDOW, most, 1) > usize::MAX - 4 * NR);
        assert_eq!(PackedKernel::bytes(WINDOW, most + 1, 1), usize::MAX);
        assert_eq!(PackedKernel::bytes(WINDOW, 1, usize::MAX), usize::MAX);
        assert_eq!(PackedKernel::bytes(WINDOW, 3, NR + 1), 3 * 2 * NR * 4);
        let huge = Window {
            kernel: [half, half],
            ..WINDOW
        };
        assert_eq!(PackedKernel::bytes(huge, 1, 1), usize::MAX);
    }
}

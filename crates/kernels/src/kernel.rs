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

    /// The bytes of a packed kernel.
    pub fn bytes(window: Window, inputs: usize, outputs: usize) -> usize {
        let matrices = match Form::best(window, inputs, outputs) {
            Some(form) => form.positions(),
            None => window.taps(),
        };
        matrices * inputs * outputs.next_multiple_of(NR) * size_of::<f32>()
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

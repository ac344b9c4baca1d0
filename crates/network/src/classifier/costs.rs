//! The time of a pass, by groups of layers.

use super::operators::{FusedConv, FusedMaxPool};
use tract_onnx::prelude::TypedNode;

/// Milliseconds on a monotonic clock; its zero may differ between threads.
pub type Clock = fn() -> f64;

/// Layers with one common cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LayerGroup {
    /// The convolution that reads the picture itself.
    Stem,
    /// Convolutions of one pixel.
    Pointwise,
    /// All other convolutions.
    Spatial,
    Pooling,
    /// The operators that tract computes: transposing, the global average pooling, the prediction
    /// layer.
    Rest,
}

/// Milliseconds of one pass, by groups of layers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Costs([f64; LayerGroup::ALL.len()]);

impl LayerGroup {
    /// All groups in the order of a pass.
    pub const ALL: [Self; 5] = [
        Self::Stem,
        Self::Pooling,
        Self::Pointwise,
        Self::Spatial,
        Self::Rest,
    ];

    /// The name in messages and tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Stem => "stem",
            Self::Pointwise => "1x1",
            Self::Spatial => "3x3",
            Self::Pooling => "pool",
            Self::Rest => "rest",
        }
    }

    pub(super) fn of(node: &TypedNode) -> Self {
        if node.op_is::<FusedMaxPool>() {
            return Self::Pooling;
        }
        match node.op_as::<FusedConv>().map(|conv| &conv.kernel) {
            Some(kernel) if kernel.inputs() <= PICTURE_CHANNELS => Self::Stem,
            Some(kernel) if kernel.window().taps() == 1 => Self::Pointwise,
            Some(_) => Self::Spatial,
            None => Self::Rest,
        }
    }
}

/// Red, green, blue and perhaps alpha.
const PICTURE_CHANNELS: usize = 4;

impl Costs {
    pub(super) fn add(&mut self, group: LayerGroup, milliseconds: f64) {
        for (sum, of) in self.0.iter_mut().zip(LayerGroup::ALL) {
            if of == group {
                *sum += milliseconds;
            }
        }
    }

    /// Each group with its milliseconds.
    pub fn groups(&self) -> impl Iterator<Item = (LayerGroup, f64)> {
        LayerGroup::ALL.into_iter().zip(self.0)
    }
}

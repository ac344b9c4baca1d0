//! The picture that a network expects.

use serde::{Deserialize, Serialize};

/// Sizes and numbers of a network's input.
///
/// They belong to a network as its weights do. A stored network's manifest says the `offset`, and
/// the worker takes it from there. The stored format does not have the others yet, so that the
/// built-in network's stand in [`resnet50::INPUT`](crate::resnet50::INPUT).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InputSpec {
    /// Side of the square that one cell of the feature grid stands for, in input pixels, at least 1.
    pub cell: usize,
    /// Side of the square input of [`Framing::Crop`](super::Framing::Crop), `Squash` and `Seed`, in
    /// pixels: a multiple of `cell`.
    pub square: usize,
    /// Short side of the resized photo from which `Crop` cuts the middle, in pixels, at least
    /// `square`.
    pub crop_short_side: usize,
    /// The distance from the middle of a cell's square up, and as far to the left, to the point that
    /// the cell looks at, in cells, above -0.5 and below 0.5: see [`Offset`](super::Offset).
    pub offset: f64,
    pub channels: ChannelOrder,
    /// Subtracted from each plane, in the order of `channels`, in levels from 0 to 255.
    pub means: [f32; 3],
}

/// The order of the planes of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ChannelOrder {
    /// Red, green, blue.
    Rgb,
    /// Blue, green, red.
    Bgr,
}

impl ChannelOrder {
    /// The index in an RGB pixel of the colour of each plane.
    pub fn of_rgb(self) -> [usize; 3] {
        match self {
            Self::Rgb => [0, 1, 2],
            Self::Bgr => [2, 1, 0],
        }
    }
}

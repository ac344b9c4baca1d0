//! The four framings as arithmetic on sizes.

use super::{InputSpec, Offset, ShortSide};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// The longest photo that `whole` shows to the network, long side over short side. The network
/// sees the middle of a longer one: the cost of a pass grows with the length, its use does not.
pub const LONGEST_RATIO: f64 = 4.0;

/// A way to make the network's input of a photo. Sizes are those of the network's [`InputSpec`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Framing {
    /// The short side as a [`ShortSide`], the long side to the nearest whole cell: nothing cut,
    /// nothing squashed.
    #[default]
    Whole,
    /// The central square of the photo at a fixed short side: how accuracy is usually measured.
    Crop,
    /// All of the photo as a square, without its aspect ratio, bilinear with antialiasing.
    Squash,
    /// All of the photo as a square, without its aspect ratio, nearest neighbour, the corners of
    /// the map on the corners of the photo: the notebook's, `keras.utils.load_img(target_size=..)`.
    Seed,
}

/// A rectangle in pixels of the upright photo; `x` and `y` are its top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Rectangle {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// The part of one photo that the network sees, and its size as the network's input.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Frame {
    pub framing: Framing,
    /// Width and height of the upright photo in pixels.
    pub photo: (usize, usize),
    /// The part of the photo that the network sees.
    pub seen: Rectangle,
    /// Width and height of the network's input in pixels.
    pub input: (usize, usize),
    /// The photo is longer than [`LONGEST_RATIO`] and its ends were left out for that reason.
    pub ends_cut: bool,
    /// The offset of the network's grid on `seen`. Default: none.
    #[serde(default)]
    pub offset: Offset,
}

impl Framing {
    /// In the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Whole, Self::Crop, Self::Squash, Self::Seed];

    /// The name in addresses and messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Crop => "crop",
            Self::Squash => "squash",
            Self::Seed => "seed",
        }
    }

    /// Whether a photo can be shown larger in it; all but `whole` have one size by definition.
    pub fn can_be_finer(self) -> bool {
        self == Self::Whole
    }

    /// Places this framing on an upright photo of `width` x `height` pixels, both at least 1.
    pub fn frame(self, width: usize, height: usize, spec: &InputSpec) -> Frame {
        self.frame_at(ShortSide::Standard, width, height, spec)
    }

    /// The offset of the grid: the network's own, and none in the notebook's framing, which draws the
    /// map as the notebook does.
    fn offset(self, spec: &InputSpec) -> Offset {
        match self {
            Self::Seed => Offset::NONE,
            Self::Whole | Self::Crop | Self::Squash => Offset::both(spec.offset),
        }
    }

    /// As [`Self::frame`], the photo shown at a size, where the framing
    /// [can be finer](Self::can_be_finer).
    pub fn frame_at(
        self,
        short_side: ShortSide,
        width: usize,
        height: usize,
        spec: &InputSpec,
    ) -> Frame {
        match self {
            Self::Whole => whole(short_side.pixels().into(), width, height, spec),
            Self::Crop => crop(width, height, spec),
            Self::Squash | Self::Seed => Frame {
                framing: self,
                photo: (width, height),
                seen: full(width, height),
                input: (spec.square, spec.square),
                ends_cut: false,
                offset: self.offset(spec),
            },
        }
    }
}

/// The name is none of [`Framing::ALL`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no framing `{0}`; there are whole, crop, squash and seed")]
pub struct UnknownFraming(pub String);

impl FromStr for Framing {
    type Err = UnknownFraming;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|framing| framing.name() == name)
            .ok_or_else(|| UnknownFraming(name.to_owned()))
    }
}

impl Frame {
    /// Whether the network saw less than the photo.
    pub fn leaves_out(&self) -> bool {
        self.seen != full(self.photo.0, self.photo.1)
    }
}

fn full(width: usize, height: usize) -> Rectangle {
    Rectangle {
        x: 0.0,
        y: 0.0,
        width: width as f64,
        height: height as f64,
    }
}

fn whole(short_side: usize, width: usize, height: usize, spec: &InputSpec) -> Frame {
    let cell = spec.cell;
    let short = width.min(height) as f64;
    let longest = (short * LONGEST_RATIO).floor() as usize;
    let (seen_width, seen_height) = (width.min(longest), height.min(longest));
    let to_cells = |side: usize| {
        let factor = short_side as f64 / short;
        let cells = (side as f64 * factor / cell as f64).round_ties_even() as usize;
        (cells * cell).max(short_side)
    };
    Frame {
        framing: Framing::Whole,
        photo: (width, height),
        seen: Rectangle {
            x: ((width - seen_width) / 2) as f64,
            y: ((height - seen_height) / 2) as f64,
            width: seen_width as f64,
            height: seen_height as f64,
        },
        input: (to_cells(seen_width), to_cells(seen_height)),
        ends_cut: (seen_width, seen_height) != (width, height),
        offset: Framing::Whole.offset(spec),
    }
}

fn crop(width: usize, height: usize, spec: &InputSpec) -> Frame {
    let (resized_width, resized_height) = crop_resized(width, height, spec);
    let (left, top) = crop_corner(resized_width, resized_height, spec);
    let across = width as f64 / resized_width as f64;
    let down = height as f64 / resized_height as f64;
    Frame {
        framing: Framing::Crop,
        photo: (width, height),
        seen: Rectangle {
            x: left as f64 * across,
            y: top as f64 * down,
            width: spec.square as f64 * across,
            height: spec.square as f64 * down,
        },
        input: (spec.square, spec.square),
        ends_cut: false,
        offset: Framing::Crop.offset(spec),
    }
}

/// Width and height of the whole photo before `crop` cuts: its short side is
/// [`InputSpec::crop_short_side`]. Of a line of 17 million pixels that is more than 32 bits count.
pub fn crop_resized(width: usize, height: usize, spec: &InputSpec) -> (u64, u64) {
    let factor = spec.crop_short_side as f64 / width.min(height) as f64;
    let resized = |side: usize| (side as f64 * factor).round_ties_even() as u64;
    (resized(width), resized(height))
}

/// The top left corner of the central square in the resized photo, as left and top.
pub fn crop_corner(width: u64, height: u64, spec: &InputSpec) -> (u64, u64) {
    let square = spec.square as u64;
    ((width - square) / 2, (height - square) / 2)
}

#[cfg(test)]
pub(super) mod tests;

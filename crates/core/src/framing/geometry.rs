//! The four framings as arithmetic on sizes.

use super::{InputSpec, ShortSide};
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
            Self::Whole => whole(short_side.pixels().into(), width, height, spec.cell),
            Self::Crop => crop(width, height, spec),
            Self::Squash | Self::Seed => Frame {
                framing: self,
                photo: (width, height),
                seen: full(width, height),
                input: (spec.square, spec.square),
                ends_cut: false,
            },
        }
    }
}

/// The name is none of [`Framing::ALL`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no framing {0:?}; there are whole, crop, squash and seed")]
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

fn whole(short_side: usize, width: usize, height: usize, cell: usize) -> Frame {
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
    }
}

/// Width and height of the whole photo before `crop` cuts: its short side is
/// [`InputSpec::crop_short_side`].
pub fn crop_resized(width: usize, height: usize, spec: &InputSpec) -> (usize, usize) {
    let factor = spec.crop_short_side as f64 / width.min(height) as f64;
    let resized = |side: usize| (side as f64 * factor).round_ties_even() as usize;
    (resized(width), resized(height))
}

/// The top left corner of the central square in the resized photo, as left and top.
pub fn crop_corner(width: usize, height: usize, spec: &InputSpec) -> (usize, usize) {
    ((width - spec.square) / 2, (height - spec.square) / 2)
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::ChannelOrder;
    use super::*;

    /// Ordinary, tiny, and as long as can be.
    pub(in crate::framing) const SIZES: [(usize, usize); 9] = [
        (451, 300),
        (300, 451),
        (1, 1),
        (1, 7),
        (4000, 3000),
        (224, 224),
        (999, 1000),
        (4096, 1024),
        (3, 10_000),
    ];

    /// Cells and squares of the built-in network.
    pub(in crate::framing) const SPEC: InputSpec = InputSpec {
        cell: 32,
        square: 224,
        crop_short_side: 256,
        channels: ChannelOrder::Rgb,
        means: [0.0; 3],
    };

    #[test]
    fn names_are_read_back() {
        for framing in Framing::ALL {
            assert_eq!(framing.name().parse(), Ok(framing));
        }
        assert_eq!(
            "letterbox".parse::<Framing>(),
            Err(UnknownFraming("letterbox".into()))
        );
    }

    #[test]
    fn whole_keeps_all_of_an_ordinary_photo_in_whole_cells() {
        let frame = Framing::Whole.frame(451, 300, &SPEC);
        assert_eq!(frame.input, (384, 256));
        assert_eq!(frame.seen, full(451, 300));
        assert!(!frame.leaves_out());
    }

    #[test]
    fn finer_is_the_same_part_of_the_photo_in_more_cells() {
        for (width, height) in SIZES {
            let standard = Framing::Whole.frame(width, height, &SPEC);
            for side in ShortSide::ALL {
                let frame = Framing::Whole.frame_at(side, width, height, &SPEC);
                let what = format!("{width}x{height} at {}", side.pixels());
                assert_eq!(
                    (frame.seen, frame.ends_cut),
                    (standard.seen, standard.ends_cut)
                );
                let (across, down) = frame.input;
                assert_eq!(across.min(down), usize::from(side.pixels()), "{what}");
                assert!(across.max(down) <= 4 * across.min(down), "{what}");
                assert_eq!((across % SPEC.cell, down % SPEC.cell), (0, 0), "{what}");
                // Half a cell is all that rounding may do to the long side.
                let seen = frame.seen.width / frame.seen.height;
                let exact = seen.max(1.0 / seen) * f64::from(side.pixels());
                let long = across.max(down) as f64;
                assert!(
                    (long - exact).abs() <= SPEC.cell as f64 / 2.0 + 1e-6,
                    "{what}: {long}, {exact}"
                );
            }
        }
        let inputs =
            ShortSide::ALL.map(|side| Framing::Whole.frame_at(side, 451, 300, &SPEC).input);
        assert_eq!(inputs, [(384, 256), (576, 384), (768, 512), (960, 640)]);
    }

    #[test]
    fn another_network_has_other_cells_and_squares() {
        let spec = InputSpec {
            cell: 16,
            square: 48,
            crop_short_side: 64,
            ..SPEC
        };
        let whole = Framing::Whole.frame(451, 300, &spec);
        // 451 / 300 * 256 is 384.85: 24 cells of 16.
        assert_eq!(whole.input, (384, 256));
        let square = Framing::Squash.frame(451, 300, &spec);
        assert_eq!(square.input, (48, 48));
        let crop = Framing::Crop.frame(128, 256, &spec);
        assert_eq!(crop.input, (48, 48));
        let seen = crop.seen;
        assert_eq!((seen.x, seen.y), (16.0, 80.0));
        assert_eq!((seen.width, seen.height), (96.0, 96.0));
    }

    #[test]
    fn only_whole_has_sizes() {
        for framing in Framing::ALL {
            let finest = framing.frame_at(ShortSide::Finest, 451, 300, &SPEC);
            assert_eq!(
                finest != framing.frame(451, 300, &SPEC),
                framing.can_be_finer()
            );
        }
    }

    #[test]
    fn whole_sees_the_middle_of_a_panorama() {
        let frame = Framing::Whole.frame(2000, 100, &SPEC);
        assert!(frame.ends_cut && frame.leaves_out());
        assert_eq!(frame.input, (1024, 256));
        assert_eq!(
            frame.seen,
            Rectangle {
                x: 800.0,
                y: 0.0,
                width: 400.0,
                height: 100.0
            }
        );
    }

    #[test]
    fn crop_puts_its_square_back_on_the_photo() {
        let frame = Framing::Crop.frame(512, 1024, &SPEC);
        assert_eq!(
            frame.seen,
            Rectangle {
                x: 32.0,
                y: 288.0,
                width: 448.0,
                height: 448.0
            }
        );
        assert!(frame.leaves_out() && !frame.ends_cut);
    }

    #[test]
    fn every_frame_lies_on_its_photo_and_is_whole_cells() {
        for (width, height) in SIZES {
            for framing in Framing::ALL {
                let Frame { seen, input, .. } = framing.frame(width, height, &SPEC);
                assert!(
                    seen.x >= 0.0 && seen.y >= 0.0,
                    "{framing:?} {width}x{height}"
                );
                assert!(
                    seen.x + seen.width <= width as f64 + 1e-6,
                    "{framing:?} {width}x{height}"
                );
                assert!(
                    seen.y + seen.height <= height as f64 + 1e-6,
                    "{framing:?} {width}x{height}"
                );
                assert_eq!(
                    (input.0 % SPEC.cell, input.1 % SPEC.cell),
                    (0, 0),
                    "{framing:?} {width}x{height}"
                );
                assert!(input.0.max(input.1) <= 4 * input.0.min(input.1));
            }
        }
    }
}

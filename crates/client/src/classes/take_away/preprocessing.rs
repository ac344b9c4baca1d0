//! The way from a photo to the network's input, as other programs need to know it.

use camlens_core::framing::{ChannelOrder, InputSpec, LONGEST_RATIO, ShortSide};
use serde::{Deserialize, Serialize};

/// What is done to an upright photo, over white where it is transparent: the framing `whole` in its standard
/// size, in which own classes are learned.
///
/// Width and height become `shortSide` times their ratio to the shorter one, the longer one rounded to a
/// multiple of `cell` (a half to the even one). Of a photo longer than `longestRatio` only the middle is seen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Preprocessing {
    /// The name of the framing.
    pub framing: String,
    /// In pixels.
    pub short_side: u16,
    /// In pixels.
    pub cell: u32,
    /// Long side over short side.
    pub longest_ratio: f64,
    /// The filter, as Pillow names it: it widens when a photo becomes smaller (antialiasing).
    pub resize: String,
    /// For each plane of the input, the index of its colour in an RGB pixel.
    pub order: [u8; 3],
    /// Subtracted from each plane, in its order, from levels of 0 to 255.
    pub means: [f32; 3],
    /// The input's dimensions.
    pub layout: String,
}

impl Preprocessing {
    /// That of a network.
    pub fn of(input: &InputSpec) -> Self {
        let order = match input.channels {
            ChannelOrder::Rgb => [0, 1, 2],
            ChannelOrder::Bgr => [2, 1, 0],
        };
        Self {
            framing: "whole".to_owned(),
            short_side: ShortSide::Standard.pixels(),
            cell: input.cell as u32,
            longest_ratio: LONGEST_RATIO,
            resize: "bilinear".to_owned(),
            order,
            means: input.means,
            layout: "NCHW".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use camlens_core::resnet50::INPUT;

    #[test]
    fn it_says_the_networks_own() {
        let of = Preprocessing::of(&INPUT);
        assert_eq!((of.short_side, of.cell), (256, 32));
        assert_eq!(of.order.map(usize::from), INPUT.channels.of_rgb());
        let json = serde_json::to_string(&of).unwrap_or_default();
        assert!(
            json.contains(r#""means":[103.939,116.779,123.68]"#),
            "{json}"
        );
        assert_eq!(serde_json::from_str(&json).ok(), Some(of));
    }
}

//! The detail of one reading: the size of the picture, and whether it is the mirror image.

use serde::{Deserialize, Serialize};

/// The short side of the photo as [`whole`](super::Framing::Whole) shows it to the network, in
/// pixels. Messages and addresses have the number itself.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(try_from = "u16", into = "u16")]
pub enum ShortSide {
    /// 256: the size at which accuracy is usually measured.
    #[default]
    Standard,
    /// 384
    Fine,
    /// 512
    Finer,
    /// 640
    Finest,
}

/// The picture of a photo in one forward pass.
///
/// Only `whole` takes notice of `short_side`; the other framings have one size by definition.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Detail {
    pub short_side: ShortSide,
    /// The network sees the mirror image, left for right. The answer comes as the network gave it;
    /// the page puts left and right back.
    pub mirrored: bool,
}

impl ShortSide {
    /// In the order in which they are offered, coarse to fine.
    pub const ALL: [Self; 4] = [Self::Standard, Self::Fine, Self::Finer, Self::Finest];

    /// Length in pixels.
    pub fn pixels(self) -> u16 {
        match self {
            Self::Standard => 256,
            Self::Fine => 384,
            Self::Finer => 512,
            Self::Finest => 640,
        }
    }

    /// The next coarser one; `None` below the coarsest.
    pub fn coarser(self) -> Option<Self> {
        Self::ALL.into_iter().rev().find(|&other| other < self)
    }
}

/// The length is none of [`ShortSide::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a photo is read at a short side of 256, 384, 512 or 640 pixels, not {0}")]
pub struct UnknownShortSide(pub u16);

impl TryFrom<u16> for ShortSide {
    type Error = UnknownShortSide;

    fn try_from(pixels: u16) -> Result<Self, Self::Error> {
        Self::ALL
            .into_iter()
            .find(|side| side.pixels() == pixels)
            .ok_or(UnknownShortSide(pixels))
    }
}

impl From<ShortSide> for u16 {
    fn from(side: ShortSide) -> Self {
        side.pixels()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_its_number_and_back() {
        for side in ShortSide::ALL {
            assert_eq!(ShortSide::try_from(side.pixels()), Ok(side));
        }
        assert_eq!(ShortSide::try_from(320), Err(UnknownShortSide(320)));
    }

    #[test]
    fn there_is_something_coarser_than_all_but_the_coarsest() {
        assert_eq!(ShortSide::Finest.coarser(), Some(ShortSide::Finer));
        assert_eq!(ShortSide::Fine.coarser(), Some(ShortSide::Standard));
        assert_eq!(ShortSide::Standard.coarser(), None);
    }

    #[test]
    fn what_is_not_said_is_as_it_always_was() -> Result<(), serde_json::Error> {
        let read = |json: &str| serde_json::from_str::<Detail>(json);
        assert_eq!(read("{}")?, Detail::default());
        let half = Detail {
            short_side: ShortSide::Finer,
            mirrored: false,
        };
        assert_eq!(read(r#"{"shortSide":512}"#)?, half);
        assert_eq!(
            serde_json::to_string(&half)?,
            r#"{"shortSide":512,"mirrored":false}"#
        );
        let refused = read(r#"{"shortSide":320}"#).map_err(|error| error.to_string());
        assert!(refused.is_err_and(|error| error.contains("320")));
        Ok(())
    }
}

//! The ways in which a photo can be read, and the passes that each of them takes.

use camlens_core::framing::{Detail, Framing, ShortSide};
use serde::{Deserialize, Serialize};

/// How finely a photo is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Resolution {
    pub short_side: ShortSide,
    /// The mirror image is read, too, and both readings are averaged.
    pub mirrored: bool,
}

/// A framing and a resolution.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Way {
    pub framing: Framing,
    pub resolution: Resolution,
}

/// One of the passes that a resolution takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pass {
    pub resolution: Resolution,
    /// Counts from 0, below [`Resolution::passes`].
    pub index: usize,
}

impl Resolution {
    /// The number of passes.
    pub fn passes(self) -> usize {
        if self.mirrored { 2 } else { 1 }
    }

    /// The next resolution that needs less memory; `None` below the coarsest.
    pub fn coarser(self) -> Option<Self> {
        let short_side = self.short_side.coarser()?;
        Some(Self { short_side, ..self })
    }
}

impl Way {
    /// The way in which the photo is read: the standard resolution where the framing has no other.
    /// The wish itself is kept for the next framing.
    pub fn read(self) -> Self {
        if self.framing.can_be_finer() {
            return self;
        }
        Self {
            resolution: Resolution::default(),
            ..self
        }
    }
}

impl Pass {
    /// Size and side of the picture: the photo itself comes first, then its mirror image.
    pub fn detail(self) -> Detail {
        Detail {
            short_side: self.resolution.short_side,
            mirrored: self.index > 0,
        }
    }

    /// The pass after this one; `None` after the last.
    pub fn next(self) -> Option<Self> {
        let index = self.index + 1;
        (index < self.resolution.passes()).then_some(Self { index, ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: Resolution = Resolution {
        short_side: ShortSide::Finer,
        mirrored: true,
    };

    fn first(resolution: Resolution) -> Pass {
        Pass {
            resolution,
            index: 0,
        }
    }

    #[test]
    fn a_mirror_image_is_a_second_pass_of_the_same_size() {
        let detail = |mirrored| Detail {
            short_side: ShortSide::Finer,
            mirrored,
        };
        assert_eq!(first(BOTH).detail(), detail(false));
        let second = first(BOTH).next();
        assert_eq!(second.map(Pass::detail), Some(detail(true)));
        assert_eq!(second.and_then(Pass::next), None);
        let plain = first(Resolution::default());
        assert_eq!((plain.next(), plain.detail()), (None, Detail::default()));
    }

    #[test]
    fn a_framing_of_a_fixed_size_is_read_once_and_plainly() {
        let way = |framing| Way {
            framing,
            resolution: BOTH,
        };
        assert_eq!(way(Framing::Whole).read(), way(Framing::Whole));
        for framing in [Framing::Crop, Framing::Squash, Framing::Seed] {
            assert_eq!(way(framing).read().resolution, Resolution::default());
        }
    }

    #[test]
    fn coarser_is_smaller_and_takes_as_many_passes() {
        let coarser = BOTH.coarser();
        assert!(coarser.is_some_and(|of| of.mirrored && of.short_side == ShortSide::Fine));
        assert_eq!(Resolution::default().coarser(), None);
    }
}

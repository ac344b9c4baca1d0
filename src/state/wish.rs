//! How finely the visitor wants a photo to be read, and the passes that it takes.

use camlens_core::framing::{Detail, Framing, ShortSide};

/// A wish for a grid.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Grid {
    pub short_side: ShortSide,
    /// The mirror image is read, too, and both are averaged.
    pub mirrored: bool,
}

/// One of the passes that a grid takes, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pass {
    pub grid: Grid,
    pub at: usize,
}

impl Grid {
    /// What is left of the wish in a framing that may have only one way.
    pub fn within(self, framing: Framing) -> Self {
        if framing.can_be_finer() {
            self
        } else {
            Self::default()
        }
    }

    /// How often the network looks.
    pub fn passes(self) -> usize {
        if self.mirrored { 2 } else { 1 }
    }

    /// The next grid that needs less memory.
    pub fn coarser(self) -> Option<Self> {
        let short_side = self.short_side.coarser()?;
        Some(Self { short_side, ..self })
    }
}

impl Pass {
    /// The photo as it is comes first, then its mirror image.
    pub fn detail(self) -> Detail {
        Detail {
            short_side: self.grid.short_side,
            mirrored: self.at > 0,
        }
    }

    /// The one after it, if there is one.
    pub fn next(self) -> Option<Self> {
        let at = self.at + 1;
        (at < self.grid.passes()).then_some(Self { at, ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: Grid = Grid {
        short_side: ShortSide::Finer,
        mirrored: true,
    };

    #[test]
    fn a_mirror_image_is_a_second_pass_of_the_same_size() {
        let first = Pass { grid: BOTH, at: 0 };
        let detail = |mirrored| Detail {
            short_side: ShortSide::Finer,
            mirrored,
        };
        assert_eq!(first.detail(), detail(false));
        let second = first.next();
        assert_eq!(second.map(Pass::detail), Some(detail(true)));
        assert_eq!(second.and_then(Pass::next), None);
        let plain = Pass {
            grid: Grid::default(),
            at: 0,
        };
        assert_eq!((plain.next(), plain.detail()), (None, Detail::default()));
    }

    #[test]
    fn what_is_fixed_by_definition_is_read_once_and_plainly() {
        assert_eq!(BOTH.within(Framing::Whole), BOTH);
        for framing in [Framing::Crop, Framing::Squash, Framing::Seed] {
            assert_eq!(BOTH.within(framing), Grid::default());
        }
    }

    #[test]
    fn coarser_is_smaller_and_as_often() {
        let coarser = BOTH.coarser();
        assert!(coarser.is_some_and(|grid| grid.mirrored && grid.short_side == ShortSide::Fine));
        assert_eq!(Grid::default().coarser(), None);
    }
}

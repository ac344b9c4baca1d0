//! The orientation in an EXIF block, as browsers read it.

/// Where a camera held the picture: EXIF 2.3, tag 0x0112.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Orientation(u8);

impl Default for Orientation {
    /// Upright as it is stored.
    fn default() -> Self {
        Self(1)
    }
}

const ORIENTATION: u16 = 0x0112;

/// The type of a 16-bit number (TIFF 6.0, section 2).
const SHORT: u16 = 3;

impl Orientation {
    /// `None` for a number that is none of 1 to 8.
    pub(crate) fn of_number(number: u8) -> Option<Self> {
        (1..=8).contains(&number).then_some(Self(number))
    }

    /// The orientation in a TIFF structure's first directory. Browsers take one `SHORT` and nothing
    /// else, so a number of another type or count, and a broken block, mean upright.
    pub(crate) fn of_exif(block: &[u8]) -> Self {
        find(block).unwrap_or_default()
    }

    /// Whether rows become columns.
    pub(crate) fn is_transposed(self) -> bool {
        self.0 >= 5
    }

    /// Whether the upright picture's columns run against the order in which they are stored.
    pub(crate) fn is_mirrored(self) -> bool {
        matches!(self.0, 2 | 3 | 6 | 7)
    }

    /// Whether the upright picture's rows run against the order in which they are stored.
    pub(crate) fn is_upside_down(self) -> bool {
        matches!(self.0, 3 | 4 | 7 | 8)
    }
}

fn find(block: &[u8]) -> Option<Orientation> {
    let big_endian = match block.get(..4)? {
        b"II*\0" => false,
        b"MM\0*" => true,
        _ => return None,
    };
    let short = |at: usize| -> Option<u16> {
        let bytes = *block.get(at..)?.first_chunk()?;
        Some(if big_endian {
            u16::from_be_bytes(bytes)
        } else {
            u16::from_le_bytes(bytes)
        })
    };
    let long = |at: usize| -> Option<u32> {
        let bytes = *block.get(at..)?.first_chunk()?;
        Some(if big_endian {
            u32::from_be_bytes(bytes)
        } else {
            u32::from_le_bytes(bytes)
        })
    };
    let directory = usize::try_from(long(4)?).ok()?;
    let entries = usize::from(short(directory)?);
    let first = directory.checked_add(2)?;
    let mut places = (0..entries).map_while(|entry| first.checked_add(12 * entry));
    let at = places.find(|&at| short(at) == Some(ORIENTATION))?;
    if short(at + 2)? != SHORT || long(at + 4)? != 1 {
        return None;
    }
    Orientation::of_number(u8::try_from(short(at + 8)?).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nonsense_is_upright() {
        for block in [
            &b""[..],
            b"II*\0",
            b"II*\0\xff\xff\xff\xff",
            b"MM\0*\0\0\0\x08\xff\xff",
            b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x09\0\0\0",
        ] {
            assert_eq!(Orientation::of_exif(block), Orientation::default());
        }
    }
}

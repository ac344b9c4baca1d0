//! Unpacks a strip or a tile: as many bytes as are there.

use crate::PhotoError;
use crate::canvas::filled;
use crate::error::unsupported;
use flate2::{Decompress, FlushDecompress};
use std::borrow::Cow;
use weezl::BitOrder;
use weezl::decode::Decoder;

/// The kind of packing, tag 259.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    None,
    Lzw,
    Deflate,
    PackBits,
}

impl Packing {
    /// # Errors
    /// [`PhotoError::Unsupported`] names a packing that is not ours.
    pub(super) fn of(number: u64) -> Result<Self, PhotoError> {
        let kind = match number {
            1 => return Ok(Self::None),
            5 => return Ok(Self::Lzw),
            8 | 32_946 => return Ok(Self::Deflate),
            32_773 => return Ok(Self::PackBits),
            2..=4 => "a TIFF packed as a fax",
            6 | 7 => "a TIFF packed as JPEG",
            _ => "a TIFF of this packing",
        };
        Err(unsupported(kind))
    }

    /// The first bytes of at most `length` that `packed` holds.
    ///
    /// # Errors
    /// [`PhotoError::OutOfMemory`].
    pub(super) fn unpack(self, packed: &[u8], length: u64) -> Result<Cow<'_, [u8]>, PhotoError> {
        if self == Self::None {
            let length = usize::try_from(length).unwrap_or(usize::MAX);
            return Ok(Cow::Borrowed(&packed[..packed.len().min(length)]));
        }
        let mut bytes = filled(0, length)?;
        let count = match self {
            Self::None => 0,
            Self::Lzw => lzw(packed, &mut bytes),
            Self::Deflate => inflate(packed, &mut bytes),
            Self::PackBits => pack_bits(packed, &mut bytes),
        };
        bytes.truncate(count);
        Ok(Cow::Owned(bytes))
    }
}

fn lzw(mut packed: &[u8], to: &mut [u8]) -> usize {
    let mut decoder = Decoder::with_tiff_size_switch(BitOrder::Msb, 8);
    let mut count = 0;
    loop {
        let step = decoder.decode_bytes(packed, &mut to[count..]);
        packed = &packed[step.consumed_in..];
        count += step.consumed_out;
        let stands = step.consumed_in == 0 && step.consumed_out == 0;
        if step.status.is_err() || stands || count == to.len() {
            return count;
        }
    }
}

fn inflate(packed: &[u8], to: &mut [u8]) -> usize {
    let mut inflater = Decompress::new(true);
    // An error leaves what came before it.
    let _ = inflater.decompress(packed, to, FlushDecompress::Finish);
    (inflater.total_out() as usize).min(to.len())
}

/// TIFF 6.0, section 9: runs of equal bytes, and of others.
fn pack_bits(mut packed: &[u8], to: &mut [u8]) -> usize {
    let mut count = 0;
    while let Some((&head, rest)) = packed.split_first() {
        let free = to.len() - count;
        match head as i8 {
            -128 => packed = rest,
            run @ ..0 => {
                let Some((&value, rest)) = rest.split_first() else {
                    break;
                };
                let run = (1 - isize::from(run)) as usize;
                to[count..count + run.min(free)].fill(value);
                count += run.min(free);
                packed = rest;
            }
            more => {
                let run = (more as usize + 1).min(rest.len());
                let taken = run.min(free);
                to[count..count + taken].copy_from_slice(&rest[..taken]);
                count += taken;
                packed = &rest[run..];
            }
        }
        if count == to.len() {
            break;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pack_bits_are_the_example_of_apple() {
        // Technical Note TN1023.
        let packed = [
            0xfe, 0xaa, 0x02, 0x80, 0x00, 0x2a, 0xfd, 0xaa, 0x03, 0x80, 0x00, 0x2a, 0x22, 0xf7,
            0xaa,
        ];
        let expected = [
            0xaa, 0xaa, 0xaa, 0x80, 0x00, 0x2a, 0xaa, 0xaa, 0xaa, 0xaa, 0x80, 0x00, 0x2a, 0x22,
            0xaa, 0xaa, 0xaa, 0xaa, 0xaa, 0xaa, 0xaa, 0xaa, 0xaa, 0xaa,
        ];
        for length in 0..=expected.len() {
            let unpacked = Packing::PackBits.unpack(&packed, length as u64);
            assert_eq!(unpacked, Ok(expected[..length].into()));
        }
        let cut = Packing::PackBits.unpack(&packed[..5], 24);
        assert_eq!(cut, Ok(expected[..5].into()));
    }

    #[test]
    fn nonsense_is_nothing() {
        for packing in [Packing::Lzw, Packing::Deflate, Packing::PackBits] {
            assert_eq!(packing.unpack(&[], 9), Ok(vec![].into()));
            assert!(packing.unpack(&[0x55; 40], 900).is_ok());
        }
    }
}

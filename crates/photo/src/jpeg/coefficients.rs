//! Decodes blocks of coefficients from bits: one scan of a baseline picture (ITU-T T.81, F.2.2), or one
//! of the scans of a progressive one (G.2).

use super::bits::Bits;
use super::header::{Scan, ZIGZAG};
use super::huffman::Huffman;

/// The coefficients of a block, not dequantised, in rows of 8.
pub(super) type Block = [i16; 64];

/// Tables and state of one component in a scan. The mean of a block is stored as a difference to that
/// of the component's block before.
pub(super) struct Coder<'a> {
    pub(super) dc: Option<&'a Huffman>,
    pub(super) ac: Option<&'a Huffman>,
    pub(super) mean: i32,
}

/// The kind of a scan: which coefficients of a block it brings, and which of their bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pass {
    /// All coefficients, all bits.
    Sequential,
    /// The first bits of the means.
    Means { low: u32 },
    /// One more bit of the means.
    MeanBit { low: u32 },
    /// The first bits of a band.
    Band { first: usize, last: usize, low: u32 },
    /// One more bit of a band.
    BandBit { first: usize, last: usize, low: u32 },
}

impl Pass {
    pub(super) fn of(scan: &Scan, progressive: bool) -> Self {
        let &Scan {
            first, last, low, ..
        } = scan;
        match (progressive, first, scan.high) {
            (false, ..) => Self::Sequential,
            (true, 0, 0) => Self::Means { low },
            (true, 0, _) => Self::MeanBit { low },
            (true, _, 0) => Self::Band { first, last, low },
            (true, ..) => Self::BandBit { first, last, low },
        }
    }

    /// Whether a block has something to show only after this scan.
    pub(super) fn brings_means(self) -> bool {
        matches!(self, Self::Sequential | Self::Means { .. })
    }

    /// Decodes the scan's part of a block. `empty_blocks` counts the blocks that come next and have
    /// nothing new in this band. `None` where bits are no code; a table that is not there has no codes.
    #[inline]
    pub(super) fn block(
        self,
        bits: &mut Bits<'_>,
        coder: &mut Coder<'_>,
        empty_blocks: &mut u32,
        block: &mut Block,
    ) -> Option<()> {
        match self {
            Self::Sequential => sequential(bits, coder, block),
            Self::Means { low } => {
                block[0] = (next_mean(bits, coder)? << low) as i16;
                Some(())
            }
            Self::MeanBit { low } => {
                bits.fetch();
                block[0] |= (bits.take(1) << low) as i16;
                Some(())
            }
            Self::Band { first, last, low } => {
                let ac = coder.ac?;
                band(bits, ac, empty_blocks, block, (first, last, low))
            }
            Self::BandBit { first, last, low } => {
                let ac = coder.ac?;
                band_bit(bits, ac, empty_blocks, block, (first, last, low))
            }
        }
    }
}

#[inline]
fn next_mean(bits: &mut Bits<'_>, coder: &mut Coder<'_>) -> Option<i32> {
    bits.fetch();
    let size = u32::from(coder.dc?.decode(bits)?);
    if size > 15 {
        return None;
    }
    coder.mean = coder.mean.wrapping_add(bits.signed(size));
    Some(coder.mean)
}

#[inline]
fn sequential(bits: &mut Bits<'_>, coder: &mut Coder<'_>, block: &mut Block) -> Option<()> {
    block[0] = next_mean(bits, coder)? as i16;
    let ac = coder.ac?;
    let mut at = 1;
    while at < 64 {
        bits.fetch();
        let (zeros, size) = run_and_size(ac.decode(bits)?);
        if size == 0 {
            if zeros < 15 {
                break;
            }
            at += 16;
            continue;
        }
        at += zeros;
        let value = bits.signed(size);
        *block.get_mut(usize::from(*ZIGZAG.get(at)?))? = value as i16;
        at += 1;
    }
    Some(())
}

/// Zeros before a coefficient, and its bits.
#[inline]
fn run_and_size(value: u8) -> (usize, u32) {
    (usize::from(value >> 4), u32::from(value & 15))
}

/// The number of blocks in a row, this one with them, that end here.
fn run_of_ends(bits: &mut Bits<'_>, size: usize) -> u32 {
    (1 << size) + bits.take(size as u32)
}

fn band(
    bits: &mut Bits<'_>,
    ac: &Huffman,
    empty_blocks: &mut u32,
    block: &mut Block,
    (first, last, low): (usize, usize, u32),
) -> Option<()> {
    if *empty_blocks > 0 {
        *empty_blocks -= 1;
        return Some(());
    }
    let mut at = first;
    while at <= last {
        bits.fetch();
        let (zeros, size) = run_and_size(ac.decode(bits)?);
        if size == 0 {
            if zeros < 15 {
                *empty_blocks = run_of_ends(bits, zeros) - 1;
                break;
            }
            at += 16;
            continue;
        }
        at += zeros;
        let value = bits.signed(size) << low;
        block[usize::from(*ZIGZAG.get(at)?)] = value as i16;
        at += 1;
    }
    Some(())
}

fn band_bit(
    bits: &mut Bits<'_>,
    ac: &Huffman,
    empty_blocks: &mut u32,
    block: &mut Block,
    (first, last, low): (usize, usize, u32),
) -> Option<()> {
    let mut at = first;
    if *empty_blocks == 0 {
        while at <= last {
            bits.fetch();
            let (zeros, size) = run_and_size(ac.decode(bits)?);
            if size == 0 && zeros < 15 {
                *empty_blocks = run_of_ends(bits, zeros);
                break;
            }
            let new = match size {
                0 => 0,
                _ if bits.take(1) == 1 => 1 << low,
                _ => -1 << low,
            };
            at = refined(bits, block, (at, last, low), zeros);
            if new != 0 && at <= last {
                block[usize::from(ZIGZAG[at])] = new;
            }
            at += 1;
        }
    }
    if *empty_blocks > 0 {
        refined(bits, block, (at, last, low), usize::MAX);
        *empty_blocks -= 1;
    }
    Some(())
}

/// Adds a bit to each coefficient that is there already, up to the one behind `zeros` that are not.
/// Returns the place of that one.
fn refined(
    bits: &mut Bits<'_>,
    block: &mut Block,
    (first, last, low): (usize, usize, u32),
    mut zeros: usize,
) -> usize {
    for at in first..=last {
        let value = &mut block[usize::from(ZIGZAG[at])];
        if *value == 0 {
            if zeros == 0 {
                return at;
            }
            zeros -= 1;
            continue;
        }
        bits.fetch();
        if bits.take(1) == 1 && *value & 1 << low == 0 {
            let step = if *value > 0 { 1 << low } else { -1 << low };
            *value = value.wrapping_add(step);
        }
    }
    last + 1
}

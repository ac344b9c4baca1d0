//! Huffman codes (ITU-T T.81, annex C and F.2.2.3).

use super::bits::Bits;

/// Bits of a code that one look-up decides; longer codes are rare.
const LOOKUP_BITS: u32 = 9;

/// A table of codes of 1 to 16 bits for bytes.
#[derive(Clone)]
pub(super) struct Huffman {
    /// For the next bits: length of the code and its value; 0 for longer codes.
    lookup: Vec<u16>,
    /// By length: the code behind the last one of that length, as if it had 16 bits.
    limits: [u32; 17],
    /// By length: what is added to a code to get the place of its value.
    offsets: [i32; 17],
    values: Vec<u8>,
}

impl Huffman {
    /// The table of `counts[length - 1]` codes of each length, and their values in order; `None`
    /// where there are more codes than bits can tell apart.
    pub(super) fn new(counts: &[u8; 16], values: &[u8]) -> Option<Self> {
        let mut table = Self {
            lookup: vec![0; 1 << LOOKUP_BITS],
            limits: [0; 17],
            offsets: [0; 17],
            values: values.to_vec(),
        };
        let (mut code, mut place) = (0_u32, 0_usize);
        for length in 1..=16 {
            let count = u32::from(counts[length - 1]);
            if code + count > 1 << length {
                return None;
            }
            table.offsets[length] = place as i32 - code as i32;
            for _ in 0..count {
                let value = *values.get(place)?;
                table.note(code, length as u32, value);
                (code, place) = (code + 1, place + 1);
            }
            table.limits[length] = code << (16 - length);
            code <<= 1;
        }
        Some(table)
    }

    fn note(&mut self, code: u32, length: u32, value: u8) {
        let Some(free) = LOOKUP_BITS.checked_sub(length) else {
            return;
        };
        let first = (code << free) as usize;
        self.lookup[first..first + (1 << free)].fill((length as u16) << 8 | u16::from(value));
    }

    /// The next value; `None` where the bits are no code. Bits must have been fetched.
    #[inline]
    pub(super) fn decode(&self, bits: &mut Bits<'_>) -> Option<u8> {
        let entry = self.lookup[bits.peek(LOOKUP_BITS) as usize];
        if entry != 0 {
            bits.skip(u32::from(entry >> 8));
            return Some(entry as u8);
        }
        self.decode_long(bits)
    }

    #[cold]
    fn decode_long(&self, bits: &mut Bits<'_>) -> Option<u8> {
        let next = bits.peek(16);
        let lengths = LOOKUP_BITS as usize + 1..=16;
        let length = lengths.into_iter().find(|&at| next < self.limits[at])?;
        bits.skip(length as u32);
        let code = (next >> (16 - length)) as i32;
        let place = usize::try_from(code + self.offsets[length]).ok()?;
        self.values.get(place).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_long_codes_are_told_apart() {
        // Codes 0, 10, 110, and twelve ones with a 0 behind them.
        let mut counts = [0; 16];
        (counts[0], counts[1], counts[2], counts[12]) = (1, 1, 1, 1);
        let table = Huffman::new(&counts, &[7, 8, 9, 10]);
        let file = [0b0101_1011, 0b1000_0000, 0b0000_0000, 0, 0, 0, 0, 0];
        let mut bits = Bits::new(&file, 0);
        bits.fetch();
        let mut next = || table.as_ref().and_then(|table| table.decode(&mut bits));
        assert_eq!([next(), next(), next()], [Some(7), Some(8), Some(9)]);
        // 1 1 1 0 ...: no code begins so, but for the long one, which goes on otherwise.
        assert_eq!(next(), Some(10));
    }

    #[test]
    fn bits_that_are_no_code_are_none() {
        let mut counts = [0; 16];
        counts[1] = 2;
        let table = Huffman::new(&counts, &[1, 2]);
        let mut bits = Bits::new(&[0xfe, 0xfe, 0xfe, 0xfe], 0);
        bits.fetch();
        assert_eq!(table.and_then(|table| table.decode(&mut bits)), None);
    }

    #[test]
    fn more_codes_than_there_are_make_no_table() {
        let mut counts = [0; 16];
        counts[0] = 3;
        assert!(Huffman::new(&counts, &[1, 2, 3]).is_none());
        counts[0] = 2;
        assert!(Huffman::new(&counts, &[1]).is_none(), "a value is missing");
    }
}

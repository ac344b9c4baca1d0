//! Bits of entropy-coded data (ITU-T T.81, F.2.2.5), most significant first.

/// Reads bits up to the next marker. Behind it come zeros, and [`Bits::is_exhausted`] tells whether
/// one of them was used.
pub(super) struct Bits<'a> {
    file: &'a [u8],
    /// The next byte to be taken.
    at: usize,
    /// The lowest `have` bits are the next ones.
    kept: u64,
    have: u32,
    /// Of `have`, the last ones that are no bits of the file.
    padding: u32,
}

impl<'a> Bits<'a> {
    pub(super) fn new(file: &'a [u8], at: usize) -> Self {
        Self {
            file,
            at,
            kept: 0,
            have: 0,
            padding: 0,
        }
    }

    /// Fetches at least 32 bits: enough for a code and its extra bits.
    #[inline]
    pub(super) fn fetch(&mut self) {
        while self.have <= 32 {
            let four = self.file.get(self.at..).and_then(|rest| rest.first_chunk());
            let four = four.map(|four| u32::from_be_bytes(*four));
            match four.filter(|&four| !has_ff(four)) {
                Some(four) => {
                    self.kept = self.kept << 32 | u64::from(four);
                    self.have += 32;
                    self.at += 4;
                }
                None => self.fetch_byte(),
            }
        }
    }

    fn fetch_byte(&mut self) {
        let byte = match self.file.get(self.at..).unwrap_or_default() {
            [0xff, 0x00, ..] => {
                self.at += 2;
                0xff
            }
            [0xff, ..] | [] => {
                self.padding += 8;
                0
            }
            [byte, ..] => {
                self.at += 1;
                *byte
            }
        };
        self.kept = self.kept << 8 | u64::from(byte);
        self.have += 8;
    }

    /// The next `count` bits, at most 16, which stay.
    #[inline]
    pub(super) fn peek(&self, count: u32) -> u32 {
        (self.kept >> (self.have - count)) as u32 & ((1 << count) - 1)
    }

    /// Drops `count` bits of those that were fetched.
    #[inline]
    pub(super) fn skip(&mut self, count: u32) {
        self.have -= count;
    }

    /// The next `count` bits, at most 16 and no more than were fetched.
    #[inline]
    pub(super) fn take(&mut self, count: u32) -> u32 {
        let bits = self.peek(count);
        self.skip(count);
        bits
    }

    /// A number of `count` bits as T.81 stores differences and coefficients (F.2.2.1, `EXTEND`).
    #[inline]
    pub(super) fn signed(&mut self, count: u32) -> i32 {
        if count == 0 {
            return 0;
        }
        let bits = self.take(count) as i32;
        let negative = bits >> (count - 1) == 0;
        if negative {
            bits - (1 << count) + 1
        } else {
            bits
        }
    }

    /// Whether bits were taken that are not in the file.
    pub(super) fn is_exhausted(&self) -> bool {
        self.padding > self.have
    }

    /// Goes on behind the restart marker of this number, 0 to 7. `None` where another marker comes, or
    /// none.
    pub(super) fn restart(&mut self, number: u8) -> Option<()> {
        let behind = self.marker_position()?;
        if self.file.get(behind) != Some(&(0xd0 + number)) {
            return None;
        }
        *self = Self::new(self.file, behind + 1);
        Some(())
    }

    /// The place of the byte that names the next marker.
    fn marker_position(&self) -> Option<usize> {
        let rest = self.file.get(self.at..)?;
        let marker = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0 | 0xff);
        Some(self.at + rest.windows(2).position(marker)? + 1)
    }

    /// The place behind the data that was taken; the next marker is there or later.
    pub(super) fn position(&self) -> usize {
        self.at
    }
}

/// Whether one of the four bytes is 0xff.
#[inline]
fn has_ff(four: u32) -> bool {
    (!four).wrapping_sub(0x0101_0101) & four & 0x8080_8080 != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stuffed_zeros_are_dropped_and_markers_end_the_data() {
        let file = [0xff, 0x00, 0x12, 0x34, 0x56, 0x78, 0x9a, 0xff, 0xd9, 0x55];
        let mut bits = Bits::new(&file, 0);
        let mut taken = Vec::new();
        for _ in 0..6 {
            bits.fetch();
            taken.push(bits.take(8));
        }
        assert_eq!(taken, [0xff, 0x12, 0x34, 0x56, 0x78, 0x9a]);
        assert!(!bits.is_exhausted());
        bits.fetch();
        assert_eq!(bits.take(8), 0);
        assert!(bits.is_exhausted());
        assert_eq!(bits.position(), 7);
    }

    #[test]
    fn every_place_of_an_ff_is_seen() {
        for place in 0..4 {
            assert!(has_ff(0xff << (8 * place)));
            assert!(has_ff(0x00fe_8001 | 0xff << (8 * place)));
        }
        assert!(!has_ff(0xfe80_017f));
        assert!(!has_ff(0));
    }

    #[test]
    fn numbers_are_extended_as_the_standard_has_it() {
        // 3 bits: 000 is -7, 011 is -4, 100 is 4, 111 is 7.
        let file = [0b0000_1110, 0b0111_0000, 0, 0];
        let mut bits = Bits::new(&file, 0);
        bits.fetch();
        let numbers: Vec<i32> = (0..4).map(|_| bits.signed(3)).collect();
        assert_eq!(numbers, [-7, -4, 4, 7]);
        assert_eq!(bits.signed(0), 0);
    }

    #[test]
    fn a_restart_wants_its_own_number() {
        let file = [0x01, 0xff, 0xd3, 0x80, 0xff, 0xd9];
        let mut bits = Bits::new(&file, 0);
        assert_eq!(bits.restart(2), None);
        assert_eq!(bits.restart(3), Some(()));
        bits.fetch();
        assert_eq!(bits.take(1), 1);
        assert_eq!(bits.restart(4), None);
    }
}

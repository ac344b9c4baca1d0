//! Numbers in bytes, little-endian, one after the other.

/// Bytes that are read from their begin.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bytes<'a>(pub &'a [u8]);

impl<'a> Bytes<'a> {
    /// The next bytes; `None` where there are fewer.
    pub fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    pub fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    pub fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub fn u64(&mut self) -> Option<u64> {
        self.array().map(u64::from_le_bytes)
    }

    /// Goes on behind a signature; `None` where another one stands.
    pub fn expect(&mut self, signature: [u8; 4]) -> Option<()> {
        (self.array()? == signature).then_some(())
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*taken)
    }
}

/// The bytes of the extra field with this number; `None` without it.
pub(super) fn extra_field(extra: &[u8], number: u16) -> Option<&[u8]> {
    let mut extra = Bytes(extra);
    loop {
        let (found, length) = (extra.u16()?, extra.u16()?);
        let field = extra.take(length.into())?;
        if found == number {
            return Some(field);
        }
    }
}

//! Bytes for the browser's store: a head, numbers behind it, and a checksum.
//!
//! ```text
//! magic 4 | version 4 | bytes of the head 4 | words 4 | head | words, 4 bytes each | CRC-32 of all before 4
//! ```
//!
//! All numbers are little-endian. The head is JSON: it has the failures and remarks of the messages, whose
//! enums say their kind in a field, and postcard cannot read these. What comes in hundreds are words of 32
//! bits behind it: floats, or halves of larger ones. Nothing is compressed, since such numbers have no
//! pattern.

/// Bytes before the head.
pub(crate) const PREFIX: usize = 16;
const CHECKSUM: usize = 4;

/// The kind of the records of one store, and their version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Seal {
    pub magic: [u8; 4],
    /// Goes up with every change that older pages do not read, or of which a newer one needs more.
    pub version: u32,
}

/// Bytes that are no record, or not the one that was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    #[error("these bytes are no record")]
    NotARecord,
    #[error("the record is of version {found}, not {known}")]
    OtherVersion { found: u32, known: u32 },
    #[error("the record has {found} bytes, not {expected}")]
    Length { expected: u64, found: u64 },
    #[error("the record's bytes are not those that were written")]
    Damaged,
}

impl Seal {
    /// The bytes of a record.
    pub fn close(self, head: &[u8], words: &[u8]) -> Vec<u8> {
        let mut record = Vec::with_capacity(PREFIX + head.len() + words.len() + CHECKSUM);
        record.extend(self.magic);
        for number in [self.version, head.len() as u32, words.len() as u32 / 4] {
            record.extend(number.to_le_bytes());
        }
        record.extend(head);
        record.extend(words);
        sealed(record)
    }

    /// Head and words of a record whose lengths agree and whose checksum fits. The words' bytes are a
    /// multiple of 4.
    ///
    /// # Errors
    /// [`SealError`]
    pub fn open(self, bytes: &[u8]) -> Result<(&[u8], &[u8]), SealError> {
        let cut = SealError::Length {
            expected: (PREFIX + CHECKSUM) as u64,
            found: bytes.len() as u64,
        };
        let magic = &bytes[..bytes.len().min(self.magic.len())];
        if magic != &self.magic[..magic.len()] || magic.is_empty() {
            return Err(SealError::NotARecord);
        }
        let number = |at: usize| {
            let bytes = bytes.get(at..)?.first_chunk()?;
            Some(u32::from_le_bytes(*bytes))
        };
        let (Some(version), Some(head), Some(words)) = (number(4), number(8), number(12)) else {
            return Err(cut);
        };
        if version != self.version {
            let (found, known) = (version, self.version);
            return Err(SealError::OtherVersion { found, known });
        }
        let expected = (PREFIX + CHECKSUM) as u64 + u64::from(head) + 4 * u64::from(words);
        let found = bytes.len() as u64;
        if found != expected {
            return Err(SealError::Length { expected, found });
        }
        let (body, checksum) = bytes.split_last_chunk::<CHECKSUM>().ok_or(cut)?;
        if crc32fast::hash(body) != u32::from_le_bytes(*checksum) {
            return Err(SealError::Damaged);
        }
        Ok(body[PREFIX..].split_at(head as usize))
    }
}

/// Bytes with their checksum at the end, as [`Seal::open`] asks for it.
pub(crate) fn sealed(mut record: Vec<u8>) -> Vec<u8> {
    let checksum = crc32fast::hash(&record);
    record.extend(checksum.to_le_bytes());
    record
}

/// The floats of these bytes.
pub(crate) fn floats(bytes: &[u8]) -> Vec<f32> {
    let (words, _) = bytes.as_chunks::<4>();
    words.iter().map(|&word| f32::from_le_bytes(word)).collect()
}

//! One stored file: checked by length and hash, then inflated within a bound.

use std::fmt::Write as _;
use std::io::Read as _;

use flate2::read::GzDecoder;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::FormatError;

/// The most bytes of a part, stored or inflated: far above the maker's parts, far below a tab's memory.
pub(crate) const MAX_PART_BYTES: u64 = 64 << 20;

/// The most bytes of the name of a part's file.
const MAX_FILE_NAME_BYTES: usize = 100;

/// The manifest's file name. The parts lie beside it, and none of them has this name.
pub const MANIFEST_NAME: &str = "model.json";

/// How a part's bytes are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Encoding {
    /// As they are.
    None,
    /// One gzip member (RFC 1952), which the program inflates, not HTTP.
    Gzip,
}

/// A file of the model, beside the manifest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Part {
    /// A plain file name, the same wherever the model lies.
    pub file: String,
    /// SHA-256 of the stored bytes, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// Length as stored and sent.
    pub bytes: u64,
    /// Length after inflating; equal to `bytes` without encoding.
    pub raw_bytes: u64,
    /// How the bytes are stored.
    pub encoding: Encoding,
}

impl Part {
    /// Checks that `stored` is this part: its length first, then its SHA-256.
    ///
    /// # Errors
    /// [`FormatError::WrongLength`] or [`FormatError::WrongHash`].
    pub fn check(&self, stored: &[u8]) -> Result<(), FormatError> {
        let found = stored.len() as u64;
        if found != self.bytes {
            return Err(FormatError::WrongLength {
                file: self.file.clone(),
                expected: self.bytes,
                found,
            });
        }
        let found = sha256_hex(stored);
        if found != self.sha256 {
            return Err(FormatError::WrongHash {
                file: self.file.clone(),
                expected: self.sha256.clone(),
                found,
            });
        }
        Ok(())
    }

    /// The part's bytes, checked and inflated; exactly `raw_bytes` of them.
    ///
    /// # Errors
    /// Those of [`Part::check`], then [`FormatError::OutOfMemory`], [`FormatError::Inflate`] for a
    /// broken stream, and [`FormatError::WrongRawLength`] for one that is too short or goes on after
    /// `raw_bytes`.
    pub fn open(&self, stored: &[u8]) -> Result<Vec<u8>, FormatError> {
        self.check(stored)?;
        let raw = match self.encoding {
            Encoding::None => self.copied(stored)?,
            Encoding::Gzip => self.inflate(stored)?,
        };
        let found = raw.len() as u64;
        if found != self.raw_bytes {
            return Err(FormatError::WrongRawLength {
                file: self.file.clone(),
                expected: self.raw_bytes,
                found,
            });
        }
        Ok(raw)
    }

    fn copied(&self, stored: &[u8]) -> Result<Vec<u8>, FormatError> {
        let mut raw = self.room(stored.len() as u64)?;
        raw.extend_from_slice(stored);
        Ok(raw)
    }

    fn inflate(&self, stored: &[u8]) -> Result<Vec<u8>, FormatError> {
        // One byte more than promised reveals a stream that is too long.
        let bound = self.raw_bytes.min(MAX_PART_BYTES) + 1;
        let mut raw = self.room(bound)?;
        GzDecoder::new(stored)
            .take(bound)
            .read_to_end(&mut raw)
            .map_err(|error| FormatError::Inflate {
                file: self.file.clone(),
                bytes: self.bytes,
                reason: error.to_string(),
            })?;
        Ok(raw)
    }

    /// An empty vector with room for this number of bytes.
    fn room(&self, bytes: u64) -> Result<Vec<u8>, FormatError> {
        let mut raw = Vec::new();
        raw.try_reserve_exact(bytes as usize)
            .map_err(|_| FormatError::OutOfMemory {
                file: self.file.clone(),
                bytes,
            })?;
        Ok(raw)
    }

    /// The reason not to fetch this part, if its description has one.
    pub(crate) fn problem(&self) -> Option<String> {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        let named = (1..=MAX_FILE_NAME_BYTES).contains(&self.file.len())
            && !self.file.starts_with('.')
            && self.file.chars().all(plain)
            && self.file != MANIFEST_NAME;
        let hash = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
        if !named {
            Some(format!("{:?} is no plain file name", self.file))
        } else if self.sha256.len() != 64 || !self.sha256.chars().all(hash) {
            Some(format!("{:?} is no SHA-256", self.sha256))
        } else if self.bytes.max(self.raw_bytes) > MAX_PART_BYTES {
            Some(format!(
                "{} of {} bytes is over the limit of {MAX_PART_BYTES}",
                self.file,
                self.bytes.max(self.raw_bytes)
            ))
        } else if self.encoding == Encoding::None && self.bytes != self.raw_bytes {
            Some(format!(
                "{} is stored as it is, yet {} bytes are to become {}",
                self.file, self.bytes, self.raw_bytes
            ))
        } else {
            None
        }
    }
}

/// SHA-256 of bytes as 64 lower-case hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::with_capacity(64), |mut hex, byte| {
            // Writing to a String cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may end on the spot")]

    use std::io::Write as _;

    use super::*;

    fn part(stored: &[u8], raw_bytes: u64, encoding: Encoding) -> Part {
        let sha256 = sha256_hex(stored);
        Part {
            file: "high-1.bin".into(),
            sha256,
            bytes: stored.len() as u64,
            raw_bytes,
            encoding,
        }
    }

    fn gzip(raw: &[u8]) -> Vec<u8> {
        let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        writer.write_all(raw).unwrap();
        writer.finish().unwrap()
    }

    #[test]
    fn the_hash_is_the_one_of_the_standard() {
        // FIPS 180-2, appendix B.1.
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256_hex(b"abc"), abc);
    }

    #[test]
    fn a_good_part_opens_either_way() {
        let raw = b"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
        assert_eq!(part(raw, 40, Encoding::None).open(raw).unwrap(), raw);
        let stored = gzip(raw);
        assert_eq!(
            part(&stored, 40, Encoding::Gzip).open(&stored).unwrap(),
            raw
        );
        assert_eq!(part(b"", 0, Encoding::None).open(b"").unwrap(), b"");
    }

    #[test]
    fn a_flipped_bit_and_a_cut_end_are_told_apart() {
        let stored = gzip(&[7; 1000]);
        let part = part(&stored, 1000, Encoding::Gzip);
        for at in 0..stored.len() {
            let mut flipped = stored.clone();
            flipped[at] ^= 1 << (at % 8);
            let found = sha256_hex(&flipped);
            let expected = part.sha256.clone();
            let file = part.file.clone();
            assert_eq!(
                part.open(&flipped),
                Err(FormatError::WrongHash {
                    file,
                    expected,
                    found
                })
            );
        }
        let length = |found| FormatError::WrongLength {
            file: part.file.clone(),
            expected: part.bytes,
            found,
        };
        let cut = &stored[..stored.len() - 1];
        assert_eq!(part.open(cut), Err(length(part.bytes - 1)));
        assert_eq!(part.open(&[]), Err(length(0)));
        assert_eq!(
            part.check(&[stored.clone(), vec![0]].concat()),
            Err(length(part.bytes + 1))
        );
    }

    #[test]
    fn a_stream_that_goes_on_is_stopped_at_the_promised_length() {
        let bomb = gzip(&vec![0; 8 << 20]);
        let wrong = |expected, found| FormatError::WrongRawLength {
            file: "high-1.bin".into(),
            expected,
            found,
        };
        assert_eq!(
            part(&bomb, 1000, Encoding::Gzip).open(&bomb),
            Err(wrong(1000, 1001))
        );
        let short = gzip(&[0; 999]);
        assert_eq!(
            part(&short, 1000, Encoding::Gzip).open(&short),
            Err(wrong(1000, 999))
        );
        assert_eq!(part(b"12", 3, Encoding::None).open(b"12"), Err(wrong(3, 2)));
    }

    #[test]
    fn a_broken_stream_under_a_right_hash_is_no_part() {
        let mut cut = gzip(&[7; 1000]);
        cut.truncate(12);
        let part = part(&cut, 1000, Encoding::Gzip);
        assert!(matches!(
            part.open(&cut),
            Err(FormatError::Inflate { bytes: 12, .. })
        ));
    }
}

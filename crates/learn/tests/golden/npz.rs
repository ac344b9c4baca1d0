//! Arrays of NumPy's archives.

use std::error::Error;
use std::io::Read;
use std::path::Path;

/// The files of an archive.
pub struct Npz(Vec<u8>);

impl Npz {
    pub fn open(path: &Path) -> Result<Self, Box<dyn Error>> {
        Ok(Self(std::fs::read(path)?))
    }

    /// An array of float32.
    pub fn floats(&self, name: &str) -> Result<Vec<f32>, Box<dyn Error>> {
        let data = self.array(name, "<f4")?;
        let (words, _) = data.as_chunks::<4>();
        Ok(words.iter().map(|word| f32::from_le_bytes(*word)).collect())
    }

    /// An array of small numbers.
    pub fn bytes(&self, name: &str) -> Result<Vec<u8>, Box<dyn Error>> {
        self.array(name, "|i1")
    }

    fn array(&self, name: &str, kind: &str) -> Result<Vec<u8>, Box<dyn Error>> {
        let file = self.file(&format!("{name}.npy"))?;
        let length = usize::from(u16::from_le_bytes([file[8], file[9]]));
        let header = std::str::from_utf8(&file[10..10 + length])?;
        if !header.contains(kind) {
            return Err(format!("{name}: {header}").into());
        }
        Ok(file[10 + length..].to_vec())
    }

    /// A file, by the archive's directory at its end.
    fn file(&self, name: &str) -> Result<Vec<u8>, Box<dyn Error>> {
        let bytes = &self.0;
        let half = |at: usize| usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]));
        let word = |at: usize| half(at) | half(at + 2) << 16;
        let mut at = bytes
            .windows(4)
            .position(|of| of == b"PK\x01\x02")
            .ok_or("no zip")?;
        while &bytes[at..at + 4] == b"PK\x01\x02" {
            let (named, extra, comment) = (half(at + 28), half(at + 30), half(at + 32));
            if &bytes[at + 46..at + 46 + named] == name.as_bytes() {
                let local = word(at + 42);
                let begin = local + 30 + half(local + 26) + half(local + 28);
                let data = &bytes[begin..begin + word(at + 20)];
                let mut inflated = Vec::new();
                flate2::read::DeflateDecoder::new(data).read_to_end(&mut inflated)?;
                return Ok(inflated);
            }
            at += 46 + named + extra + comment;
        }
        Err(format!("{name} is not in it").into())
    }
}

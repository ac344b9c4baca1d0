//! Archives made by hand, of which every number can be wrong; and the page's part: slices and inflating.

use super::super::{Archive, ArchiveError, Entry, EntryError, Packing, Step};
use std::io::Read;
use std::ops::Range;

/// Bytes of a photo that can be read.
pub const LIMIT: u64 = 1000;

/// A stored file and its entry in the directory.
#[derive(Clone)]
pub struct Made {
    pub name: Vec<u8>,
    pub content: Vec<u8>,
    pub flags: u16,
    pub method: u16,
    pub system: u8,
    pub attributes: u32,
    pub extra: Vec<u8>,
    /// Its sizes and its place stand in an extra field, as in large archives.
    pub large: bool,
}

impl Made {
    pub fn file(name: impl AsRef<[u8]>, content: &[u8]) -> Self {
        Self {
            name: name.as_ref().to_vec(),
            content: content.to_vec(),
            flags: 0,
            method: 0,
            system: 3,
            attributes: 0o100_644 << 16,
            extra: Vec::new(),
            large: false,
        }
    }

    pub fn local(&self) -> Vec<u8> {
        let mut bytes = b"PK\x03\x04".to_vec();
        bytes.extend(
            [20, self.flags, self.method, 0, 0, 0, 0]
                .map(u16::to_le_bytes)
                .as_flattened(),
        );
        let size = self.content.len() as u32;
        bytes.extend([size, size].map(u32::to_le_bytes).as_flattened());
        // Other extra fields than in the directory, as many programs write them.
        bytes.extend(
            [self.name.len() as u16, 4]
                .map(u16::to_le_bytes)
                .as_flattened(),
        );
        bytes.extend(&self.name);
        bytes.extend([0xca, 0xfe, 0, 0]);
        bytes.extend(&self.content);
        bytes
    }

    /// The entry of a file whose header lies there.
    pub fn entry(&self, header: u64) -> Vec<u8> {
        let size = self.content.len() as u64;
        let mut extra = self.extra.clone();
        if self.large {
            extra.extend([1, 24].map(u16::to_le_bytes).as_flattened());
            extra.extend([size, size, header].map(u64::to_le_bytes).as_flattened());
        }
        let short = |number: u64| if self.large { u32::MAX } else { number as u32 };
        let mut bytes = b"PK\x01\x02".to_vec();
        bytes.extend([20, self.system, 20, 0]);
        bytes.extend(
            [self.flags, self.method, 0, 0, 0, 0]
                .map(u16::to_le_bytes)
                .as_flattened(),
        );
        bytes.extend(
            [short(size), short(size)]
                .map(u32::to_le_bytes)
                .as_flattened(),
        );
        let lengths = [self.name.len() as u16, extra.len() as u16, 2, 0, 0];
        bytes.extend(lengths.map(u16::to_le_bytes).as_flattened());
        bytes.extend(
            [self.attributes, short(header)]
                .map(u32::to_le_bytes)
                .as_flattened(),
        );
        bytes.extend(&self.name);
        bytes.extend(extra);
        bytes.extend(b"ok");
        bytes
    }
}

/// The end of an archive.
pub fn end(entries: u16, bytes: u32, offset: u32, comment: &[u8]) -> Vec<u8> {
    let mut end = b"PK\x05\x06".to_vec();
    end.extend(
        [0, 0, entries, entries]
            .map(u16::to_le_bytes)
            .as_flattened(),
    );
    end.extend([bytes, offset].map(u32::to_le_bytes).as_flattened());
    end.extend((comment.len() as u16).to_le_bytes());
    end.extend(comment);
    end
}

/// The end of a large archive, which begins at `at`.
pub fn large_end(entries: u64, bytes: u64, offset: u64, at: u64) -> Vec<u8> {
    let mut end = b"PK\x06\x06".to_vec();
    end.extend(44u64.to_le_bytes());
    end.extend([45, 45].map(u16::to_le_bytes).as_flattened());
    end.extend([0, 0].map(u32::to_le_bytes).as_flattened());
    end.extend(
        [entries, entries, bytes, offset]
            .map(u64::to_le_bytes)
            .as_flattened(),
    );
    end.extend(b"PK\x06\x07");
    end.extend([0; 4]);
    end.extend(at.to_le_bytes());
    end.extend(1u32.to_le_bytes());
    end.extend(self::end(u16::MAX, u32::MAX, u32::MAX, b""));
    end
}

/// Files and the directory behind them, with the place where it begins.
pub fn body(files: &[Made]) -> (Vec<u8>, usize) {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for file in files {
        directory.extend(file.entry(bytes.len() as u64));
        bytes.extend(file.local());
    }
    let begin = bytes.len();
    bytes.extend(directory);
    (bytes, begin)
}

pub fn archive(files: &[Made]) -> Vec<u8> {
    let (mut bytes, begin) = body(files);
    let directory = bytes.len() - begin;
    bytes.extend(end(files.len() as u16, directory as u32, begin as u32, b""));
    bytes
}

/// Opens an archive, with the slices that were needed.
pub fn open(
    size: u64,
    read: impl Fn(Range<u64>) -> Vec<u8>,
) -> (Result<Vec<Entry>, ArchiveError>, Vec<Range<u64>>) {
    let mut archive = Archive::new(size, LIMIT);
    let mut needed = Vec::new();
    loop {
        match archive.open() {
            Ok(Step::Ready(entries)) => return (Ok(entries), needed),
            Err(error) => return (Err(error), needed),
            Ok(Step::Need(range)) => {
                assert!(
                    !range.is_empty() && range.end <= size,
                    "{range:?} of {size}"
                );
                assert!(needed.len() < 4, "{needed:?}, {range:?}");
                if let Err(error) = archive.give(range.clone(), read(range.clone())) {
                    return (Err(error), needed);
                }
                needed.push(range);
            }
        }
    }
}

pub fn part(file: &[u8], range: Range<u64>) -> Vec<u8> {
    file[range.start as usize..range.end as usize].to_vec()
}

pub fn opened(file: &[u8]) -> Result<Vec<Entry>, ArchiveError> {
    open(file.len() as u64, |range| part(file, range)).0
}

/// The bytes of a file of an archive, as the page reads them.
pub fn content(file: &[u8], entry: &Entry) -> Result<Vec<u8>, EntryError> {
    let range = entry.data(&part(file, entry.header()))?;
    let data = part(file, range);
    match entry.packing? {
        Packing::Stored => Ok(data),
        Packing::Deflated => {
            let mut inflated = Vec::new();
            let mut data = flate2::read::DeflateDecoder::new(&data[..]).take(entry.bytes + 1);
            let read = data.read_to_end(&mut inflated);
            let fits = read.is_ok_and(|bytes| bytes as u64 == entry.bytes);
            fits.then_some(inflated).ok_or(EntryError::Damaged)
        }
    }
}

/// Paths and contents of an archive's files.
pub fn files(file: &[u8]) -> Vec<(String, Result<Vec<u8>, EntryError>)> {
    let entries = opened(file).unwrap();
    let with_content = |entry: Entry| {
        let content = content(file, &entry);
        (entry.path, content)
    };
    entries.into_iter().map(with_content).collect()
}

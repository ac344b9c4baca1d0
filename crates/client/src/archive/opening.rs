//! The way from the size of an archive to the list of its files.

use super::bytes::Bytes;
use super::end::{Directory, END_64_BYTES, End, TAIL_BYTES, end, large};
use super::entry::{Entry, Place, next};
use super::error::ArchiveError;
use std::ops::Range;

/// Entries of an archive that are read.
pub const MAX_ENTRIES: u64 = 100_000;

/// Bytes of a directory that are read: 640 for each of the most entries.
const MAX_DIRECTORY_BYTES: u64 = 1 << 26;

/// An archive of which some slices are there.
#[derive(Debug, Clone)]
pub struct Archive {
    /// Bytes of the file.
    size: u64,
    /// The most bytes of a file in it that can be read.
    limit: u64,
    /// Slices of the file, with their begins.
    slices: Vec<(u64, Vec<u8>)>,
}

/// A step to the files of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// [`Archive::give`] these bytes of the file, and open it again. Not empty, and within the file.
    Need(Range<u64>),
    /// The files, in the order of the directory; folders and what programs put beside photos are left
    /// out.
    Ready(Vec<Entry>),
}

/// A reason to end a step before the files are known.
enum Stop {
    Need(Range<u64>),
    Error(ArchiveError),
}

impl From<ArchiveError> for Stop {
    fn from(error: ArchiveError) -> Self {
        Self::Error(error)
    }
}

impl Archive {
    /// An archive of this many bytes. A file in it of more than `limit` bytes is listed and cannot be
    /// read.
    pub fn new(size: u64, limit: u64) -> Self {
        Self {
            size,
            limit,
            slices: Vec::new(),
        }
    }

    /// Takes bytes that were needed.
    ///
    /// # Errors
    /// [`ArchiveError::Cut`] where the file has fewer bytes than it had.
    pub fn give(&mut self, range: Range<u64>, bytes: Vec<u8>) -> Result<(), ArchiveError> {
        if bytes.len() as u64 != range.end.saturating_sub(range.start) {
            return Err(ArchiveError::Cut);
        }
        self.slices.push((range.start, bytes));
        Ok(())
    }

    /// Lists the files, or says which bytes are needed first. After four slices it does one or the other
    /// for good.
    ///
    /// # Errors
    /// [`ArchiveError`].
    pub fn open(&self) -> Result<Step, ArchiveError> {
        match self.entries() {
            Ok(entries) => Ok(Step::Ready(entries)),
            Err(Stop::Need(range)) => Ok(Step::Need(range)),
            Err(Stop::Error(error)) => Err(error),
        }
    }

    fn entries(&self) -> Result<Vec<Entry>, Stop> {
        let directory = self.directory()?;
        let Directory {
            entries,
            bytes,
            offset,
            before,
        } = directory;
        if entries > MAX_ENTRIES {
            let limit = MAX_ENTRIES;
            return Err(ArchiveError::TooMany { entries, limit }.into());
        }
        // What was put before an archive moves the directory: its end is where it was found.
        let begin = before.checked_sub(bytes).ok_or(ArchiveError::Damaged)?;
        let shift = begin.checked_sub(offset).ok_or(ArchiveError::Damaged)?;
        if bytes > MAX_DIRECTORY_BYTES {
            return Err(ArchiveError::DirectoryTooLarge { bytes }.into());
        }
        let directory = self.slice(begin..before)?;
        Ok(self.listed(directory, entries, Place { shift, begin })?)
    }

    /// The entries of a directory.
    fn listed(&self, bytes: &[u8], entries: u64, place: Place) -> Result<Vec<Entry>, ArchiveError> {
        let mut bytes = Bytes(bytes);
        let (mut found, mut listed) = (0, Vec::new());
        while !bytes.0.is_empty() {
            let entry = next(&mut bytes, place, self.limit).ok_or(ArchiveError::Damaged)?;
            found += 1;
            if found > MAX_ENTRIES {
                let (entries, limit) = (found, MAX_ENTRIES);
                return Err(ArchiveError::TooMany { entries, limit });
            }
            listed.extend(entry);
        }
        // Programs that do not know the format for large archives count in 16 bits.
        match found % (1 << 16) == entries % (1 << 16) {
            true => Ok(listed),
            false => Err(ArchiveError::Damaged),
        }
    }

    fn directory(&self) -> Result<Directory, Stop> {
        if self.size == 0 {
            return Err(ArchiveError::NotAZip.into());
        }
        let begin = self.size.saturating_sub(TAIL_BYTES);
        let tail = self.slice(begin..self.size)?;
        match end(tail, begin)? {
            Some(End::Plain(directory)) => Ok(directory),
            Some(End::Large { plain, places }) => {
                for place in places {
                    let within = place.checked_add(END_64_BYTES as u64);
                    let Some(behind) = within.filter(|&behind| behind <= plain.before) else {
                        continue;
                    };
                    if let Some(directory) = large(self.slice(place..behind)?, place)? {
                        return Ok(directory);
                    }
                }
                Err(ArchiveError::Damaged.into())
            }
            None => Err(self.without_end()?.into()),
        }
    }

    /// The error for a file without an end: it is cut, if it begins as an archive does.
    fn without_end(&self) -> Result<ArchiveError, Stop> {
        let begin = self.slice(0..self.size.min(4))?;
        Ok(match begin {
            b"PK\x03\x04" => ArchiveError::Cut,
            _ => ArchiveError::NotAZip,
        })
    }

    /// Bytes of the file, where they are there.
    fn slice(&self, range: Range<u64>) -> Result<&[u8], Stop> {
        if range.is_empty() {
            return Ok(&[]);
        }
        let within = |(begin, bytes): &(u64, Vec<u8>)| {
            let from = usize::try_from(range.start.checked_sub(*begin)?).ok()?;
            let until = usize::try_from(range.end.checked_sub(*begin)?).ok()?;
            (until <= bytes.len()).then_some(from..until)
        };
        let found = self
            .slices
            .iter()
            .find_map(|slice| slice.1.get(within(slice)?));
        found.ok_or(Stop::Need(range))
    }
}

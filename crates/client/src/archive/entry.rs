//! A file in an archive, as the directory has it.

use super::bytes::{Bytes, extra_field};
use super::error::EntryError;
use super::names;
use crate::gallery::is_folder_of_photos;
use std::ops::Range;

const DIRECTORY_ENTRY: [u8; 4] = *b"PK\x01\x02";
const LOCAL_HEADER: [u8; 4] = *b"PK\x03\x04";

/// Bytes of a local header without its name and extra fields.
const HEADER_BYTES: u64 = 30;

/// The extra field with the numbers that do not fit 32 bits.
const LARGE: u16 = 0x0001;

/// Bits of an entry's flags.
const ENCRYPTED: u16 = 1;
const UTF_8: u16 = 1 << 11;

/// The systems whose programs keep the kind of a file as Unix does.
const UNIX: [u8; 2] = [3, 19];
const UNIX_KIND: u32 = 0o170_000;
const UNIX_FILE: u32 = 0o100_000;

/// Files that programs put beside photos. Hidden ones are left out as well.
const NO_FILES: [&str; 2] = ["thumbs.db", "desktop.ini"];

/// A file of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its folders and its name, separated by `/`, as the archive has it: it may begin with `/` or have
    /// `..` in it, and [`Folder::of_path`](crate::gallery::Folder::of_path) leaves these out.
    pub path: String,
    /// Bytes of the file. Inflating ends with an error beyond this number, whatever the data are.
    pub bytes: u64,
    /// The way in which its data lie in the archive, or the reason why it cannot be read.
    pub packing: Result<Packing, EntryError>,
    /// Bytes of its data.
    packed: u64,
    /// The place of its local header.
    header: u64,
    /// The end of all data: the begin of the directory.
    data_end: u64,
}

/// A way in which data lie in an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// As they are.
    Stored,
    /// Deflated without a head (RFC 1951): `deflate-raw` in browsers.
    Deflated,
}

impl Entry {
    /// The part of the archive that [`Self::data`] asks for, in bytes.
    pub fn header(&self) -> Range<u64> {
        self.header..self.header + HEADER_BYTES
    }

    /// The part of the archive with the file's data, in bytes, by its header.
    ///
    /// # Errors
    /// [`EntryError`] of [`Self::packing`], and [`EntryError::Damaged`] for bytes that are no header of
    /// this file.
    pub fn data(&self, header: &[u8]) -> Result<Range<u64>, EntryError> {
        self.packing?;
        let before = before_data(header).ok_or(EntryError::Damaged)?;
        let begin = self.header.checked_add(before);
        let range = begin.and_then(|begin| Some(begin..begin.checked_add(self.packed)?));
        let within = range.filter(|range| range.end <= self.data_end);
        within.ok_or(EntryError::Damaged)
    }
}

/// Bytes from a local header's begin to the data.
fn before_data(header: &[u8]) -> Option<u64> {
    let mut bytes = Bytes(header);
    bytes.expect(LOCAL_HEADER)?;
    bytes.take(22)?;
    let (name, extra) = (bytes.u16()?, bytes.u16()?);
    Some(HEADER_BYTES + u64::from(name) + u64::from(extra))
}

/// The place of a directory in its file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Bytes that were put before the archive: all places in it are as much too low.
    pub shift: u64,
    /// The directory's begin in the file.
    pub begin: u64,
}

/// Reads the next entry of a directory: `Some(None)` for one that is no file of the visitor's, such as a
/// folder. `None` for bytes that are no entry.
pub(super) fn next(bytes: &mut Bytes, place: Place, limit: u64) -> Option<Option<Entry>> {
    bytes.expect(DIRECTORY_ENTRY)?;
    let [_, system] = *bytes.take(2)? else {
        return None;
    };
    // The version that is needed.
    bytes.take(2)?;
    let (flags, method) = (bytes.u16()?, bytes.u16()?);
    // Time, date and checksum.
    bytes.take(8)?;
    let (packed, size) = (bytes.u32()?, bytes.u32()?);
    let (name, extra, comment) = (bytes.u16()?, bytes.u16()?, bytes.u16()?);
    // Disk and internal attributes.
    bytes.take(4)?;
    let (attributes, header) = (bytes.u32()?, bytes.u32()?);
    let (name, extra) = (bytes.take(name.into())?, bytes.take(extra.into())?);
    bytes.take(comment.into())?;

    let path = names::path(name, extra, flags & UTF_8 != 0);
    if !is_file(system, attributes) || !is_visitors(&path) {
        return Some(None);
    }
    let numbers = Numbers {
        size: size.into(),
        packed: packed.into(),
        header: header.into(),
    };
    let numbers = numbers.large(extra);
    let packing = match numbers {
        None => Err(EntryError::Damaged),
        Some(_) if flags & ENCRYPTED != 0 => Err(EntryError::Encrypted),
        Some(numbers) => numbers.packing(method, place, limit),
    };
    let numbers = numbers.unwrap_or_default();
    Some(Some(Entry {
        path,
        bytes: numbers.size,
        packing,
        packed: numbers.packed,
        // Beyond the directory it is damaged, and nothing is read there.
        header: numbers.header.saturating_add(place.shift).min(place.begin),
        data_end: place.begin,
    }))
}

/// The numbers of an entry.
#[derive(Debug, Clone, Copy, Default)]
struct Numbers {
    size: u64,
    packed: u64,
    header: u64,
}

impl Numbers {
    /// With those numbers from the extra fields that are too large for the entry itself; `None` where
    /// they are missing.
    fn large(mut self, extra: &[u8]) -> Option<Self> {
        let mut large = Bytes(extra_field(extra, LARGE).unwrap_or_default());
        for number in [&mut self.size, &mut self.packed, &mut self.header] {
            if *number == u64::from(u32::MAX) {
                *number = large.u64()?;
            }
        }
        Some(self)
    }

    fn packing(self, method: u16, place: Place, limit: u64) -> Result<Packing, EntryError> {
        let packing = match method {
            0 => Packing::Stored,
            8 => Packing::Deflated,
            _ => return Err(EntryError::Unsupported { method }),
        };
        if self.size > limit {
            let bytes = self.size;
            return Err(EntryError::TooLarge { bytes, limit });
        }
        let header = self.header.checked_add(place.shift);
        let end = header.and_then(|at| at.checked_add(HEADER_BYTES)?.checked_add(self.packed));
        let within = end.is_some_and(|end| end <= place.begin);
        let as_it_is = packing == Packing::Deflated || self.packed == self.size;
        (within && as_it_is)
            .then_some(packing)
            .ok_or(EntryError::Damaged)
    }
}

/// Whether an entry is a file, and neither a link nor a folder, as far as its attributes say.
fn is_file(system: u8, attributes: u32) -> bool {
    let kind = (attributes >> 16) & UNIX_KIND;
    !UNIX.contains(&system) || kind == 0 || kind == UNIX_FILE
}

/// Whether a path is of a file that the visitor put into the archive.
fn is_visitors(path: &str) -> bool {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    let mut folders = folders.split('/');
    let made = NO_FILES.contains(&name.to_ascii_lowercase().as_str());
    !name.is_empty()
        && !name.starts_with('.')
        && !made
        && folders.all(|folder| matches!(folder, "." | "..") || is_folder_of_photos(folder))
}

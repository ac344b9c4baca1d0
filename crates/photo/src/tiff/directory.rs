//! The directory of a TIFF's page (TIFF 6.0, section 2; BigTIFF with its wider numbers).

/// Numbers of a file in its byte order.
#[derive(Clone, Copy)]
pub(super) struct Numbers<'a> {
    pub(super) file: &'a [u8],
    pub(super) big_endian: bool,
    /// BigTIFF: places and counts have 8 bytes.
    wide: bool,
}

/// A page's entries: tag, and the values of those of whole numbers.
pub(super) struct Directory {
    entries: Vec<(u16, Vec<u64>)>,
    /// The place of the next page's directory; 0 for none.
    next: u64,
}

/// More pages than this are not counted.
const MAX_PAGES: u32 = 9_999;

impl<'a> Numbers<'a> {
    /// The head of a file, and the place of its first directory.
    pub(super) fn open(file: &'a [u8]) -> Option<(Self, u64)> {
        let (big_endian, wide) = match file.get(..4)? {
            b"II*\0" => (false, false),
            b"MM\0*" => (true, false),
            b"II+\0" => (false, true),
            b"MM\0+" => (true, true),
            _ => return None,
        };
        let numbers = Self {
            file,
            big_endian,
            wide,
        };
        let first = if wide {
            numbers.number(8, 8)
        } else {
            numbers.number(4, 4)
        };
        Some((numbers, first?))
    }

    /// A number of up to 8 bytes.
    fn number(&self, at: u64, bytes: u64) -> Option<u64> {
        let at = usize::try_from(at).ok()?;
        let bytes = self.file.get(at..at.checked_add(bytes as usize)?)?;
        let shifted = |sum: u64, byte: &u8| sum << 8 | u64::from(*byte);
        Some(if self.big_endian {
            bytes.iter().fold(0, shifted)
        } else {
            bytes.iter().rev().fold(0, shifted)
        })
    }

    /// The directory at this place.
    pub(super) fn directory(&self, at: u64) -> Option<Directory> {
        let (count_bytes, entry_bytes) = if self.wide { (8, 20) } else { (2, 12) };
        let count = self.number(at, count_bytes)?;
        let first = at.checked_add(count_bytes)?;
        let end = first.checked_add(count.checked_mul(entry_bytes)?)?;
        if end > self.file.len() as u64 {
            return None;
        }
        let entries = (0..count).filter_map(|entry| self.entry(first + entry * entry_bytes));
        Some(Directory {
            entries: entries.collect(),
            next: self.number(end, if self.wide { 8 } else { 4 }).unwrap_or(0),
        })
    }

    fn entry(&self, at: u64) -> Option<(u16, Vec<u64>)> {
        let tag = self.number(at, 2)? as u16;
        // BYTE, SHORT, LONG, LONG8.
        let bytes = match self.number(at + 2, 2)? {
            1 => 1,
            3 => 2,
            4 => 4,
            16 => 8,
            _ => return None,
        };
        let word = if self.wide { 8 } else { 4 };
        let count = self.number(at + 4, word)?;
        let length = count.checked_mul(bytes)?;
        let inside = at + 4 + word;
        let place = if length <= word {
            inside
        } else {
            self.number(inside, word)?
        };
        if place.checked_add(length)? > self.file.len() as u64 {
            return None;
        }
        let values = (0..count).map(|of| self.number(place + of * bytes, bytes));
        Some((tag, values.collect::<Option<_>>()?))
    }

    /// The number of pages from this directory on.
    pub(super) fn pages(&self, first: &Directory) -> u32 {
        let (mut pages, mut next) = (1, first.next);
        while next != 0 && pages < MAX_PAGES {
            let Some(page) = self.directory(next) else {
                break;
            };
            (pages, next) = (pages + 1, page.next);
        }
        pages
    }
}

impl Directory {
    /// All values of a tag; none where it is not there.
    pub(super) fn all(&self, tag: u16) -> &[u64] {
        let found = self.entries.iter().find(|(of, _)| *of == tag);
        found.map_or(&[], |(_, values)| values)
    }

    /// The first value of a tag.
    pub(super) fn one(&self, tag: u16) -> Option<u64> {
        self.all(tag).first().copied()
    }

    /// The first value of a tag, or what the standard has where it is not there.
    pub(super) fn or(&self, tag: u16, default: u64) -> u64 {
        self.one(tag).unwrap_or(default)
    }
}

//! A zip archive written as a stream: its files are stored as they are, one after the other.
//!
//! [`Writer::file`] gives the bytes before a file's data, [`Writer::finish`] those behind the last one; the
//! data themselves are never here, so that the page hands a browser's blob on as it is, by reference:
//!
//! ```text
//! file(name, size, crc) | data | file(name, size, crc) | data | ... | finish()
//! ```
//!
//! Pictures are deflated already, and arrays of logits have no pattern, so that nothing is deflated here.
//! Sizes, places and numbers beyond 32 or 16 bits are written as the format for large archives has them.
//! The format: PKWARE, "APPNOTE.TXT", version 6.3.10, 2022, sections 4.3 and 4.5.3.

use super::safe_names::SafeNames;

const LOCAL_HEADER: [u8; 4] = *b"PK\x03\x04";
const DIRECTORY_ENTRY: [u8; 4] = *b"PK\x01\x02";
const END: [u8; 4] = *b"PK\x05\x06";
const END_64: [u8; 4] = *b"PK\x06\x06";
const LOCATOR_64: [u8; 4] = *b"PK\x06\x07";

/// Version 4.5 of the format, which has large archives; the least that a reader needs for the others is 2.0.
const VERSION_LARGE: u16 = 45;
const VERSION: u16 = 20;
/// A program on Unix made the archive, so that attributes are those of Unix.
const MADE_ON_UNIX: u16 = 3 << 8;
/// A file that its owner can write and all can read.
const PLAIN_FILE: u32 = 0o100_644 << 16;
/// The name is UTF-8.
const UTF_8: u16 = 1 << 11;
const STORED: u16 = 0;

/// The extra field with the numbers that do not fit 32 bits.
const LARGE: u16 = 0x0001;

/// A file's time of last change, without a time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// 1980 to 2107; others become the nearest of these.
    pub year: u16,
    /// 1 to 12
    pub month: u8,
    /// 1 to 31
    pub day: u8,
    /// 0 to 23
    pub hour: u8,
    pub minute: u8,
    pub second: u8,
}

impl Default for Moment {
    /// The first one that the format has.
    fn default() -> Self {
        Self {
            year: 1980,
            month: 1,
            day: 1,
            hour: 0,
            minute: 0,
            second: 0,
        }
    }
}

impl Moment {
    /// Time and date as the format has them: two seconds to a step.
    fn fields(self) -> [u16; 2] {
        let within = |number: u8, low: u8, high: u8| u16::from(number.clamp(low, high));
        let year = self.year.clamp(1980, 2107) - 1980;
        let date = year << 9 | within(self.month, 1, 12) << 5 | within(self.day, 1, 31);
        let (hour, minute) = (within(self.hour, 0, 23), within(self.minute, 0, 59));
        let second = within(self.second, 0, 59) / 2;
        [hour << 11 | minute << 5 | second, date]
    }
}

/// The facts about a file's data that stand before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Content {
    pub bytes: u64,
    /// CRC-32 of the data, as `crc32fast` has it.
    pub crc32: u32,
}

impl Content {
    /// The facts about data that are in memory.
    pub fn of(data: &[u8]) -> Self {
        Self {
            bytes: data.len() as u64,
            crc32: crc32fast::hash(data),
        }
    }
}

/// The begin of a file in the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// The path that the file has in the archive.
    pub path: String,
    /// Bytes that stand before its data.
    pub header: Vec<u8>,
}

/// The files that are written so far.
#[derive(Debug)]
pub struct Writer {
    time: [u16; 2],
    names: SafeNames,
    /// Bytes of the archive so far.
    at: u64,
    entries: u64,
    directory: Vec<u8>,
}

impl Writer {
    /// Begins an archive, whose files have all been changed at this moment.
    pub fn new(changed: Moment) -> Self {
        Self {
            time: changed.fields(),
            names: SafeNames::default(),
            at: 0,
            entries: 0,
            directory: Vec::new(),
        }
    }

    /// Begins a file: its header, then the file's data, come next.
    ///
    /// The path becomes a [safe and single one](SafeNames::take).
    pub fn file(&mut self, path: &str, content: Content) -> Begun {
        let path = self.names.take(path);
        let entry = Entry {
            path: &path,
            content,
            time: self.time,
            at: self.at,
        };
        let header = entry.local();
        self.directory.extend(entry.in_directory());
        self.entries += 1;
        self.at += header.len() as u64 + content.bytes;
        Begun { path, header }
    }

    /// Bytes of the archive so far, the data of its files among them.
    pub fn bytes(&self) -> u64 {
        self.at
    }

    /// The bytes behind the data of the last file.
    pub fn finish(self) -> Vec<u8> {
        let Self {
            at,
            entries,
            mut directory,
            ..
        } = self;
        let bytes = directory.len() as u64;
        let (short_bytes, short_at) = (short(bytes), short(at));
        let short_entries = u16::try_from(entries).unwrap_or(u16::MAX);
        let is_large = short_bytes == u32::MAX || short_at == u32::MAX || short_entries == u16::MAX;
        if is_large {
            directory.extend(end_of_large(entries, bytes, at));
        }
        directory.extend(END);
        // This disk, and the one on which the directory begins; the entries on this disk, and of all.
        put_16(&mut directory, &[0, 0, short_entries, short_entries]);
        put_32(&mut directory, &[short_bytes, short_at]);
        put_16(&mut directory, &[0]);
        directory
    }
}

/// The end of a large archive, whose directory begins at `at`, and the way to it.
fn end_of_large(entries: u64, bytes: u64, at: u64) -> Vec<u8> {
    /// Bytes of the end behind the number that says them.
    const REST: u64 = 44;
    let mut end = END_64.to_vec();
    put_64(&mut end, &[REST]);
    put_16(&mut end, &[MADE_ON_UNIX | VERSION_LARGE, VERSION_LARGE]);
    put_32(&mut end, &[0, 0]);
    put_64(&mut end, &[entries, entries, bytes, at]);
    end.extend(LOCATOR_64);
    put_32(&mut end, &[0]);
    put_64(&mut end, &[at + bytes]);
    put_32(&mut end, &[1]);
    end
}

/// A file of an archive that is written.
struct Entry<'a> {
    path: &'a str,
    content: Content,
    time: [u16; 2],
    /// The place of its header.
    at: u64,
}

impl Entry<'_> {
    /// The header before the data.
    fn local(&self) -> Vec<u8> {
        let Content { bytes, crc32 } = self.content;
        let mut extra = Vec::new();
        if short(bytes) == u32::MAX {
            put_16(&mut extra, &[LARGE, 16]);
            put_64(&mut extra, &[bytes, bytes]);
        }
        let mut header = LOCAL_HEADER.to_vec();
        put_16(&mut header, &[self.version(), UTF_8, STORED]);
        put_16(&mut header, &self.time);
        put_32(&mut header, &[crc32, short(bytes), short(bytes)]);
        put_16(&mut header, &[self.path.len() as u16, extra.len() as u16]);
        header.extend(self.path.bytes());
        header.extend(extra);
        header
    }

    fn in_directory(&self) -> Vec<u8> {
        let Content { bytes, crc32 } = self.content;
        let mut large = Vec::new();
        if short(bytes) == u32::MAX {
            large.extend([bytes, bytes]);
        }
        if short(self.at) == u32::MAX {
            large.push(self.at);
        }
        let mut extra = Vec::new();
        if !large.is_empty() {
            put_16(&mut extra, &[LARGE, 8 * large.len() as u16]);
            put_64(&mut extra, &large);
        }
        let mut entry = DIRECTORY_ENTRY.to_vec();
        put_16(
            &mut entry,
            &[MADE_ON_UNIX | VERSION_LARGE, self.version(), UTF_8, STORED],
        );
        put_16(&mut entry, &self.time);
        put_32(&mut entry, &[crc32, short(bytes), short(bytes)]);
        // No comment, the first disk, no internal attributes.
        put_16(
            &mut entry,
            &[self.path.len() as u16, extra.len() as u16, 0, 0, 0],
        );
        put_32(&mut entry, &[PLAIN_FILE, short(self.at)]);
        entry.extend(self.path.bytes());
        entry.extend(extra);
        entry
    }

    fn version(&self) -> u16 {
        let is_large = short(self.content.bytes.max(self.at)) == u32::MAX;
        if is_large { VERSION_LARGE } else { VERSION }
    }
}

/// A number in 32 bits; the largest of these says that it stands elsewhere.
fn short(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn put_16(to: &mut Vec<u8>, numbers: &[u16]) {
    to.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
}

fn put_32(to: &mut Vec<u8>, numbers: &[u32]) {
    to.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
}

fn put_64(to: &mut Vec<u8>, numbers: &[u64]) {
    to.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
}

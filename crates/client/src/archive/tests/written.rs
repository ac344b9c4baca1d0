//! Archives that are written, read again.

use super::super::{Content, Moment, Writer};
use super::{content, files, open, opened};
use std::ops::Range;

/// An archive of these files.
fn written(contents: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = Writer::new(Moment::default());
    let mut archive = Vec::new();
    for (path, data) in contents {
        archive.extend(writer.file(path, Content::of(data)).header);
        archive.extend(*data);
        assert_eq!(writer.bytes(), archive.len() as u64);
    }
    archive.extend(writer.finish());
    archive
}

#[test]
fn what_is_written_is_read() {
    let contents: [(&str, &[u8]); 4] = [
        ("manifest.json", b"{}"),
        ("001 K\u{e4}tzchen/map.npy", &[7; 900]),
        ("\u{1f63a}/\u{732b}.jpg", b""),
        ("a/b/c/PK\u{3}\u{4}.bin", b"PK\x01\x02PK\x05\x06"),
    ];
    let expected: Vec<_> = contents
        .map(|(path, data)| (path.replace(char::is_control, "_"), Ok(data.to_vec())))
        .into();
    assert_eq!(files(&written(&contents)), expected);
    assert_eq!(opened(&written(&[])), Ok(Vec::new()));
}

#[test]
fn a_path_is_made_safe_before_it_is_written() {
    let archive = written(&[("../a.jpg", b"1"), ("a.jpg", b"2")]);
    let expected = [("a.jpg", b"1"), ("a (2).jpg", b"2")];
    let expected = expected.map(|(path, data)| (path.to_owned(), Ok(data.to_vec())));
    assert_eq!(files(&archive), expected);
}

/// Archives with data that are only made up: `of` are the bytes of each file.
struct MadeUp {
    /// What the writer gave, with its places.
    parts: Vec<(u64, Vec<u8>)>,
    size: u64,
}

impl MadeUp {
    fn of(sizes: &[u64]) -> Self {
        let mut writer = Writer::new(Moment::default());
        let mut parts = Vec::new();
        for &bytes in sizes {
            let (at, crc32) = (writer.bytes(), 1);
            parts.push((at, writer.file("film.bin", Content { bytes, crc32 }).header));
        }
        let at = writer.bytes();
        let end = writer.finish();
        let size = at + end.len() as u64;
        parts.push((at, end));
        Self { parts, size }
    }

    fn read(&self, range: Range<u64>) -> Vec<u8> {
        let byte = |at: u64| {
            let after = self.parts.partition_point(|(begin, _)| *begin <= at);
            let (begin, bytes) = &self.parts[after - 1];
            bytes.get((at - begin) as usize).copied().unwrap_or(0)
        };
        range.map(byte).collect()
    }
}

#[test]
fn files_and_archives_of_more_than_4_gb_have_their_places() {
    let gb = 1_u64 << 30;
    let edge = u64::from(u32::MAX);
    for sizes in [
        &[5 * gb, 3, 0][..],
        &[3 * gb, 3 * gb, 7],
        &[edge - 1, 1],
        &[edge, 1],
        &[edge + 1],
        &[edge - 100, 1, 1, 1, 1, 1],
    ] {
        let archive = MadeUp::of(sizes);
        let (entries, _) = open(archive.size, |range| archive.read(range));
        let entries = entries.unwrap();
        assert_eq!(entries.len(), sizes.len());
        let mut end = 0;
        for (entry, &bytes) in entries.iter().zip(sizes) {
            assert_eq!(entry.bytes, bytes);
            let header = entry.header();
            assert_eq!(header.start, end);
            // The reader's limit is on what it reads, not on what it lists.
            let header = archive.read(header);
            let (name, extra) = (u16_at(&header, 26), u16_at(&header, 28));
            end += 30 + u64::from(name) + u64::from(extra) + bytes;
        }
    }
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

#[test]
fn more_files_than_16_bits_count_are_written() {
    for count in [65_534, 65_535, 65_536, 70_000] {
        let mut writer = Writer::new(Moment::default());
        let mut archive = Vec::new();
        for number in 0..count {
            let path = format!("{number}.txt");
            archive.extend(writer.file(&path, Content::of(b"x")).header);
            archive.push(b'x');
        }
        archive.extend(writer.finish());
        let entries = opened(&archive).unwrap();
        assert_eq!(entries.len(), count);
        assert_eq!(entries[count - 1].path, format!("{}.txt", count - 1));
        assert_eq!(content(&archive, &entries[count - 1]), Ok(b"x".to_vec()));
    }
}

#[test]
fn a_moment_is_a_date_of_the_format() {
    let moment = |year, month, hour, second| Moment {
        year,
        month,
        day: 28,
        hour,
        minute: 30,
        second,
    };
    let date = |moment: Moment| {
        let mut writer = Writer::new(moment);
        let header = writer.file("a", Content::of(b"")).header;
        (u16_at(&header, 10), u16_at(&header, 12))
    };
    // 3:30:44 on 28 November 2026.
    let expected = (3 << 11 | 30 << 5 | 22, 46 << 9 | 11 << 5 | 28);
    assert_eq!(date(moment(2026, 11, 3, 44)), expected);
    let clamped = (23 << 11 | 30 << 5 | 29, 1 << 5 | 28);
    assert_eq!(date(moment(1970, 0, 99, 99)), clamped);
    assert_eq!(date(Moment::default()), (0, 1 << 5 | 1));
}

//! Archives with missing, changed and made-up bytes.

use super::made::{LIMIT, Made, archive, body, content, end, large_end, open, opened, part};
use super::*;

/// Some of every kind.
fn archives() -> Vec<Vec<u8>> {
    let photo = [Made {
        large: true,
        ..Made::file("1.jpg", b"photo")
    }];
    let (mut large, begin) = body(&photo);
    let (at, length) = (large.len() as u64, (large.len() - begin) as u64);
    large.extend(large_end(1, length, begin as u64, at));
    vec![
        bytes(by_python::PLAIN),
        bytes(by_python::LARGE),
        bytes(by_python::STREAMED),
        archive(&[Made::file("a/1.jpg", b"photo"), Made::file("2.jpg", b"")]),
        large,
    ]
}

/// Whatever the bytes are, they are listed and read without a fault.
fn read_all(file: &[u8]) {
    let Ok(entries) = opened(file) else {
        return;
    };
    for entry in entries {
        // Slices stay within the file: `part` would panic.
        let content = content(file, &entry);
        assert!(content.is_err() || entry.bytes <= LIMIT);
    }
}

#[test]
fn an_archive_without_its_end_says_so() {
    for file in archives() {
        for length in 0..file.len() {
            let error = match length {
                0..4 => ArchiveError::NotAZip,
                _ => ArchiveError::Cut,
            };
            let found = opened(&file[..length]);
            // An earlier comment may end where the file does.
            let ends_in_comment = length >= file.len() - 4;
            assert!(
                found == Err(error) || ends_in_comment,
                "{length}: {found:?}"
            );
        }
    }
    assert_eq!(opened(&[0xff; 100_000]), Err(ArchiveError::NotAZip));
}

#[test]
fn no_changed_byte_is_a_fault() {
    for mut file in archives() {
        for at in 0..file.len() {
            let byte = file[at];
            for other in [0, 0xff, 0x7f, byte ^ 1, byte ^ 0x80] {
                file[at] = other;
                read_all(&file);
            }
            file[at] = byte;
        }
    }
}

#[test]
fn no_missing_piece_is_a_fault() {
    for file in archives() {
        for at in 0..file.len() {
            for length in [1, 2, 8, 46] {
                let behind = (at + length).min(file.len());
                read_all(&[&file[..at], &file[behind..]].concat());
                read_all(&[&file[..behind], &file[at..]].concat());
            }
        }
    }
}

#[test]
fn places_beyond_the_archive_are_damage() {
    let (mut file, begin) = body(&[Made::file("1.jpg", b"photo")]);
    let directory = file.split_off(begin);
    let with = |entry: Vec<u8>| {
        let end = end(1, entry.len() as u32, begin as u32, b"");
        let file = [&file[..], &entry, &end].concat();
        let entry = opened(&file).unwrap().remove(0);
        content(&file, &entry)
    };
    assert_eq!(with(directory.clone()), Ok(b"photo".to_vec()));
    for header in [1, begin as u64, 0xffff_fffe, 0xffff_ffff] {
        let entry = Made::file("1.jpg", b"photo").entry(header);
        assert_eq!(with(entry), Err(EntryError::Damaged), "{header}");
    }
    for header in [u64::MAX, u64::MAX - 30, 1 << 40] {
        let entry = Made {
            large: true,
            ..Made::file("1.jpg", b"photo")
        };
        assert_eq!(
            with(entry.entry(header)),
            Err(EntryError::Damaged),
            "{header}"
        );
    }
}

#[test]
fn ends_that_lie_are_refused() {
    let (file, begin) = body(&[Made::file("1.jpg", b"photo")]);
    let bytes = (file.len() - begin) as u32;
    let with = |end: Vec<u8>| opened(&[&file[..], &end].concat());
    let begin = begin as u32;
    assert!(with(end(1, bytes, begin, b"")).is_ok());
    for lie in [
        end(2, bytes, begin, b""),
        end(0, bytes, begin, b""),
        end(1, bytes - 1, begin, b""),
        end(1, bytes, begin + 1, b""),
        end(1, bytes + 10_000, 0, b""),
        end(1, u32::MAX, u32::MAX, b""),
    ] {
        assert_eq!(with(lie), Err(ArchiveError::Damaged));
    }
    let lost = large_end(1, 10, 0, u64::MAX);
    assert_eq!(with(lost), Err(ArchiveError::Damaged));
}

#[test]
fn a_directory_that_would_fill_the_memory_is_refused() {
    let (place, bytes) = (1 << 40, 1 << 39);
    let end = large_end(1, bytes, place - bytes, place);
    let read = |range: std::ops::Range<u64>| {
        assert!(range.end - range.start < 100_000, "{range:?}");
        let behind = range.end - place;
        let mut read = vec![0; (range.end - range.start - behind) as usize];
        read.extend(&end[..behind as usize]);
        read
    };
    let found = open(place + end.len() as u64, read).0;
    assert_eq!(found, Err(ArchiveError::DirectoryTooLarge { bytes }));
}

#[test]
fn a_part_of_several_says_so() {
    let file = archive(&[Made::file("1.jpg", b"photo")]);
    let end = file.len() - 22;
    for at in [4, 6] {
        let mut part = file.clone();
        part[end + at] = 1;
        assert_eq!(opened(&part), Err(ArchiveError::SeveralDisks));
    }
}

#[test]
fn a_file_that_shrank_meanwhile_is_cut() {
    let file = archive(&[Made::file("1.jpg", b"photo")]);
    let shorter = |range: std::ops::Range<u64>| part(&file, range.start..range.end - 1);
    assert_eq!(open(file.len() as u64, shorter).0, Err(ArchiveError::Cut));
    assert_eq!(opened(&[]), Err(ArchiveError::NotAZip));
}

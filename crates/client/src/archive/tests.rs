#![allow(
    clippy::unwrap_used,
    reason = "an archive that is not made ends its test"
)]

mod by_python;
mod damage;
mod made;
mod paths;
mod written;

use super::*;
use by_python::bytes;
use made::{LIMIT, Made, archive, body, content, end, files, large_end, open, opened, part};

fn ants_and_bees() -> Vec<(String, Result<Vec<u8>, EntryError>)> {
    vec![
        ("ants/1.jpg".to_owned(), Ok(b"an ant".to_vec())),
        ("bees/\u{fc}.jpg".to_owned(), Ok(vec![7; 900])),
    ]
}

#[test]
fn files_are_listed_and_their_data_found() {
    assert_eq!(files(&bytes(by_python::PLAIN)), ants_and_bees());
    assert_eq!(files(&bytes(by_python::LARGE)), ants_and_bees());
    let streamed = files(&bytes(by_python::STREAMED));
    let expected = [
        ("ants/\u{e4} 1.jpg".to_owned(), Ok(vec![b'a'; 40])),
        ("b.png".to_owned(), Ok(b"bee".to_vec())),
    ];
    assert_eq!(streamed, expected);
    assert_eq!(opened(&end(0, 0, 0, b"")), Ok(Vec::new()));
}

#[test]
fn only_the_end_and_the_directory_are_read() {
    let photo = Made::file("1.jpg", &[7; 300_000]);
    let file = archive(&vec![photo; 40]);
    let (entries, needed) = open(file.len() as u64, |range| part(&file, range));
    assert_eq!(entries.unwrap().len(), 40);
    assert_eq!(needed.len(), 1);
    let many = archive(&vec![Made::file("1.jpg", b""); 2000]);
    let (entries, needed) = open(many.len() as u64, |range| part(&many, range));
    assert_eq!((entries.unwrap().len(), needed.len()), (2000, 2));
}

#[test]
fn an_archive_of_gigabytes_is_opened() {
    let photo = Made {
        large: true,
        ..Made::file("1.jpg", b"photo")
    };
    let (header, begin) = (5 << 30, 6 << 30);
    let mut rest = photo.entry(header);
    let bytes = rest.len() as u64;
    rest.extend(large_end(1, bytes, begin, begin + bytes));
    let size = begin + rest.len() as u64;
    let local = photo.local();
    let byte = |at: u64| match at.checked_sub(begin) {
        Some(at) => rest[at as usize],
        None => at
            .checked_sub(header)
            .and_then(|at| local.get(at as usize).copied())
            .unwrap_or(0),
    };
    let read = |range: std::ops::Range<u64>| range.map(byte).collect::<Vec<u8>>();
    let (entries, _) = open(size, read);
    let entry = entries.unwrap().remove(0);
    assert_eq!(entry.header(), header..header + 30);
    let data = entry.data(&read(entry.header())).unwrap();
    assert_eq!(read(data), b"photo");
}

#[test]
fn more_entries_than_16_bits_count_are_listed() {
    let file = Made::file("1.jpg", b"");
    let (entries, begin) = (70_000, file.local().len() as u64);
    let directory = file.entry(0).repeat(entries);
    let bytes = directory.len() as u64;
    let with_end = |end: Vec<u8>| [file.local(), directory.clone(), end].concat();
    let at = begin + bytes;
    let large = with_end(large_end(entries as u64, bytes, begin, at));
    assert_eq!(opened(&large).unwrap().len(), entries);
    // Programs that do not know the format for large archives.
    let wrapped = with_end(end(entries as u16, bytes as u32, begin as u32, b""));
    assert_eq!(opened(&wrapped).unwrap().len(), entries);
    let more = with_end(large_end(MAX_ENTRIES + 1, bytes, begin, at));
    let limit = MAX_ENTRIES;
    let too_many = |entries| Err(ArchiveError::TooMany { entries, limit });
    assert_eq!(opened(&more), too_many(MAX_ENTRIES + 1));
    let directory = file.entry(0).repeat(101_000);
    let hidden = [
        directory.clone(),
        end(101_000_u32 as u16, directory.len() as u32, 0, b""),
    ]
    .concat();
    assert_eq!(opened(&hidden), too_many(MAX_ENTRIES + 1));
}

#[test]
fn bytes_before_and_behind_an_archive_are_no_fault() {
    let prefix = b"MZ a program that unpacks itself PK\x03\x04".repeat(50);
    for file in [
        bytes(by_python::PLAIN),
        archive(&[
            Made::file("ants/1.jpg", b"an ant"),
            Made::file("bees/\u{fc}.jpg", &[7; 900]),
        ]),
    ] {
        let before = [&prefix[..], &file].concat();
        assert_eq!(files(&before), ants_and_bees());
        let behind = [&file[..], b"\r\n\0\0"].concat();
        assert_eq!(files(&behind), ants_and_bees());
    }
    let photo = [Made {
        large: true,
        ..Made::file("1.jpg", b"photo")
    }];
    let (body, begin) = body(&photo);
    let (at, bytes) = (body.len() as u64, (body.len() - begin) as u64);
    let large = [&prefix[..], &body, &large_end(1, bytes, begin as u64, at)].concat();
    assert_eq!(files(&large), [("1.jpg".to_owned(), Ok(b"photo".to_vec()))]);
}

#[test]
fn the_end_is_found_behind_a_comment_that_has_one() {
    let (mut file, begin) = body(&[Made::file("1.jpg", b"photo")]);
    let bytes = file.len() - begin;
    let comment = [&end(0, 0, 0, b"")[..], &[b'c'; 60_000]].concat();
    file.extend(end(1, bytes as u32, begin as u32, &comment));
    assert_eq!(files(&file), [("1.jpg".to_owned(), Ok(b"photo".to_vec()))]);
}

#[test]
fn a_file_that_cannot_be_read_leaves_the_others() {
    let locked = Made {
        flags: 1,
        ..Made::file("locked.jpg", b"?")
    };
    let odd = Made {
        method: 14,
        ..Made::file("lzma.jpg", b"?")
    };
    let heavy = Made::file("heavy.jpg", &[0; 1001]);
    let good = Made::file("good.jpg", &[1; 1000]);
    let file = archive(&[locked, odd, heavy, good]);
    let (bytes, limit) = (1001, LIMIT);
    let expected = [
        ("locked.jpg".to_owned(), Err(EntryError::Encrypted)),
        (
            "lzma.jpg".to_owned(),
            Err(EntryError::Unsupported { method: 14 }),
        ),
        (
            "heavy.jpg".to_owned(),
            Err(EntryError::TooLarge { bytes, limit }),
        ),
        ("good.jpg".to_owned(), Ok(vec![1; 1000])),
    ];
    assert_eq!(files(&file), expected);
    assert_eq!(opened(&file).unwrap()[2].bytes, 1001);
}

#[test]
fn what_inflates_beyond_its_size_is_stopped() {
    let mut file = bytes(by_python::PLAIN);
    let deflated = opened(&file).unwrap().remove(1);
    assert_eq!(
        (deflated.bytes, deflated.packing),
        (900, Ok(Packing::Deflated))
    );
    // The size in the directory: 900 becomes 772.
    let entry = file
        .windows(4)
        .rposition(|bytes| bytes == 900_u32.to_le_bytes())
        .unwrap();
    file[entry] = 4;
    let entry = opened(&file).unwrap().remove(1);
    assert_eq!(
        (entry.bytes, content(&file, &entry)),
        (772, Err(EntryError::Damaged))
    );
}

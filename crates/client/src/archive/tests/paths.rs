//! Names of files, and the files that are left out.

use super::made::{Made, archive, opened};
use crate::gallery::Folder;

fn paths(files: &[Made]) -> Vec<String> {
    let entries = opened(&archive(files)).unwrap();
    entries.into_iter().map(|entry| entry.path).collect()
}

fn path(name: &[u8], flags: u16) -> String {
    let file = Made {
        flags,
        ..Made::file(name, b"")
    };
    paths(&[file]).remove(0)
}

#[test]
fn names_are_read_in_the_encoding_that_they_have() {
    const UTF_8: u16 = 1 << 11;
    assert_eq!(path("犬/ü.jpg".as_bytes(), UTF_8), "犬/ü.jpg");
    // Not said, and it is UTF-8 all the same.
    assert_eq!(path("犬/ü.jpg".as_bytes(), 0), "犬/ü.jpg");
    // Said, and it is not.
    assert_eq!(path(b"\xff.jpg", UTF_8), "\u{fffd}.jpg");
    assert_eq!(path(b"B\x84r \x81ber \xe1\x99.jpg", 0), "Bär über ßÖ.jpg");
    assert_eq!(path(b"\x80\xff.jpg", 0), "Ç\u{a0}.jpg");
}

#[test]
fn a_name_beside_the_old_one_counts_where_it_belongs_to_it() {
    let raw = b"\x84.jpg";
    let named = |checksum: u32, version: u8| {
        let mut field = vec![version];
        field.extend(checksum.to_le_bytes());
        field.extend("ä 犬.jpg".as_bytes());
        let mut extra = vec![0x55, 0x54, 1, 0, 7];
        extra.extend(
            [0x7075, field.len() as u16]
                .map(u16::to_le_bytes)
                .as_flattened(),
        );
        extra.extend(field);
        let file = Made {
            extra,
            ..Made::file(raw, b"")
        };
        paths(&[file]).remove(0)
    };
    assert_eq!(named(crc32fast::hash(raw), 1), "ä 犬.jpg");
    assert_eq!(named(1, 1), "ä.jpg");
    assert_eq!(named(crc32fast::hash(raw), 2), "ä.jpg");
}

#[test]
fn old_programs_for_windows_write_backslashes() {
    assert_eq!(path(b"ants\\1\\a.jpg", 0), "ants/1/a.jpg");
    assert_eq!(path(b"ants/a\\b.jpg", 0), "ants/a\\b.jpg");
}

#[test]
fn folders_links_and_what_programs_make_are_left_out() {
    let with = |name: &str, system, attributes: u32| Made {
        system,
        attributes,
        ..Made::file(name, b"")
    };
    let files = [
        Made::file("ants/", b""),
        with("folder", 3, 0o040_755 << 16),
        with("link.jpg", 3, 0o120_777 << 16),
        // The same bits by another system mean something else.
        with("dos.jpg", 0, 0o120_777 << 16),
        with("no-kind.jpg", 3, 0),
        Made::file("__MACOSX/ants/._1.jpg", b""),
        Made::file("ants/._1.jpg", b""),
        Made::file("ants/.DS_Store", b""),
        Made::file("ants/Thumbs.db", b""),
        Made::file(".thumbnails/1.jpg", b""),
        Made::file("./ants/1.jpg", b""),
        Made::file("labels.txt", b""),
    ];
    let expected = ["dos.jpg", "no-kind.jpg", "./ants/1.jpg", "labels.txt"];
    assert_eq!(paths(&files), expected);
}

#[test]
fn a_path_that_leads_out_has_harmless_folders() {
    for (name, folders) in [
        ("../../etc/1.jpg", &["etc"][..]),
        ("/etc/1.jpg", &["etc"]),
        ("..\\1.jpg", &[]),
    ] {
        let path = path(name.as_bytes(), 0);
        assert_eq!(Folder::of_path(&path).0, folders, "{path}");
    }
}

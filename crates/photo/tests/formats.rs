//! The formats that are told apart, and what is said of each that is not read here.

#![allow(clippy::unwrap_used, reason = "the files are made here")]

use camlens_core::protocol::{Failure, FailureKind, OtherFile};
use camlens_photo::{PhotoError, Remark, decode};
use std::path::PathBuf;

/// Pixels of a sample, or the kind of its failure and words in it.
enum Comes {
    Photo(usize, usize),
    Cut(f64),
    Refused(FailureKind, &'static str),
}

use Comes::{Cut, Photo, Refused};
use FailureKind::UnsupportedFormat;

/// The samples that people reported, each with what comes of it.
const ODD: [(&str, Comes); 10] = [
    ("ori-two.jpg", Photo(320, 213)),
    ("ori-6.webp", Photo(213, 320)),
    ("samp-3x1_1x1_1x1.jpg", Photo(320, 213)),
    ("no-eoi.jpg", Photo(320, 213)),
    ("cut-60.jpg", Cut(0.48)),
    ("arith.jpg", Refused(UnsupportedFormat, "arithmetic coding")),
    (
        "cgbi.png",
        Refused(UnsupportedFormat, "Apple's own kind of PNG"),
    ),
    ("p.tiff", Photo(320, 213)),
    (
        "heic-named.jpg",
        Refused(UnsupportedFormat, "Most Compatible"),
    ),
    (
        "README.md",
        Refused(FailureKind::NotAnImage, "not a picture"),
    ),
];

#[test]
fn each_odd_sample_comes_to_what_it_should() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/photos/odd");
    if !folder.is_dir() {
        println!("skipped: there is no {}", folder.display());
        return;
    }
    for (name, expected) in ODD {
        let result = decode(&std::fs::read(folder.join(name)).unwrap());
        match (expected, result) {
            (Photo(width, height), Ok(photo)) => {
                assert_eq!((photo.width, photo.height), (width, height), "{name}");
                assert_eq!(photo.remarks, [], "{name}");
            }
            (Cut(expected), Ok(photo)) => {
                let [Remark::Missing { share }] = photo.remarks[..] else {
                    panic!("{name}: {:?}", photo.remarks);
                };
                assert!((share - expected).abs() < 0.01, "{name}: {share}");
            }
            (Refused(kind, words), Err(error)) => {
                let failure = Failure::from(error);
                assert_eq!(failure.kind, kind, "{name}");
                assert!(failure.message.contains(words), "{}", failure.message);
            }
            (_, result) => panic!("{name}: {:?}", result.map(|photo| photo.remarks)),
        }
    }
}

fn unsupported(file: &[u8]) -> String {
    match decode(file) {
        Err(PhotoError::Unsupported { format }) => format,
        other => format!("{other:?}"),
    }
}

/// A file of boxes with a main brand and others.
fn boxes(brands: &[&[u8; 4]]) -> Vec<u8> {
    let (main, others) = brands.split_first().unwrap();
    let length = 16 + 4 * others.len() as u32;
    let others = others.iter().flat_map(|brand| brand.to_vec());
    [&length.to_be_bytes()[..], b"ftyp", &main[..], &[0; 4]]
        .concat()
        .into_iter()
        .chain(others)
        .collect()
}

#[test]
fn brands_tell_heic_from_avif_and_from_films() {
    for main in [
        b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"miaf",
    ] {
        assert_eq!(unsupported(&boxes(&[main])), "HEIC");
    }
    assert_eq!(unsupported(&boxes(&[b"MiHB", b"mif1", b"heic"])), "HEIC");
    assert_eq!(unsupported(&boxes(&[b"avif"])), "AVIF");
    assert_eq!(unsupported(&boxes(&[b"mif1", b"miaf", b"avif"])), "AVIF");
    assert_eq!(unsupported(&boxes(&[b"msf1", b"avis"])), "AVIF");
    assert_eq!(
        unsupported(&boxes(&[b"crx ", b"isom"])),
        "a camera's raw file"
    );
    for film in [boxes(&[b"isom", b"avc1"]), boxes(&[b"qt  "])] {
        let film = decode(&film);
        let kind = OtherFile::Film;
        assert_eq!(film.err(), Some(PhotoError::NotAPhoto { kind }));
    }
}

#[test]
fn an_svg_is_found_behind_what_may_come_first() {
    let root = "<svg xmlns='http://www.w3.org/2000/svg' width='9'/>";
    let comment = format!("<!-- {} -->", "a word ".repeat(400));
    let fronts = [
        "",
        "\u{feff}",
        " \r\n\t",
        "<?xml version='1.0'?>\n",
        "\u{feff}<?xml version='1.0' encoding='UTF-8'?>\n<!-- made by hand > -->\n",
        "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://a/svg11.dtd'>\n",
        "<!DOCTYPE svg [ <!ENTITY ns 'http://a'> ]>\n",
        &comment,
    ];
    for front in fronts {
        let file = format!("{front}{root}");
        assert_eq!(unsupported(file.as_bytes()), "SVG", "{front}");
    }
    assert_eq!(unsupported(b"<svg:svg xmlns:svg='a'/>"), "SVG");
    for other in [
        "<html><svg/></html>",
        "<!doctype html><p>a</p><svg></svg>",
        "<!-- <svg/> -->",
        "<svgx/>",
        "svg",
        "<",
        "",
    ] {
        let file = format!("{other} ");
        assert_eq!(decode(file.as_bytes()), Err(PhotoError::NotAnImage));
    }
}

#[test]
fn other_kinds_of_files_are_named_with_the_way_out() {
    let cases: [(&[u8], &str); 7] = [
        (
            b"%PDF-1.7\n",
            "This file is a PDF document; open it, and save",
        ),
        (
            b"PK\x03\x04\x14\0\0\0",
            "a ZIP archive or a document; unpack",
        ),
        (b"PK\x03\x04\x14\0\x01\0", "a ZIP archive with a password"),
        (b"7z\xbc\xaf\x27\x1c\0", "a 7z archive"),
        (b"Rar!\x1a\x07\0", "a RAR archive"),
        (b"RIFF\0\0\0\0AVI LIST", "a film or a sound"),
        (b"\x1a\x45\xdf\xa3\x01", "a film"),
    ];
    for (file, words) in cases {
        let failure = Failure::from(decode(file).unwrap_err());
        assert_eq!(failure.kind, FailureKind::NotAnImage);
        assert!(failure.message.contains(words), "{}", failure.message);
        assert!(!failure.message.ends_with(' '));
    }
}

#[test]
fn pictures_that_a_browser_may_read_are_left_to_it() {
    let cases: [(&[u8], &str); 7] = [
        (b"\xff\x0a\xfa", "JPEG XL"),
        (b"\0\0\0\x0cJXL \r\n\x87\n", "JPEG XL"),
        (b"\0\0\0\x0cjP  \r\n\x87\n", "JPEG 2000"),
        (b"8BPS\0\x01", "a Photoshop file"),
        (b"\0\0\x01\0\x01\0", "ICO"),
        (b"II*\0\x10\0\0\0CR\x02\0", "a camera's raw file"),
        (b"FUJIFILMCCD-RAW 0201", "a camera's raw file"),
    ];
    for (file, name) in cases {
        assert_eq!(unsupported(file), name);
    }
}

#[test]
fn the_owner_of_an_iphone_learns_both_ways() {
    let failure = Failure::from(decode(&boxes(&[b"heic"])).unwrap_err());
    assert_eq!(failure.kind, UnsupportedFormat);
    for words in ["Settings > Camera > Formats > Most Compatible", "as JPEG"] {
        assert!(failure.message.contains(words), "{}", failure.message);
    }
}

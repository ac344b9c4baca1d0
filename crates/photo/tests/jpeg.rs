//! JPEGs with the bits of Pillow, and what comes of those that are none of ours.

#![allow(clippy::unwrap_used, reason = "the files are made here")]

mod jpeg_writer;

use camlens_photo::{Photo, PhotoError, decode};
use flate2::Crc;
use jpeg_writer::{Writer, segment};
use std::collections::HashMap;

/// The size of the files of the golden.
const SIZE: (usize, usize) = (37, 29);

/// By name: CRC-32 of Pillow's pixels (`files/make_sampled.py`).
fn golden() -> HashMap<&'static str, u32> {
    let lines = include_str!("files/sampled.tsv").lines();
    let lines = lines.filter_map(|line| line.split_once('\t'));
    lines
        .map(|(name, sum)| (name, u32::from_str_radix(sum, 16).unwrap()))
        .collect()
}

fn sum(photo: &Photo) -> u32 {
    let mut sum = Crc::new();
    sum.update(&photo.pixels);
    sum.sum()
}

fn name_of(factors: &[(usize, usize)]) -> String {
    let names: Vec<_> = factors.iter().map(|(h, v)| format!("{h}x{v}")).collect();
    names.join("_")
}

fn writer(factors: &[(usize, usize)]) -> Writer {
    Writer::new(SIZE.0, SIZE.1, factors)
}

fn pairs() -> impl Iterator<Item = (usize, usize)> + Clone {
    (1..=4).flat_map(|h| (1..=4).map(move |v| (h, v)))
}

/// Each of the 4096 files has Pillow's pixels, whatever its scans and restart markers; those that
/// Pillow refuses are refused with a reason.
#[test]
fn all_sampling_factors_have_the_bits_of_pillow() {
    let golden = golden();
    let (mut read, mut wrong) = (0, Vec::new());
    for one in pairs() {
        for two in pairs() {
            for three in pairs() {
                let factors = [one, two, three];
                let name = name_of(&factors);
                for (interleaved, restart) in [(true, 0), (false, 0), (true, 1), (false, 3)] {
                    let file = Writer {
                        interleaved,
                        restart,
                        ..writer(&factors)
                    };
                    let found = match decode(&file.write()) {
                        Ok(photo) => Some(sum(&photo)),
                        Err(PhotoError::Unsupported { .. }) => None,
                        Err(other) => panic!("{name}: {other}"),
                    };
                    if found != golden.get(name.as_str()).copied() {
                        wrong.push(name.clone());
                    }
                }
                read += usize::from(golden.contains_key(name.as_str()));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong: {:?}",
        wrong.len(),
        wrong.first()
    );
    assert!(read > 1000, "{read}");
}

#[test]
fn one_component_and_inks_have_the_bits_of_pillow() {
    let golden = golden();
    for pair in pairs() {
        let photo = decode(&writer(&[pair]).write()).unwrap();
        assert_eq!(sum(&photo), golden[name_of(&[pair]).as_str()], "{pair:?}");
    }
    let inks = golden.iter().filter(|(name, _)| name.starts_with("adobe"));
    let mut count = 0;
    for (name, expected) in inks {
        let (transform, factors) = name.split_once('_').unwrap();
        let transform: u8 = transform.strip_prefix("adobe").unwrap().parse().unwrap();
        let factors: Vec<_> = factors
            .split('_')
            .map(|pair| {
                let (h, v) = pair.split_once('x').unwrap();
                (h.parse().unwrap(), v.parse().unwrap())
            })
            .collect();
        let adobe = [&b"Adobe\0\x64\0\0\0\0"[..], &[transform]].concat();
        let file = Writer {
            segments: segment(0xee, &adobe),
            ..writer(&factors)
        };
        assert_eq!(sum(&decode(&file.write()).unwrap()), *expected, "{name}");
        count += 1;
    }
    assert_eq!(count, 5);
}

/// A start-of-frame segment in the place of the file's own.
fn with_frame(marker: u8, precision: u8, components: usize) -> Vec<u8> {
    let factors = vec![(1, 1); components];
    let writer = writer(&factors);
    let mut file = writer.write();
    let own = writer.frame(0xc0, 8);
    let at = file
        .windows(own.len())
        .position(|part| part == own)
        .unwrap();
    file.splice(at..at + own.len(), writer.frame(marker, precision));
    file
}

#[test]
fn a_kind_that_nobody_reads_is_named() {
    let cases = [
        (0xc3, 8, 3, "a lossless JPEG"),
        (0xc5, 8, 3, "a hierarchical JPEG"),
        (0xc9, 8, 3, "a JPEG with arithmetic coding"),
        (0xca, 8, 3, "a JPEG with arithmetic coding"),
        (0xc1, 12, 3, "a JPEG of 12 bits a sample"),
        (0xc0, 8, 2, "a JPEG of 2 colour components"),
        (0xc0, 8, 5, "a JPEG of 5 colour components"),
    ];
    for (marker, precision, components, kind) in cases {
        let format = kind.to_owned();
        assert_eq!(
            decode(&with_frame(marker, precision, components)),
            Err(PhotoError::Unsupported { format })
        );
    }
}

/// Network cameras leave the standard's Huffman tables out.
#[test]
fn tables_that_are_left_out_are_those_of_the_standard() {
    let picture = image::RgbImage::from_fn(40, 30, |x, y| {
        image::Rgb([(6 * x) as u8, (8 * y) as u8, (x * y) as u8])
    });
    let mut file = std::io::Cursor::new(Vec::new());
    picture
        .write_to(&mut file, image::ImageFormat::Jpeg)
        .unwrap();
    let file = file.into_inner();
    let mut bare = Vec::new();
    let mut rest = &file[..];
    while let Some(at) = rest.windows(2).position(|pair| pair == [0xff, 0xc4]) {
        let length = usize::from(u16::from_be_bytes([rest[at + 2], rest[at + 3]]));
        bare.extend(&rest[..at]);
        rest = &rest[at + 2 + length..];
    }
    bare.extend(rest);
    assert!(bare.len() < file.len() - 400, "all tables are left out");
    assert_eq!(decode(&bare), decode(&file));
}

#[test]
fn broken_headers_say_what_is_broken() {
    let good = writer(&[(1, 1); 3]).write();
    let spoilt = |marker: u8, offset: usize, value: u8| {
        let mut file = good.clone();
        let at = file
            .windows(2)
            .position(|pair| pair == [0xff, marker])
            .unwrap();
        file[at + offset] = value;
        file
    };
    let cases = [
        (spoilt(0xdb, 4, 0x27), "a quantisation table makes no sense"),
        (spoilt(0xc4, 5, 0xff), "a Huffman table makes no sense"),
        (spoilt(0xc0, 11, 0x51), "its frame header makes no sense"),
        (spoilt(0xda, 5, 0x77), "a scan's header makes no sense"),
        (spoilt(0xc0, 12, 0x01), "a quantisation table is missing"),
    ];
    for (file, expected) in cases {
        let said = decode(&file).unwrap_err().to_string();
        assert!(said.contains(expected), "{said}");
    }
}

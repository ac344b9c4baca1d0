//! EXIF orientation as browsers show it: every orientation, as a number of every type, in both byte
//! orders, in one or two blocks, before or behind other segments, in JPEG, PNG and WebP.

#![allow(clippy::unwrap_used, reason = "the files are made here")]

mod jpeg_writer;

use camlens_photo::{Photo, decode};
use flate2::Crc;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{ExtendedColorType, ImageEncoder};
use jpeg_writer::{Writer, segment};

/// Types of TIFF 6.0.
const SHORT: u16 = 3;
const LONG: u16 = 4;

/// A picture whose pixels all differ.
const WIDTH: usize = 6;
const HEIGHT: usize = 4;

fn stored() -> Vec<u8> {
    (0..WIDTH * HEIGHT)
        .flat_map(|at| [10 * at as u8, 255 - 5 * at as u8, 77])
        .collect()
}

/// An orientation in a TIFF structure, behind another entry.
#[derive(Clone, Copy)]
struct Block {
    orientation: u16,
    kind: u16,
    count: u32,
    big_endian: bool,
}

impl Block {
    fn write(self) -> Vec<u8> {
        let short = |value: u16| match self.big_endian {
            true => value.to_be_bytes(),
            false => value.to_le_bytes(),
        };
        let long = |value: u32| match self.big_endian {
            true => value.to_be_bytes(),
            false => value.to_le_bytes(),
        };
        let mut block = if self.big_endian {
            b"MM\0*".to_vec()
        } else {
            b"II*\0".to_vec()
        };
        block.extend(long(8));
        block.extend(short(2));
        // The maker: none.
        block.extend([&short(0x010f)[..], &short(2), &long(1), &[0; 4]].concat());
        block.extend([&short(0x0112)[..], &short(self.kind), &long(self.count)].concat());
        match self.kind {
            SHORT => block.extend([short(self.orientation), [0; 2]].concat()),
            _ => block.extend(long(self.orientation.into())),
        }
        block.extend(long(0));
        block
    }

    /// What browsers make of it: one `SHORT` of 1 to 8.
    fn shown(self) -> u16 {
        let read = self.kind == SHORT && self.count == 1 && (1..=8).contains(&self.orientation);
        if read { self.orientation } else { 1 }
    }
}

/// Every block that there may be.
fn blocks() -> Vec<Block> {
    let mut all = Vec::new();
    for orientation in 0..=9 {
        for (kind, count) in [(SHORT, 1), (SHORT, 2), (LONG, 1)] {
            for big_endian in [false, true] {
                all.push(Block {
                    orientation,
                    kind,
                    count,
                    big_endian,
                });
            }
        }
    }
    all
}

/// The picture turned upright, pixel by pixel (EXIF 2.3, tag 0x0112).
fn turned(photo: &Photo, orientation: u16) -> Photo {
    let (width, height) = (photo.width, photo.height);
    let size = if orientation < 5 {
        (width, height)
    } else {
        (height, width)
    };
    let from = |x: usize, y: usize| match orientation {
        2 => (width - 1 - x, y),
        3 => (width - 1 - x, height - 1 - y),
        4 => (x, height - 1 - y),
        5 => (y, x),
        6 => (y, height - 1 - x),
        7 => (width - 1 - y, height - 1 - x),
        8 => (width - 1 - y, x),
        _ => (x, y),
    };
    let places = (0..size.1).flat_map(|y| (0..size.0).map(move |x| (x, y)));
    let pixels = places.flat_map(|(x, y)| {
        let (x, y) = from(x, y);
        photo.pixels[3 * (y * width + x)..][..3].to_vec()
    });
    Photo {
        width: size.0,
        height: size.1,
        pixels: pixels.collect(),
        remarks: vec![],
    }
}

fn jpeg(segments: &[Vec<u8>]) -> Vec<u8> {
    Writer {
        segments: segments.concat(),
        ..Writer::new(21, 35, &[(2, 1), (1, 1), (1, 1)])
    }
    .write()
}

fn exif(block: Block) -> Vec<u8> {
    segment(0xe1, &[&b"Exif\0\0"[..], &block.write()].concat())
}

#[test]
fn in_a_jpeg_the_first_block_counts_wherever_it_stands() {
    let plain = decode(&jpeg(&[])).unwrap();
    let jfif = segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
    let xmp = segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0<x orientation='3'/>");
    let comment = segment(0xfe, b"Exif\0\0 is a word");
    for block in blocks() {
        let expected = turned(&plain, block.shown());
        let other = Block {
            orientation: block.orientation % 8 + 1,
            kind: SHORT,
            count: 1,
            ..block
        };
        let files = [
            jpeg(&[exif(block)]),
            jpeg(&[jfif.clone(), exif(block)]),
            jpeg(&[exif(block), jfif.clone(), comment.clone()]),
            jpeg(&[xmp.clone(), comment.clone(), exif(block)]),
            jpeg(&[exif(block), xmp.clone()]),
            jpeg(&[exif(block), exif(other)]),
            jpeg(&[exif(block), jfif.clone(), exif(other)]),
        ];
        for (number, file) in files.iter().enumerate() {
            assert_eq!(
                decode(file).as_ref(),
                Ok(&expected),
                "file {number}, {} of type {}",
                block.orientation,
                block.kind
            );
        }
    }
}

#[test]
fn a_first_block_without_an_orientation_counts_too() {
    let turned_later = Block {
        orientation: 8,
        kind: SHORT,
        count: 1,
        big_endian: true,
    };
    let empty = segment(0xe1, b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0");
    let file = jpeg(&[empty, exif(turned_later)]);
    assert_eq!(decode(&file), decode(&jpeg(&[])));
}

fn png_chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut sum = Crc::new();
    sum.update(kind);
    sum.update(data);
    let length = (data.len() as u32).to_be_bytes();
    [&length[..], kind, data, &sum.sum().to_be_bytes()].concat()
}

/// The places in a PNG where chunks may stand: behind its head, and behind its pixels.
fn png(behind_head: &[Vec<u8>], behind_pixels: &[Vec<u8>]) -> Vec<u8> {
    let mut file = Vec::new();
    PngEncoder::new(&mut file)
        .write_image(
            &stored(),
            WIDTH as u32,
            HEIGHT as u32,
            ExtendedColorType::Rgb8,
        )
        .unwrap();
    let (head, end) = (8 + 25, file.len() - 12);
    [
        &file[..head],
        &behind_head.concat(),
        &file[head..end],
        &behind_pixels.concat(),
        &file[end..],
    ]
    .concat()
}

#[test]
fn in_a_png_the_block_before_the_pixels_counts() {
    let plain = decode(&png(&[], &[])).unwrap();
    let words = png_chunk(b"tEXt", b"Title\0Exif");
    for block in blocks() {
        let exif = png_chunk(b"eXIf", &block.write());
        let other = Block {
            orientation: block.orientation % 8 + 1,
            kind: SHORT,
            count: 1,
            ..block
        };
        let expected = turned(&plain, block.shown());
        for chunks in [
            vec![exif.clone()],
            vec![words.clone(), exif.clone()],
            vec![exif.clone(), words.clone()],
            vec![exif.clone(), png_chunk(b"eXIf", &other.write())],
        ] {
            assert_eq!(decode(&png(&chunks, &[])).as_ref(), Ok(&expected));
        }
        // Browsers do not look behind the pixels, nor for JPEG's prefix.
        let behind = png(&[], &[exif]);
        assert_eq!(decode(&behind).as_ref(), Ok(&plain));
        let prefixed = [&b"Exif\0\0"[..], &block.write()].concat();
        let prefixed = png(&[png_chunk(b"eXIf", &prefixed)], &[]);
        assert_eq!(decode(&prefixed).as_ref(), Ok(&plain));
    }
}

#[test]
fn a_webp_is_shown_as_it_is_stored() {
    for block in blocks() {
        let mut file = Vec::new();
        let mut encoder = WebPEncoder::new_lossless(&mut file);
        encoder.set_exif_metadata(block.write()).unwrap();
        encoder
            .write_image(
                &stored(),
                WIDTH as u32,
                HEIGHT as u32,
                ExtendedColorType::Rgb8,
            )
            .unwrap();
        let photo = decode(&file).unwrap();
        assert_eq!((photo.width, photo.height), (WIDTH, HEIGHT));
        assert_eq!(photo.pixels, stored());
    }
}

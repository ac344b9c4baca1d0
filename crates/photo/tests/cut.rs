//! Files whose end is missing: the rows that are there, exact, and grey below them.

#![allow(clippy::unwrap_used, reason = "the files are made here")]

mod jpeg_writer;
mod strange;

use camlens_photo::{Photo, PhotoError, Remark, decode};
use flate2::Crc;
use image::{DynamicImage, ImageFormat, RgbImage};
use jpeg_writer::Writer;
use std::io::Cursor;

/// The level of pixels that are missing.
const GREY: u8 = 128;

/// Rows that are there of a photo: all, or those before the share that a remark says.
fn rows_there(photo: &Photo) -> usize {
    let share = photo.remarks.iter().find_map(|remark| match remark {
        Remark::Missing { share } => Some(*share),
        _ => None,
    });
    let missing = share.unwrap_or(0.0) * photo.height as f64;
    assert!((missing - missing.round()).abs() < 1e-6, "{missing} rows");
    photo.height - missing.round() as usize
}

/// The rows that are there are those of the whole photo, and the others grey. Returns their number.
fn assert_part_of(whole: &Photo, cut: &Photo) -> usize {
    assert_eq!((cut.width, cut.height), (whole.width, whole.height));
    let rows = rows_there(cut);
    let end = 3 * rows * whole.width;
    assert!(cut.pixels[..end] == whole.pixels[..end], "{rows} rows");
    assert!(cut.pixels[end..].iter().all(|&level| level == GREY));
    rows
}

/// Cuts a file after each of these lengths: from nothing to all rows, never fewer than before.
fn assert_grows(file: &[u8], lengths: impl Iterator<Item = usize>) {
    assert_grows_nearly(file, lengths, 0);
}

/// The same, with at most `slack` rows fewer than before.
fn assert_grows_nearly(file: &[u8], lengths: impl Iterator<Item = usize>, slack: usize) {
    let whole = decode(file).unwrap();
    assert_eq!(whole.remarks, []);
    let (mut before, mut refused, mut parts) = (0, 0, 0);
    for length in lengths {
        match decode(&file[..length]) {
            Ok(photo) => {
                let rows = assert_part_of(&whole, &photo);
                assert!(
                    rows > 0 && rows + slack >= before,
                    "{rows} rows of {length} bytes"
                );
                parts += usize::from(rows < whole.height);
                before = rows;
            }
            Err(error) => {
                assert_eq!(before, 0, "{length} bytes: {error}");
                refused += usize::from(matches!(error, PhotoError::Truncated { .. }));
            }
        }
    }
    assert!(refused > 0, "nothing is read where nothing is there");
    assert!(parts > 1, "parts are read");
    assert_eq!(before, whole.height, "all rows, at last");
}

#[test]
fn a_jpeg_cut_anywhere_has_the_rows_that_are_there() {
    let kinds: [&[(usize, usize)]; 5] = [
        &[(1, 1); 3],
        &[(2, 2), (1, 1), (1, 1)],
        &[(1, 1), (2, 2), (1, 2)],
        &[(1, 2), (1, 1), (1, 1)],
        &[(1, 1)],
    ];
    for factors in kinds {
        for restart in [0, 2] {
            let writer = Writer {
                restart,
                ..Writer::new(45, 70, factors)
            };
            let file = writer.write();
            // The end-of-image marker brings no row: without it, all rows are there.
            assert_grows(&file, 4..file.len());
            let without_end = decode(&file[..file.len() - 2]).unwrap();
            assert_eq!(without_end, decode(&file).unwrap());
        }
    }
}

#[test]
fn rows_that_lack_a_component_are_missing() {
    let writer = Writer {
        interleaved: false,
        ..Writer::new(45, 70, &[(2, 2), (1, 1), (1, 1)])
    };
    let file = writer.write();
    assert_grows(&file, 4..file.len());
}

#[test]
fn a_progressive_jpeg_has_all_bits_or_says_that_some_are_missing() {
    let file = include_bytes!("files/scans.jpg");
    let whole = decode(file).unwrap();
    let mut sum = Crc::new();
    sum.update(&whole.pixels);
    let pillows = u32::from_str_radix(include_str!("files/scans.crc").trim(), 16).unwrap();
    assert_eq!(sum.sum(), pillows);
    assert_eq!(whole.remarks, []);
    assert_eq!(decode(&file[..file.len() - 2]).unwrap(), whole, "no end");
    let mut before = f64::MAX;
    let (mut missing, mut coarser) = (0, 0);
    for length in (100..file.len() - 3).step_by(3) {
        let Ok(photo) = decode(&file[..length]) else {
            assert_eq!((missing, coarser), (0, 0));
            continue;
        };
        assert!(photo.remarks.contains(&Remark::Coarser), "{length} bytes");
        if rows_there(&photo) < photo.height {
            missing += 1;
            continue;
        }
        coarser += 1;
        let pairs = photo.pixels.iter().zip(&whole.pixels);
        let off: f64 = pairs.map(|(a, b)| f64::from(a.abs_diff(*b))).sum();
        assert!(off <= 1.2 * before, "{length} bytes: {off} after {before}");
        before = off;
    }
    assert!(missing > 3 && coarser > 100, "{missing} {coarser}");
}

/// A picture with noise in it, so that no row is another's.
fn picture() -> RgbImage {
    let mut state = 77_u32;
    RgbImage::from_fn(61, 83, |x, y| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        image::Rgb([(4 * x) as u8, (3 * y) as u8, (state >> 24) as u8])
    })
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, format).unwrap();
    file.into_inner()
}

#[test]
fn a_png_cut_anywhere_has_the_rows_that_are_there() {
    let colours = DynamicImage::ImageRgb8(picture());
    for picture in [
        colours.clone(),
        colours.grayscale(),
        DynamicImage::ImageRgba16(colours.to_rgba16()),
    ] {
        let file = encoded(&picture, ImageFormat::Png);
        // Behind the pixels comes the end, which brings no row.
        assert_grows(&file, (0..file.len()).step_by(17).chain([file.len() - 12]));
    }
}

#[test]
fn a_gif_cut_anywhere_has_the_rows_that_are_there() {
    let file = encoded(&DynamicImage::ImageRgb8(picture()), ImageFormat::Gif);
    assert_grows(&file, (1..file.len()).step_by(7).chain([file.len() - 1]));
}

#[test]
fn a_webp_cut_anywhere_has_the_rows_that_are_there() {
    let lossless = encoded(&DynamicImage::ImageRgb8(picture()), ImageFormat::WebP);
    let lossy = include_bytes!("files/lossy.webp").to_vec();
    for file in [lossless, lossy] {
        // The decoder looks a little ahead, so that a cut file may show a row by chance.
        assert_grows_nearly(&file, (0..file.len()).step_by(31).chain([file.len()]), 8);
    }
}

/// A BMP begins with its last row.
#[test]
fn a_bmp_cut_anywhere_has_the_rows_that_are_there() {
    let picture = DynamicImage::ImageRgb8(picture());
    let file = encoded(&picture, ImageFormat::Bmp);
    let whole = decode(&file).unwrap();
    let line = 3 * whole.width;
    let stored_line = line.next_multiple_of(4);
    let head = file.len() - whole.height * stored_line;
    for length in (0..file.len()).step_by(101) {
        // The bytes that fill a row up to a multiple of four bring no pixel.
        let there = (length + stored_line - line).saturating_sub(head) / stored_line;
        let Ok(cut) = decode(&file[..length]) else {
            assert_eq!(there, 0);
            continue;
        };
        assert_eq!(rows_there(&cut), there);
        let first = (whole.height - there) * line;
        assert!(cut.pixels[first..] == whole.pixels[first..], "{there} rows");
        assert!(cut.pixels[..first].iter().all(|&level| level == GREY));
    }
}

/// A row of a pass that is there stands for those that are not.
#[test]
fn an_interlaced_png_gets_finer_with_its_length() {
    let files = strange::all().into_iter();
    let file = files.into_iter().find(|file| file.name == "interlaced.png");
    let file = file.unwrap().bytes;
    let whole = decode(&file).unwrap();
    assert_eq!(whole.remarks, []);
    let (mut before, mut coarser) = (u64::MAX, 0);
    for length in 0..file.len() {
        let Ok(photo) = decode(&file[..length]) else {
            assert_eq!(coarser, 0);
            continue;
        };
        let pairs = photo.pixels.iter().zip(&whole.pixels);
        let off: u64 = pairs.map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
        assert!(off <= before, "{length} bytes: {off} after {before}");
        before = off;
        coarser += usize::from(photo.remarks.contains(&Remark::Coarser));
    }
    assert!(coarser > 3, "{coarser}");
    assert_eq!(before, 0);
}

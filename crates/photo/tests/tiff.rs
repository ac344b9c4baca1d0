//! TIFFs as scientists and scanners write them: `files/make_tiffs.py`.

#![allow(clippy::unwrap_used, reason = "the files are there")]

use camlens_photo::{PhotoError, Remark, decode};
use flate2::Crc;
use std::path::PathBuf;

fn file(name: &str) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/files/tiff");
    std::fs::read(folder.join(name)).unwrap()
}

/// A line of the golden: a file, its upright size, its pages, and CRC-32 of its pixels.
struct Golden {
    name: &'static str,
    size: (usize, usize),
    pages: u32,
    sum: u32,
}

fn golden() -> Vec<Golden> {
    let lines = include_str!("files/tiff/golden.tsv").lines();
    let lines = lines.map(|line| {
        let [name, width, height, pages, sum] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line}");
        };
        Golden {
            name,
            size: (width.parse().unwrap(), height.parse().unwrap()),
            pages: pages.parse().unwrap(),
            sum: u32::from_str_radix(sum, 16).unwrap(),
        }
    });
    lines.collect()
}

#[test]
fn every_kind_has_its_pixels() {
    let golden = golden();
    assert!(golden.len() > 20);
    for Golden {
        name,
        size,
        pages,
        sum,
    } in golden
    {
        let photo = decode(&file(name)).map_err(|error| format!("{name}: {error}"));
        let photo = photo.unwrap();
        assert_eq!((photo.width, photo.height), size, "{name}");
        let mut found = Crc::new();
        found.update(&photo.pixels);
        assert_eq!(found.sum(), sum, "{name}");
        let remarks = if pages > 1 {
            vec![Remark::FirstPage { pages }]
        } else {
            vec![]
        };
        assert_eq!(photo.remarks, remarks, "{name}");
    }
}

#[test]
fn a_tiff_cut_anywhere_has_the_rows_that_are_there() {
    for name in ["rgb.tif", "lzw.tif", "deflate.tif", "tiled.tif"] {
        let whole = decode(&file(name)).unwrap();
        let bytes = file(name);
        let mut parts = 0;
        for length in 0..bytes.len() {
            let Ok(cut) = decode(&bytes[..length]) else {
                continue;
            };
            let share = cut.remarks.first().map_or(0.0, |remark| match remark {
                Remark::Missing { share } => *share,
                other => panic!("{name}: {other:?}"),
            });
            let rows = cut.height - (share * cut.height as f64).round() as usize;
            let end = 3 * rows * cut.width;
            assert!(cut.pixels[..end] == whole.pixels[..end], "{name} {length}");
            assert!(cut.pixels[end..].iter().all(|&level| level == 128));
            parts += usize::from(rows < cut.height);
        }
        assert!(parts > 10, "{name}: {parts}");
    }
}

#[test]
fn what_is_not_read_is_named() {
    for (name, expected) in [
        ("refused-jpeg.tif", "a TIFF packed as JPEG"),
        ("refused-float.tif", "a TIFF of 32 bits a sample"),
        ("refused-raw.tif", "a camera's raw file"),
    ] {
        let format = expected.to_owned();
        assert_eq!(
            decode(&file(name)),
            Err(PhotoError::Unsupported { format }),
            "{name}"
        );
    }
    let missing = decode(b"II*\0\x08\0\0\0").unwrap_err().to_string();
    assert!(missing.contains("its directory is missing"), "{missing}");
}

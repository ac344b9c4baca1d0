//! Files that no ordinary camera writes, made on the spot, each with what has to come of it.
//!
//! `strange_photos.rs` gives them to the decoder, `tests/browser/strange_files.rs` to the page.
//! What no encoder of ours writes (progressive and CMYK JPEG) is in `files/`, by
//! `make_jpegs.py`.

#![allow(clippy::unwrap_used, reason = "the files are made here")]
#![allow(dead_code, reason = "each test program uses a part of it")]

mod gif;
mod jpeg;
pub mod names;
mod png;
pub mod rows;
mod webp;

/// What has to come of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// A photo of this width and height.
    Photo(usize, usize),
    /// Its first picture, of this width and height.
    Still(usize, usize),
    /// The rows that are there of a photo of this width and height.
    Cut(usize, usize),
    /// Nothing: the page's `data-kind` of the failure.
    Refused(&'static str),
}

use Outcome::{Cut, Photo, Refused, Still};

/// A file with what has to come of it.
pub struct Strange {
    pub name: &'static str,
    pub bytes: Vec<u8>,
    pub outcome: Outcome,
}

fn strange(name: &'static str, bytes: Vec<u8>, outcome: Outcome) -> Strange {
    Strange {
        name,
        bytes,
        outcome,
    }
}

/// All of them but the heavy ones.
pub fn all() -> Vec<Strange> {
    [sizes(), kinds(), lies(), cut_short()]
        .into_iter()
        .flatten()
        .collect()
}

/// Small files that become as much memory as the limit on pixels allows.
pub fn heavy() -> Vec<Strange> {
    vec![
        strange(
            "bomb-grey.png",
            png::flat(9_999, 9_999, png::GREY),
            Photo(9_999, 9_999),
        ),
        strange(
            "bomb-one-bit.png",
            png::flat(65_535, 1_525, png::ONE_BIT),
            Photo(65_535, 1_525),
        ),
    ]
}

/// From one pixel to the longest sides that formats can write.
fn sizes() -> Vec<Strange> {
    vec![
        strange("one-pixel.png", png::flat(1, 1, png::RGB), Photo(1, 1)),
        strange("one-pixel.jpg", jpeg::flat(1, 1), Photo(1, 1)),
        strange("one-pixel.gif", gif::still(1, 1), Photo(1, 1)),
        strange("one-pixel.webp", webp::still(1, 1), Photo(1, 1)),
        strange("panorama.jpg", jpeg::flat(4_000, 200), Photo(4_000, 200)),
        strange(
            "tower.png",
            png::flat(100, 2_000, png::RGB),
            Photo(100, 2_000),
        ),
        strange("wide.png", png::flat(65_535, 1, png::RGB), Photo(65_535, 1)),
        strange("high.png", png::flat(1, 65_535, png::RGB), Photo(1, 65_535)),
        strange("wide.jpg", jpeg::flat(65_535, 8), Photo(65_535, 8)),
        strange(
            "longer.png",
            png::flat(100_000, 2, png::GREY),
            Photo(100_000, 2),
        ),
    ]
}

/// Animated, interlaced, progressive, in ink's colours, with samples of 1 and 16 bits.
fn kinds() -> Vec<Strange> {
    vec![
        strange("moves.gif", gif::animated(40, 30), Still(40, 30)),
        strange("moves.png", png::animated(40, 30), Still(40, 30)),
        strange("moves.webp", webp::animated(40, 30), Still(40, 30)),
        strange("interlaced.gif", gif::interlaced(40, 30), Photo(40, 30)),
        strange("interlaced.png", png::interlaced(41, 29), Photo(41, 29)),
        strange(
            "one-bit.png",
            png::flat(70, 50, png::ONE_BIT),
            Photo(70, 50),
        ),
        strange(
            "sixteen-bit.png",
            png::flat(70, 50, png::RGBA16),
            Photo(70, 50),
        ),
        strange("progressive.jpg", jpeg::progressive(), Photo(48, 32)),
        strange("cmyk.jpg", jpeg::cmyk(), Photo(48, 32)),
        strange("grey.jpg", jpeg::grey(), Photo(48, 32)),
        strange(
            "predicted.tif",
            include_bytes!("../files/tiff/lzw-predicted.tif").to_vec(),
            Photo(43, 37),
        ),
        strange(
            "tiled.tif",
            include_bytes!("../files/tiff/tiled-grey.tif").to_vec(),
            Photo(43, 37),
        ),
        strange(
            "scans.jpg",
            include_bytes!("../files/scans.jpg").to_vec(),
            Photo(83, 61),
        ),
        strange(
            "lossy.webp",
            include_bytes!("../files/lossy.webp").to_vec(),
            Photo(83, 61),
        ),
        // The decoder wants no name to go by.
        strange("a-png.jpg", png::flat(20, 20, png::RGB), Photo(20, 20)),
    ]
}

/// Headers that promise what does not come.
fn lies() -> Vec<Strange> {
    let many = Refused("imageTooLarge");
    let broken = Refused("truncatedImage");
    vec![
        strange("bomb-header.png", png::header(65_535, 65_535), many),
        strange(
            "bomb-longest.png",
            png::header(0x7fff_ffff, 0x7fff_ffff),
            many,
        ),
        strange("bomb.gif", gif::header(65_535, 65_535), many),
        strange("bomb.jpg", jpeg::with_size(65_535, 65_535), many),
        strange("bomb.webp", webp::header(16_383, 16_383), many),
        strange("no-pixels.png", png::header(0, 5), broken),
        strange("promised.png", png::header(9_000, 9_000), broken),
        strange("wrong-sum.png", png::with_wrong_sum(), broken),
        strange("text-bomb.png", png::with_text_bomb(), Photo(20, 20)),
        strange("profile-bomb.png", png::with_profile_bomb(), Photo(20, 20)),
        strange(
            "tail.png",
            png::with_tail(b"<script>alert(1)</script>"),
            Photo(20, 20),
        ),
    ]
}

/// What is left when a copy was interrupted.
fn cut_short() -> Vec<Strange> {
    let half = |bytes: Vec<u8>| bytes[..bytes.len() / 2].to_vec();
    let broken = Refused("truncatedImage");
    vec![
        strange("half.jpg", half(jpeg::flat(400, 300)), Cut(400, 300)),
        strange(
            "half.png",
            half(png::flat(400, 300, png::RGBA16)),
            Cut(400, 300),
        ),
        strange("half.gif", half(gif::still(400, 300)), Cut(400, 300)),
        strange("half.webp", half(webp::still(400, 300)), broken),
        strange("half-moves.webp", half(webp::animated(40, 30)), broken),
        strange("only-a-start.jpg", vec![0xff, 0xd8, 0xff, 0xe0], broken),
        strange("only-a-start.png", b"\x89PNG\r\n\x1a\n".to_vec(), broken),
        strange("only-a-start.gif", b"GIF89a".to_vec(), broken),
        strange("empty.jpg", vec![], Refused("emptyFile")),
        strange("zeros.jpg", vec![0; 4_096], Refused("notAnImage")),
        strange(
            "page.jpg",
            b"<!doctype html><p>no photo".to_vec(),
            Refused("notAnImage"),
        ),
        strange(
            "document.pdf",
            b"%PDF-1.7\n%\xe2\xe3".to_vec(),
            Refused("notAnImage"),
        ),
    ]
}

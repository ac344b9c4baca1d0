//! JPEG: baseline by our encoder, the rest from `tests/files/`.

use super::rows::striped;
use image::ImageFormat;
use std::io::Cursor;

pub fn flat(width: usize, height: usize) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    striped(width, height)
        .write_to(&mut file, ImageFormat::Jpeg)
        .unwrap();
    file.into_inner()
}

/// A small JPEG whose frame header says another size (ITU-T T.81, B.2.2).
pub fn with_size(width: u16, height: u16) -> Vec<u8> {
    let mut file = flat(16, 16);
    let at = file
        .windows(4)
        .position(|marker| marker == [0xff, 0xc0, 0, 17])
        .unwrap();
    file[at + 5..at + 7].copy_from_slice(&height.to_be_bytes());
    file[at + 7..at + 9].copy_from_slice(&width.to_be_bytes());
    file
}

pub fn progressive() -> Vec<u8> {
    include_bytes!("../files/progressive.jpg").to_vec()
}

/// Inks as Photoshop writes them: turned round, with Adobe's marker.
pub fn cmyk() -> Vec<u8> {
    include_bytes!("../files/cmyk.jpg").to_vec()
}

pub fn grey() -> Vec<u8> {
    include_bytes!("../files/grey.jpg").to_vec()
}

//! WebP, and what its encoder does not write: animations (RFC 9649, section 2.7).

use super::rows::striped;
use image::ImageFormat;
use std::io::Cursor;

/// Of a chunk `VP8L`: a byte that marks it.
const LOSSLESS: u8 = 0x2f;

pub fn still(width: usize, height: usize) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    striped(width, height)
        .write_to(&mut file, ImageFormat::WebP)
        .unwrap();
    file.into_inner()
}

/// Two equal frames.
pub fn animated(width: usize, height: usize) -> Vec<u8> {
    // Behind `RIFF`, the length and `WEBP` a still picture is one chunk.
    let picture = still(width, height)[12..].to_vec();
    let size = [three(width - 1), three(height - 1)].concat();
    let frame = [&[0; 6][..], &size, &three(100), &[0], &picture].concat();
    riff(&[
        chunk(b"VP8X", &[&[0x02, 0, 0, 0][..], &size].concat()),
        chunk(b"ANIM", &[0; 6]),
        chunk(b"ANMF", &frame),
        chunk(b"ANMF", &frame),
    ])
}

/// A lossless picture that promises this size, at most 16,384 a side, and no pixel.
pub fn header(width: u32, height: u32) -> Vec<u8> {
    let bits = (width - 1) | (height - 1) << 14;
    let data = [&[LOSSLESS][..], &bits.to_le_bytes()].concat();
    riff(&[chunk(b"VP8L", &data)])
}

fn riff(chunks: &[Vec<u8>]) -> Vec<u8> {
    chunk(b"RIFF", &[b"WEBP", &chunks.concat()[..]].concat())
}

fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let length = (data.len() as u32).to_le_bytes();
    let padding = &[0][..data.len() % 2];
    [&kind[..], &length, data, padding].concat()
}

fn three(value: usize) -> [u8; 3] {
    let [low, middle, high, _] = (value as u32).to_le_bytes();
    [low, middle, high]
}

//! GIF, and what its encoder does not write.

use super::rows::striped;
use image::codecs::gif::GifEncoder;
use image::{DynamicImage, Frame, RgbaImage};

fn picture(width: usize, height: usize) -> RgbaImage {
    DynamicImage::ImageRgb8(striped(width, height)).into_rgba8()
}

fn encode(frames: Vec<RgbaImage>) -> Vec<u8> {
    let mut file = Vec::new();
    GifEncoder::new(&mut file)
        .encode_frames(frames.into_iter().map(Frame::new))
        .unwrap();
    file
}

pub fn still(width: usize, height: usize) -> Vec<u8> {
    encode(vec![picture(width, height)])
}

/// The second frame is black.
pub fn animated(width: usize, height: usize) -> Vec<u8> {
    let black = RgbaImage::from_pixel(width as u32, height as u32, image::Rgba([0, 0, 0, 255]));
    encode(vec![picture(width, height), black])
}

/// The rows come in the order of the four passes (GIF89a, appendix E), and the file says so.
pub fn interlaced(width: usize, height: usize) -> Vec<u8> {
    let upright = picture(width, height);
    let passes = [(0, 8), (4, 8), (2, 4), (1, 2)];
    let order = passes
        .into_iter()
        .flat_map(|(first, step)| (first..height).step_by(step));
    let mut shuffled = upright.clone();
    for (to, from) in order.enumerate() {
        for x in 0..width as u32 {
            shuffled.put_pixel(x, to as u32, *upright.get_pixel(x, from as u32));
        }
    }
    let mut file = encode(vec![shuffled]);
    // The picture's descriptor: a comma, left, top, width, height, and then the flags.
    let mut descriptor = vec![b',', 0, 0, 0, 0];
    descriptor.extend((width as u16).to_le_bytes());
    descriptor.extend((height as u16).to_le_bytes());
    let at = file
        .windows(descriptor.len())
        .position(|window| window == descriptor)
        .unwrap();
    file[at + descriptor.len()] |= 0x40;
    file
}

/// A screen of this size with an empty picture of this size.
pub fn header(width: u16, height: u16) -> Vec<u8> {
    let size = [width.to_le_bytes(), height.to_le_bytes()].concat();
    let palette = [0, 0, 0, 255, 255, 255];
    [
        &b"GIF89a"[..],
        &size,
        &[0x80, 0, 0],
        &palette,
        b",\0\0\0\0",
        &size,
        &[0, 2, 0, b';'],
    ]
    .concat()
}

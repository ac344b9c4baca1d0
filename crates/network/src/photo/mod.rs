//! Bytes of a file become upright RGB pixels, the same in every browser.

mod decode;
mod error;
mod jpeg;
mod pixels;
mod still;

pub use decode::{BYTE_LIMIT, HEAD, PIXEL_LIMIT, decode, too_heavy};
pub use error::PhotoError;
pub use pixels::photo_from_rgba;
pub use still::png;

/// A photo as a person sees it: upright, without transparency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    pub width: usize,
    pub height: usize,
    /// Red, green, blue, row by row, top to bottom. Colour profiles are ignored, as Pillow does.
    pub pixels: Vec<u8>,
    /// The file has more frames than this first one.
    pub moves: bool,
}

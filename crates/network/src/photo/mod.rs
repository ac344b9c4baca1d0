//! Bytes of a file become upright RGB pixels, the same in every browser.

mod decode;
mod error;
mod jpeg;
mod limits;
mod pixels;
mod still;
mod upright;

pub use decode::{decode, too_heavy};
pub use error::PhotoError;
pub use limits::{BYTE_LIMIT, HEAD, PIXEL_LIMIT};
pub use pixels::photo_from_rgba;
pub use still::png;
pub use upright::Photo;

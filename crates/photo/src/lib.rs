//! Bytes of a file become upright RGB pixels, the same in every browser.

mod canvas;
mod decode;
mod error;
mod exif;
mod failure;
mod format;
mod jpeg;
pub mod likeness;
mod limits;
mod photo;
mod pixels;
mod png;
mod still;
mod stored;
mod tiff;
mod webp;

pub use camlens_core::protocol::Remark;
pub use decode::{decode, too_heavy};
pub use error::PhotoError;
pub use limits::{BYTE_LIMIT, HEAD, PIXEL_LIMIT};
pub use photo::Photo;
pub use pixels::photo_from_rgba;
pub use still::png;

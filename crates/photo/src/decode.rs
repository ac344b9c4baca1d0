//! Decoding in Rust, with limits that are checked before any pixel is decoded.

use crate::format::Format;
use crate::stored::{Stored, failed};
use crate::{Photo, PhotoError, Remark, jpeg, png, tiff, webp};
use image::AnimationDecoder;
use image::codecs::{
    bmp::BmpDecoder, gif::GifDecoder, pnm::PnmDecoder, qoi::QoiDecoder, tga::TgaDecoder,
};
use std::io::Cursor;

/// Decodes a photo and turns it upright as browsers do: JPEG, PNG, WebP, BMP, GIF, TIFF, PNM, QOI and
/// TGA. A file that moves gives its first frame, one of several pages its first page, and one without
/// its end the rows that are there.
///
/// # Errors
/// [`PhotoError::Unsupported`] names a picture format that is not ours and may be the browser's;
/// the other kinds are final.
pub fn decode(bytes: &[u8]) -> Result<Photo, PhotoError> {
    if bytes.is_empty() {
        return Err(PhotoError::Empty);
    }
    let file = || Cursor::new(bytes);
    match Format::of(bytes)? {
        Format::Jpeg => jpeg::decode(bytes),
        Format::Png => png::decode(bytes),
        Format::WebP => webp::decode(bytes),
        Format::Gif => gif(bytes),
        Format::Bmp => Stored::read("BMP", || BmpDecoder::new(file()))?.photo(),
        Format::Tiff => tiff::decode(bytes),
        Format::Pnm => Stored::read("PNM", || PnmDecoder::new(file()))?.photo(),
        Format::Qoi => Stored::read("QOI", || QoiDecoder::new(file()))?.photo(),
        Format::Tga => Stored::read("TGA", || TgaDecoder::new(file()))?.photo(),
    }
}

fn gif(bytes: &[u8]) -> Result<Photo, PhotoError> {
    let open = || GifDecoder::new(Cursor::new(bytes));
    let mut photo = Stored::read("GIF", open)?.photo()?;
    let frames = open().map_err(|error| failed("GIF", error))?.into_frames();
    if frames.take(2).filter(Result::is_ok).count() > 1 {
        photo.remarks.push(Remark::Moves);
    }
    Ok(photo)
}

/// The error for a file of more than [`crate::BYTE_LIMIT`] bytes; `head` is its first [`crate::HEAD`]
/// bytes.
pub fn too_heavy(head: &[u8], bytes: u64) -> PhotoError {
    match Format::of(head) {
        Err(error @ (PhotoError::NotAnImage | PhotoError::NotAPhoto { .. })) => error,
        _ => PhotoError::TooHeavy { bytes },
    }
}

//! Decoding in Rust, with limits that are checked before any pixel is decoded.

use crate::canvas::Canvas;
use crate::error::truncated;
use crate::exif::Orientation;
use crate::limits::within_limit;
use crate::pixels::to_rgb;
use crate::{HEAD, Photo, PhotoError, Remark, jpeg};
use image::codecs::{bmp, gif, png, webp};
use image::{AnimationDecoder, ImageDecoder, ImageError, ImageFormat, Limits};
use std::io::{Cursor, ErrorKind};

/// The most bytes that a decoder may allocate beside the photo itself.
const SCRATCH_LIMIT: u64 = 1 << 30;

/// Decodes a photo and turns it upright by its EXIF orientation. JPEG, PNG, WebP, BMP, and the
/// first frame of GIF and of PNGs and WebPs that move.
///
/// # Errors
/// [`PhotoError::Unsupported`] names a picture format that is not ours and may be the browser's;
/// the other kinds are final.
pub fn decode(bytes: &[u8]) -> Result<Photo, PhotoError> {
    if bytes.is_empty() {
        return Err(PhotoError::Empty);
    }
    let format = image::guess_format(bytes).map_err(|_| unknown(bytes))?;
    let file = || Cursor::new(bytes);
    let failed = |error| photo_error(format, error);
    match format {
        ImageFormat::Jpeg => jpeg::decode(bytes),
        ImageFormat::Png => {
            // A single row of the largest sizes exceeds the decoder's limit on memory, and its error
            // would not name the size.
            if let Some((width, height)) = png_size(bytes) {
                within_limit(width as usize, height as usize)?;
            }
            let decoder = png::PngDecoder::with_limits(file(), limits()).map_err(failed)?;
            let remarks = moves(decoder.is_apng().map_err(failed)?);
            upright(format, decoder, remarks)
        }
        ImageFormat::WebP => {
            let decoder = webp::WebPDecoder::new(file()).map_err(failed)?;
            let remarks = moves(decoder.has_animation());
            upright(format, decoder, remarks)
        }
        ImageFormat::Gif => {
            let photo = upright(
                format,
                gif::GifDecoder::new(file()).map_err(failed)?,
                vec![],
            )?;
            let frames = gif::GifDecoder::new(file()).map_err(failed)?.into_frames();
            Ok(Photo {
                remarks: moves(frames.take(2).filter(Result::is_ok).count() > 1),
                ..photo
            })
        }
        ImageFormat::Bmp => upright(
            format,
            bmp::BmpDecoder::new(file()).map_err(failed)?,
            vec![],
        ),
        _ => Err(PhotoError::Unsupported {
            format: name(format).to_owned(),
        }),
    }
}

/// The error for a file of more than [`super::BYTE_LIMIT`] bytes; `head` is its first [`HEAD`] bytes.
pub fn too_heavy(head: &[u8], bytes: u64) -> PhotoError {
    let format = image::guess_format(head).map_err(|_| unknown(head));
    match format {
        Err(PhotoError::NotAnImage) => PhotoError::NotAnImage,
        _ => PhotoError::TooHeavy { bytes },
    }
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(SCRATCH_LIMIT);
    limits
}

/// Decodes a photo, converts it to RGB, and turns it upright.
fn upright(
    format: ImageFormat,
    mut decoder: impl ImageDecoder,
    remarks: Vec<Remark>,
) -> Result<Photo, PhotoError> {
    let failed = |error| photo_error(format, error);
    let (width, height) = decoder.dimensions();
    let (width, height) = (width as usize, height as usize);
    within_limit(width, height)?;
    if width == 0 || height == 0 {
        return Err(truncated(name(format), "it has no pixels"));
    }
    decoder.set_limits(limits()).map_err(failed)?;
    let exif = match format {
        // Browsers show a WebP as it is stored.
        ImageFormat::WebP => None,
        _ => decoder.exif_metadata().ok().flatten(),
    };
    let orientation = exif.as_deref().map(Orientation::of_exif);
    let layout = decoder.color_type();
    let mut buffer = reserve(decoder.total_bytes())?;
    decoder.read_image(&mut buffer).map_err(failed)?;
    let pixels = to_rgb(buffer, layout)?;
    let orientation = orientation.unwrap_or_default();
    if orientation == Orientation::default() {
        return Ok(Photo {
            width,
            height,
            pixels,
            remarks,
        });
    }
    let mut canvas = Canvas::new(width, height, orientation)?;
    canvas.push(&pixels);
    Ok(canvas.finish(remarks))
}

fn moves(more_than_one_frame: bool) -> Vec<Remark> {
    more_than_one_frame
        .then_some(Remark::Moves)
        .into_iter()
        .collect()
}

/// Width and height in the head of a PNG: behind the signature, a length and a name.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let side = |from: usize| {
        let bytes = bytes.get(from..from + 4)?;
        Some(u32::from_be_bytes(bytes.try_into().ok()?))
    };
    Some((side(16)?, side(20)?))
}

fn reserve(bytes: u64) -> Result<Vec<u8>, PhotoError> {
    let none = || PhotoError::OutOfMemory { bytes };
    let length = usize::try_from(bytes).map_err(|_| none())?;
    let mut buffer = Vec::new();
    buffer.try_reserve_exact(length).map_err(|_| none())?;
    buffer.resize(length, 0);
    Ok(buffer)
}

fn photo_error(format: ImageFormat, error: ImageError) -> PhotoError {
    match error {
        ImageError::Limits(_) => PhotoError::OutOfMemory {
            bytes: SCRATCH_LIMIT,
        },
        ImageError::Unsupported(unsupported) => PhotoError::Unsupported {
            format: format!("this kind of {} ({unsupported})", name(format)),
        },
        ImageError::IoError(io) if io.kind() == ErrorKind::UnexpectedEof => {
            truncated(name(format), "the file ends before the picture does")
        }
        other => truncated(name(format), &other.to_string()),
    }
}

/// Picture formats which the `image` crate does not tell apart, but some browser reads.
fn unknown(bytes: &[u8]) -> PhotoError {
    let brand = bytes.get(4..12).unwrap_or_default();
    let format = match brand {
        b"ftypheic" | b"ftypheix" | b"ftyphevc" | b"ftypmif1" | b"ftypmsf1" => "HEIC",
        b"ftypavis" => "AVIF",
        _ if bytes.starts_with(b"\xff\x0a") || bytes.starts_with(b"\0\0\0\x0cJXL ") => "JPEG XL",
        _ if bytes.starts_with(b"\0\0\0\x0cjP  ") => "JPEG 2000",
        _ if is_svg(bytes) => "SVG",
        _ => return PhotoError::NotAnImage,
    };
    PhotoError::Unsupported {
        format: format.to_owned(),
    }
}

/// Tells whether the head is a text with an `<svg` in it.
fn is_svg(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD as usize)];
    head.starts_with(b"<") && head.windows(4).any(|tag| tag == b"<svg")
}

fn name(format: ImageFormat) -> &'static str {
    match format {
        ImageFormat::Jpeg => "JPEG",
        ImageFormat::Png => "PNG",
        ImageFormat::WebP => "WebP",
        ImageFormat::Gif => "GIF",
        ImageFormat::Bmp => "BMP",
        ImageFormat::Avif => "AVIF",
        ImageFormat::Tiff => "TIFF",
        ImageFormat::Ico => "ICO",
        ImageFormat::OpenExr => "OpenEXR",
        ImageFormat::Hdr => "Radiance HDR",
        ImageFormat::Dds => "DDS",
        ImageFormat::Qoi => "QOI",
        ImageFormat::Pnm => "PNM",
        ImageFormat::Farbfeld => "farbfeld",
        ImageFormat::Tga => "TGA",
        _ => "an unknown format",
    }
}

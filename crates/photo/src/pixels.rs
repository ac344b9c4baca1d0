//! Converts pixels of any layout to RGB bytes.

use super::{Photo, PhotoError};
use image::ColorType;

/// A photo from RGBA bytes, row by row, as a browser's own decoder gives them.
///
/// # Errors
/// [`PhotoError::OutOfMemory`].
pub fn photo_from_rgba(width: usize, height: usize, rgba: &[u8]) -> Result<Photo, PhotoError> {
    Ok(Photo {
        width,
        height,
        pixels: rgb_of_rgba(rgba)?,
        remarks: vec![],
    })
}

/// RGB bytes from a decoder's buffer; 16-bit samples are in this machine's byte order and keep
/// their high byte, as Pillow keeps it; grey becomes three equal channels; transparent pixels are laid
/// over white.
///
/// # Errors
/// [`PhotoError::Unsupported`] for a layout that none of our formats has;
/// [`PhotoError::OutOfMemory`].
pub(super) fn to_rgb(buffer: Vec<u8>, layout: ColorType) -> Result<Vec<u8>, PhotoError> {
    let narrow = |wide: &[u8]| {
        let narrowed = wide
            .chunks_exact(2)
            .map(|s| (u16::from_ne_bytes([s[0], s[1]]) >> 8) as u8);
        collected(wide.len() / 2, narrowed)
    };
    match layout {
        ColorType::Rgb8 => Ok(buffer),
        ColorType::L8 => {
            let grey = buffer.iter().flat_map(|&grey| [grey; 3]);
            collected(3 * buffer.len(), grey)
        }
        ColorType::La8 => {
            let grey = buffer.chunks_exact(2);
            let grey = grey.flat_map(|p| over_white([p[0]; 3], p[1]));
            collected(buffer.len() / 2 * 3, grey)
        }
        ColorType::Rgba8 => rgb_of_rgba(&buffer),
        ColorType::L16 => to_rgb(narrow(&buffer)?, ColorType::L8),
        ColorType::La16 => to_rgb(narrow(&buffer)?, ColorType::La8),
        ColorType::Rgb16 => narrow(&buffer),
        ColorType::Rgba16 => to_rgb(narrow(&buffer)?, ColorType::Rgba8),
        other => Err(PhotoError::Unsupported {
            format: format!("a picture of {other:?} pixels"),
        }),
    }
}

fn rgb_of_rgba(rgba: &[u8]) -> Result<Vec<u8>, PhotoError> {
    let pixels = rgba.chunks_exact(4);
    let pixels = pixels.flat_map(|p| over_white([p[0], p[1], p[2]], p[3]));
    collected(rgba.len() / 4 * 3, pixels)
}

/// Collects `count` bytes in memory that is reserved first: a photo may be larger than the free memory.
fn collected(count: usize, bytes: impl Iterator<Item = u8>) -> Result<Vec<u8>, PhotoError> {
    let mut all = Vec::new();
    all.try_reserve_exact(count)
        .map_err(|_| PhotoError::OutOfMemory {
            bytes: count as u64,
        })?;
    all.extend(bytes);
    Ok(all)
}

/// A colour with `alpha` over white, rounded to the nearest.
fn over_white(colour: [u8; 3], alpha: u8) -> [u8; 3] {
    let alpha = u32::from(alpha);
    colour.map(|channel| ((u32::from(channel) * alpha + 255 * (255 - alpha) + 127) / 255) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transparent_is_white_and_opaque_is_itself() {
        let photo = photo_from_rgba(3, 1, &[9, 8, 7, 0, 9, 8, 7, 255, 0, 100, 255, 128]);
        let pixels = photo.map(|photo| photo.pixels);
        assert_eq!(pixels, Ok(vec![255, 255, 255, 9, 8, 7, 127, 177, 255]));
    }

    #[test]
    fn pixels_without_memory_are_an_error_and_not_an_abort() {
        let bytes = isize::MAX as u64;
        let none = collected(isize::MAX as usize, std::iter::empty());
        assert_eq!(none, Err(PhotoError::OutOfMemory { bytes }));
    }

    #[test]
    fn wide_samples_keep_their_high_byte() {
        let wide: Vec<u8> = [0x12ff_u16, 0x8000, 0xffff]
            .iter()
            .flat_map(|s| s.to_ne_bytes())
            .collect();
        assert_eq!(
            to_rgb(wide.clone(), ColorType::Rgb16),
            Ok(vec![0x12, 0x80, 0xff])
        );
        assert_eq!(
            to_rgb(wide, ColorType::L16),
            Ok(vec![0x12, 0x12, 0x12, 0x80, 0x80, 0x80, 0xff, 0xff, 0xff]),
        );
    }

    #[test]
    fn grey_with_alpha_lies_on_white() {
        assert_eq!(
            to_rgb(vec![40, 255, 40, 0], ColorType::La8),
            Ok(vec![40, 40, 40, 255, 255, 255])
        );
    }

    #[test]
    fn floats_are_refused() {
        assert!(matches!(
            to_rgb(vec![], ColorType::Rgb32F),
            Err(PhotoError::Unsupported { .. })
        ));
    }
}

//! Converts pixels of any layout to RGB bytes.

use crate::canvas::filled;
use crate::error::unsupported;
use crate::{Photo, PhotoError};
use image::ColorType;

/// Pixels that are converted at once where the result goes into the place of the source.
const BLOCK: usize = 4096;

/// A photo from RGBA bytes, row by row, as a browser's own decoder gives them.
///
/// # Errors
/// [`PhotoError::OutOfMemory`].
pub fn photo_from_rgba(width: usize, height: usize, rgba: &[u8]) -> Result<Photo, PhotoError> {
    let mut pixels = filled(0, rgba.len() as u64 / 4 * 3)?;
    convert(ColorType::Rgba8, rgba, &mut pixels)?;
    Ok(Photo {
        width,
        height,
        pixels,
        remarks: vec![],
    })
}

/// Writes RGB bytes of a decoder's bytes to `to`: 16-bit samples are in this machine's byte order and
/// keep their high byte, as Pillow keeps it; grey becomes three equal channels; transparent pixels are
/// laid over white.
///
/// # Errors
/// [`PhotoError::Unsupported`] for a layout that none of our formats has.
pub(crate) fn convert(layout: ColorType, from: &[u8], to: &mut [u8]) -> Result<(), PhotoError> {
    match layout {
        ColorType::Rgb8 => to.copy_from_slice(from),
        ColorType::L8 => each(from, to, |&[grey]| [grey; 3]),
        ColorType::La8 => each(from, to, |&[grey, alpha]| over_white([grey; 3], alpha)),
        ColorType::Rgba8 => each(from, to, |&[r, g, b, alpha]| over_white([r, g, b], alpha)),
        ColorType::L16 => each(from, to, |grey: &[u8; 2]| [high(*grey); 3]),
        ColorType::La16 => each(from, to, |&[g, h, a, b]| {
            over_white([high([g, h]); 3], high([a, b]))
        }),
        ColorType::Rgb16 => each(from, to, |&[r, s, g, h, b, c]| {
            [high([r, s]), high([g, h]), high([b, c])]
        }),
        ColorType::Rgba16 => each(from, to, |&[r, s, g, h, b, c, a, d]| {
            over_white([high([r, s]), high([g, h]), high([b, c])], high([a, d]))
        }),
        other => return Err(unsupported(&format!("a picture of {other:?} pixels"))),
    }
    Ok(())
}

/// Converts a whole picture where it stands: `pixels` of them, decoded into the first bytes of a
/// buffer that has room for RGB, too.
///
/// # Errors
/// As [`convert`].
pub(crate) fn convert_in_place(
    layout: ColorType,
    buffer: &mut Vec<u8>,
    pixels: usize,
) -> Result<(), PhotoError> {
    let bytes = usize::from(layout.bytes_per_pixel());
    let mut scratch = [0; 3 * BLOCK];
    let mut block = |first: usize| {
        let count = BLOCK.min(pixels - first);
        let scratch = &mut scratch[..3 * count];
        convert(layout, &buffer[first * bytes..][..count * bytes], scratch)?;
        buffer[3 * first..][..3 * count].copy_from_slice(scratch);
        Ok(())
    };
    let firsts = (0..pixels).step_by(BLOCK);
    match bytes {
        3 => {}
        // A pixel's RGB never reaches a pixel that still waits.
        4.. => firsts.into_iter().try_for_each(&mut block)?,
        _ => firsts.rev().try_for_each(&mut block)?,
    }
    buffer.truncate(3 * pixels);
    Ok(())
}

#[inline]
fn each<const N: usize>(from: &[u8], to: &mut [u8], rgb: impl Fn(&[u8; N]) -> [u8; 3]) {
    let (from, _) = from.as_chunks::<N>();
    let (to, _) = to.as_chunks_mut::<3>();
    for (to, from) in to.iter_mut().zip(from) {
        *to = rgb(from);
    }
}

/// The high byte of a 16-bit sample.
#[inline]
fn high(sample: [u8; 2]) -> u8 {
    (u16::from_ne_bytes(sample) >> 8) as u8
}

/// A colour with `alpha` over white, rounded to the nearest.
#[inline]
fn over_white(colour: [u8; 3], alpha: u8) -> [u8; 3] {
    let alpha = u32::from(alpha);
    colour.map(|channel| ((u32::from(channel) * alpha + 255 * (255 - alpha) + 127) / 255) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn converted(layout: ColorType, from: &[u8]) -> Result<Vec<u8>, PhotoError> {
        let pixels = from.len() / usize::from(layout.bytes_per_pixel());
        let mut to = vec![0; 3 * pixels];
        convert(layout, from, &mut to)?;
        Ok(to)
    }

    #[test]
    fn transparent_is_white_and_opaque_is_itself() {
        let photo = photo_from_rgba(3, 1, &[9, 8, 7, 0, 9, 8, 7, 255, 0, 100, 255, 128]);
        let pixels = photo.map(|photo| photo.pixels);
        assert_eq!(pixels, Ok(vec![255, 255, 255, 9, 8, 7, 127, 177, 255]));
    }

    #[test]
    fn wide_samples_keep_their_high_byte() {
        let wide: Vec<u8> = [0x12ff_u16, 0x8000, 0xffff]
            .iter()
            .flat_map(|s| s.to_ne_bytes())
            .collect();
        assert_eq!(
            converted(ColorType::Rgb16, &wide),
            Ok(vec![0x12, 0x80, 0xff])
        );
        assert_eq!(
            converted(ColorType::L16, &wide),
            Ok(vec![0x12, 0x12, 0x12, 0x80, 0x80, 0x80, 0xff, 0xff, 0xff]),
        );
    }

    #[test]
    fn grey_with_alpha_lies_on_white() {
        assert_eq!(
            converted(ColorType::La8, &[40, 255, 40, 0]),
            Ok(vec![40, 40, 40, 255, 255, 255])
        );
    }

    #[test]
    fn floats_are_refused() {
        assert!(matches!(
            converted(ColorType::Rgb32F, &[]),
            Err(PhotoError::Unsupported { .. })
        ));
    }

    #[test]
    fn in_place_is_as_apart() -> Result<(), PhotoError> {
        let layouts = [
            ColorType::L8,
            ColorType::La8,
            ColorType::Rgb8,
            ColorType::Rgba8,
            ColorType::L16,
            ColorType::La16,
            ColorType::Rgb16,
            ColorType::Rgba16,
        ];
        for layout in layouts {
            for pixels in [0, 1, BLOCK, 2 * BLOCK + 77] {
                let bytes = pixels * usize::from(layout.bytes_per_pixel());
                let from: Vec<u8> = (0..bytes).map(|at| (at * 31 % 251) as u8).collect();
                let mut buffer = from.clone();
                buffer.resize(bytes.max(3 * pixels), 0);
                convert_in_place(layout, &mut buffer, pixels)?;
                assert_eq!(buffer, converted(layout, &from)?, "{layout:?} {pixels}");
            }
        }
        Ok(())
    }
}

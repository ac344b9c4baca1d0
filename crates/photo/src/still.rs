//! Writes a photo as a file.

use super::{Photo, PhotoError};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};

/// The photo as a PNG: of a file that moves, the page shows the frame that the network read.
///
/// # Errors
/// [`PhotoError::OutOfMemory`]: nothing else can fail when pixels fit their size.
pub fn png(photo: &Photo) -> Result<Vec<u8>, PhotoError> {
    let mut file = Vec::new();
    PngEncoder::new_with_quality(&mut file, CompressionType::Fast, FilterType::Adaptive)
        .write_image(
            &photo.pixels,
            photo.width as u32,
            photo.height as u32,
            ExtendedColorType::Rgb8,
        )
        .map_err(|_| PhotoError::OutOfMemory {
            bytes: photo.pixels.len() as u64,
        })?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode;

    #[test]
    fn what_is_written_is_read_back() -> Result<(), PhotoError> {
        let photo = Photo {
            width: 2,
            height: 1,
            pixels: vec![1, 2, 3, 250, 251, 252],
            remarks: vec![],
        };
        assert_eq!(decode(&png(&photo)?)?, photo);
        Ok(())
    }
}

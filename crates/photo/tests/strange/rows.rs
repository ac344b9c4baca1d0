//! The picture in most of the files.

/// A picture of rows in different greys: 0, 8, 16, ...
pub fn striped(width: usize, height: usize) -> image::RgbImage {
    image::ImageBuffer::from_fn(width as u32, height as u32, |_, y| image::Rgb([grey(y); 3]))
}

/// The grey of a row of [`striped`].
pub fn grey(row: u32) -> u8 {
    (row * 8 % 256) as u8
}

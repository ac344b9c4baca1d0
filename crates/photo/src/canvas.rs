//! An upright picture that is filled with rows as a file stores them.

use crate::exif::Orientation;
use crate::limits::PIXEL_LIMIT;
use crate::{Photo, PhotoError, Remark};

/// The grey of pixels that never come.
pub(crate) const GREY: u8 = 128;

/// An upright picture in the making: rows come top to bottom as they are stored, and each pixel goes
/// to its upright place at once, so that no second picture stands in memory.
pub(crate) struct Canvas {
    /// Of the picture as it is stored.
    width: usize,
    height: usize,
    orientation: Orientation,
    /// RGB of the upright picture.
    pixels: Vec<u8>,
    /// Stored rows that came.
    came: usize,
}

impl Canvas {
    /// A grey picture for `width` x `height` pixels as they are stored.
    ///
    /// # Errors
    /// [`PhotoError::OutOfMemory`].
    pub(crate) fn new(
        width: usize,
        height: usize,
        orientation: Orientation,
    ) -> Result<Self, PhotoError> {
        Ok(Self {
            width,
            height,
            orientation,
            pixels: filled(GREY, 3 * width as u64 * height as u64)?,
            came: 0,
        })
    }

    /// Takes the next rows, RGB. More than the picture has are dropped.
    pub(crate) fn push(&mut self, rows: &[u8]) {
        let line = 3 * self.width;
        let count = (rows.len() / line).min(self.height - self.came);
        let rows = &rows[..count * line];
        let first = self.came;
        self.came += count;
        if self.orientation.is_transposed() {
            self.push_columns(first, rows);
            return;
        }
        for (y, row) in (first..).zip(rows.chunks_exact(line)) {
            let to = if self.orientation.is_upside_down() {
                self.height - 1 - y
            } else {
                y
            };
            let to = &mut self.pixels[to * line..][..line];
            to.copy_from_slice(row);
            if self.orientation.is_mirrored() {
                mirror(to);
            }
        }
    }

    /// Takes rows that become columns, beginning with the stored row `first`.
    fn push_columns(&mut self, first: usize, rows: &[u8]) {
        let (from_line, to_line) = (3 * self.width, 3 * self.height);
        let count = rows.len() / from_line;
        for x in 0..self.width {
            let y = if self.orientation.is_upside_down() {
                self.width - 1 - x
            } else {
                x
            };
            let left = if self.orientation.is_mirrored() {
                self.height - first - count
            } else {
                first
            };
            let to = &mut self.pixels[y * to_line + 3 * left..][..3 * count];
            let column = rows[3 * x..].chunks(from_line).map(|rest| &rest[..3]);
            if self.orientation.is_mirrored() {
                let to = to.chunks_exact_mut(3).rev();
                to.zip(column)
                    .for_each(|(to, from)| to.copy_from_slice(from));
            } else {
                let to = to.chunks_exact_mut(3);
                to.zip(column)
                    .for_each(|(to, from)| to.copy_from_slice(from));
            }
        }
    }

    /// Stored rows that came.
    pub(crate) fn came(&self) -> usize {
        self.came
    }

    /// The photo. Rows that did not come are grey, and a remark says their share.
    pub(crate) fn finish(self, mut remarks: Vec<Remark>) -> Photo {
        let missing = self.height - self.came;
        if missing > 0 {
            let share = missing as f64 / self.height as f64;
            remarks.push(Remark::Missing { share });
        }
        let (width, height) = if self.orientation.is_transposed() {
            (self.height, self.width)
        } else {
            (self.width, self.height)
        };
        Photo {
            width,
            height,
            pixels: self.pixels,
            remarks,
        }
    }
}

fn mirror(row: &mut [u8]) {
    row.reverse();
    row.chunks_exact_mut(3).for_each(<[u8]>::reverse);
}

/// Whether a picture of this size may be decoded.
///
/// # Errors
/// [`PhotoError::TooLarge`] from [`PIXEL_LIMIT`] on.
pub(crate) fn within_limit(width: usize, height: usize) -> Result<(), PhotoError> {
    if (width as u64).saturating_mul(height as u64) < PIXEL_LIMIT {
        return Ok(());
    }
    Err(PhotoError::TooLarge { width, height })
}

/// So many bytes of one value, in memory that is asked for first: a photo may be larger than the free
/// memory, and WebAssembly has no other way to hear of it.
pub(crate) fn filled<T: Clone>(value: T, count: u64) -> Result<Vec<T>, PhotoError> {
    let bytes = count.saturating_mul(size_of::<T>() as u64);
    let none = || PhotoError::OutOfMemory { bytes };
    let count = usize::try_from(count).map_err(|_| none())?;
    let mut all = Vec::new();
    all.try_reserve_exact(count).map_err(|_| none())?;
    all.resize(count, value);
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 3 x 2 pixels, numbered in reading order.
    fn stored() -> Vec<u8> {
        (0..6).flat_map(|pixel| [pixel; 3]).collect()
    }

    /// The numbers of the upright picture, in reading order.
    fn upright(number: u8, rows_at_once: usize) -> Result<Vec<u8>, PhotoError> {
        let orientation = Orientation::of_number(number).unwrap_or_default();
        let mut canvas = Canvas::new(3, 2, orientation)?;
        stored()
            .chunks(9 * rows_at_once)
            .for_each(|rows| canvas.push(rows));
        let photo = canvas.finish(vec![]);
        let size = if number < 5 { (3, 2) } else { (2, 3) };
        assert_eq!((photo.width, photo.height), size);
        Ok(photo.pixels.chunks_exact(3).map(|pixel| pixel[0]).collect())
    }

    #[test]
    fn each_orientation_puts_every_pixel_in_its_place() -> Result<(), PhotoError> {
        // EXIF 2.3, tag 0x0112: where row 0 and column 0 are.
        let expected = [
            [0, 1, 2, 3, 4, 5],
            [2, 1, 0, 5, 4, 3],
            [5, 4, 3, 2, 1, 0],
            [3, 4, 5, 0, 1, 2],
            [0, 3, 1, 4, 2, 5],
            [3, 0, 4, 1, 5, 2],
            [5, 2, 4, 1, 3, 0],
            [2, 5, 1, 4, 0, 3],
        ];
        for (number, expected) in (1..).zip(expected) {
            for rows_at_once in [1, 2] {
                assert_eq!(upright(number, rows_at_once)?, expected, "{number}");
            }
        }
        Ok(())
    }

    #[test]
    fn rows_that_do_not_come_are_grey_and_counted() -> Result<(), PhotoError> {
        let mut canvas = Canvas::new(1, 4, Orientation::default())?;
        canvas.push(&[7; 9]);
        let photo = canvas.finish(vec![]);
        assert_eq!(photo.pixels, [[7; 9].as_slice(), &[GREY; 3]].concat());
        assert_eq!(photo.remarks, [Remark::Missing { share: 0.25 }]);
        Ok(())
    }

    #[test]
    fn memory_that_is_not_there_is_an_error_and_not_an_abort() {
        let bytes = isize::MAX as u64;
        assert_eq!(filled(0_u8, bytes), Err(PhotoError::OutOfMemory { bytes }));
        assert!(filled(0_u64, u64::MAX).is_err());
    }
}

//! Pictures by the decoders of `image`, which write pixels into a buffer from one end to the other.
//!
//! Such a decoder does not tell how far it came in a file whose end is missing. So the file is decoded
//! twice, over two different colours: the rows that come out the same were written.

use crate::canvas::{GREY, filled, within_limit};
use crate::error::{truncated, unsupported};
use crate::limits::SCRATCH_LIMIT;
use crate::pixels::convert_in_place;
use crate::{Photo, PhotoError, Remark};
use image::{ColorType, ImageDecoder, ImageError, ImageResult, Limits};
use std::io::ErrorKind;

/// A decoded picture, not converted yet.
pub(crate) struct Stored {
    pub(crate) width: usize,
    pub(crate) height: usize,
    format: &'static str,
    layout: ColorType,
    /// The decoder's bytes, with room for RGB behind them.
    buffer: Vec<u8>,
    /// Of each row: whether it is there. Empty where all are.
    pub(crate) rows: Vec<bool>,
}

/// The words for a file that is cut before its first row.
const NO_ROW: &str = "the file ends before the picture does";

impl Stored {
    /// Decodes a picture. `open` makes the decoder, and does so again for a file that is cut.
    ///
    /// # Errors
    /// The decoder's; also [`PhotoError::TooLarge`] and [`PhotoError::OutOfMemory`], before anything
    /// is decoded.
    pub(crate) fn read<D: ImageDecoder>(
        format: &'static str,
        open: impl Fn() -> ImageResult<D>,
    ) -> Result<Self, PhotoError> {
        let (mut picture, result) = Self::over(0, format, &open)?;
        match result {
            Ok(()) => Ok(picture),
            Err(error) if is_cut(&error) => {
                let (again, _) = Self::over(u8::MAX, format, &open)?;
                picture.rows = picture.equal_rows(&again);
                Ok(picture)
            }
            Err(error) => Err(failed(format, error)),
        }
    }

    /// Decodes over bytes of this value.
    fn over<D: ImageDecoder>(
        value: u8,
        format: &'static str,
        open: &impl Fn() -> ImageResult<D>,
    ) -> Result<(Self, ImageResult<()>), PhotoError> {
        let mut decoder = open().map_err(|error| failed(format, error))?;
        let (width, height) = decoder.dimensions();
        let (width, height) = (width as usize, height as usize);
        within_limit(width, height)?;
        if width == 0 || height == 0 {
            return Err(truncated(format, "it has no pixels"));
        }
        let mut limits = Limits::default();
        limits.max_alloc = Some(SCRATCH_LIMIT as u64);
        let limited = decoder.set_limits(limits);
        limited.map_err(|error| failed(format, error))?;
        let layout = decoder.color_type();
        let bytes = decoder.total_bytes();
        let mut buffer = filled(value, bytes.max(3 * width as u64 * height as u64))?;
        let result = decoder.read_image(&mut buffer[..bytes as usize]);
        let picture = Self {
            width,
            height,
            format,
            layout,
            buffer,
            rows: Vec::new(),
        };
        Ok((picture, result))
    }

    /// Of each row: whether it is the same in another decoding.
    pub(crate) fn equal_rows(&self, other: &Self) -> Vec<bool> {
        let line = self.width * usize::from(self.layout.bytes_per_pixel());
        let rows = self.buffer.chunks_exact(line).take(self.height);
        let pairs = rows.zip(other.buffer.chunks_exact(line));
        pairs.map(|(one, other)| one == other).collect()
    }

    /// The photo, upright as it is stored. Rows that are not there are grey.
    ///
    /// # Errors
    /// [`PhotoError::Truncated`] without a single row.
    pub(crate) fn photo(self) -> Result<Photo, PhotoError> {
        let Self {
            width,
            height,
            format,
            layout,
            mut buffer,
            rows,
        } = self;
        convert_in_place(layout, &mut buffer, width * height)?;
        let mut photo = Photo {
            width,
            height,
            pixels: buffer,
            remarks: Vec::new(),
        };
        complete(format, &mut photo, &rows)?;
        Ok(photo)
    }
}

/// Fills the rows that are not there: of an interlaced picture with the row above, else with grey.
fn complete(format: &'static str, photo: &mut Photo, rows: &[bool]) -> Result<(), PhotoError> {
    let line = 3 * photo.width;
    let there = rows.iter().filter(|&&there| there).count();
    if there == rows.len() {
        return Ok(());
    }
    if there == 0 {
        return Err(truncated(format, NO_ROW));
    }
    // Between two changes lie all rows that are there, or all that are not.
    let changes = rows.windows(2).filter(|pair| pair[0] != pair[1]).count();
    if rows[0] && changes > 1 {
        for y in (1..photo.height).filter(|&y| !rows[y]) {
            photo.pixels.copy_within((y - 1) * line..y * line, y * line);
        }
        photo.remarks.push(Remark::Coarser);
        return Ok(());
    }
    for (row, _) in (photo.pixels.chunks_exact_mut(line).zip(rows)).filter(|(_, there)| !**there) {
        row.fill(GREY);
    }
    let share = (rows.len() - there) as f64 / rows.len() as f64;
    photo.remarks.push(Remark::Missing { share });
    Ok(())
}

/// Whether the file only ends too early. The GIF decoder says so in words.
fn is_cut(error: &ImageError) -> bool {
    match error {
        ImageError::IoError(io) => io.kind() == ErrorKind::UnexpectedEof,
        ImageError::Decoding(error) => error.to_string().ends_with("Unexpected End of File"),
        _ => false,
    }
}

/// The error of a decoder as one of ours.
pub(crate) fn failed(format: &'static str, error: ImageError) -> PhotoError {
    match error {
        ImageError::Limits(_) => PhotoError::OutOfMemory {
            bytes: SCRATCH_LIMIT as u64,
        },
        ImageError::Unsupported(kind) => unsupported(&format!("this kind of {format} ({kind})")),
        error if is_cut(&error) => truncated(format, NO_ROW),
        error => truncated(format, &error.to_string()),
    }
}

//! PNG, row by row: rows go to their upright place at once, and a file whose end is missing gives the
//! rows that are there.

use crate::canvas::{Canvas, GREY, filled, within_limit};
use crate::error::{truncated, unsupported};
use crate::exif::Orientation;
use crate::limits::SCRATCH_LIMIT;
use crate::pixels::convert;
use crate::{Photo, PhotoError, Remark};
use image::ColorType;
use png::{DecodingError, Limits, Reader, Transformations};
use std::io::{Cursor, ErrorKind};

/// Bytes of RGB rows that go to the canvas at once.
const BATCH: usize = 1 << 16;

type PngReader<'a> = Reader<Cursor<&'a [u8]>>;

/// Decodes a PNG, of one that moves the picture itself, and turns it upright.
///
/// # Errors
/// [`PhotoError::Unsupported`] for Apple's kind of PNG; the other kinds are final.
pub(crate) fn decode(file: &[u8]) -> Result<Photo, PhotoError> {
    if file.get(12..16) == Some(b"CgBI") {
        return Err(unsupported(
            "Apple's own kind of PNG from inside an app (CgBI)",
        ));
    }
    // A single row of the largest sizes exceeds the decoder's limit on memory, and its error would not
    // name the size.
    if let Some((width, height)) = size(file) {
        within_limit(width, height)?;
    }
    let mut decoder = png::Decoder::new_with_limits(
        Cursor::new(file),
        Limits {
            bytes: SCRATCH_LIMIT,
        },
    );
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    // Of wide samples the high byte, as Pillow takes it.
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    let mut reader = decoder.read_info().map_err(failed)?;
    let info = reader.info();
    let (width, height) = (info.width as usize, info.height as usize);
    let exif = info.exif_metadata.as_deref();
    let orientation = exif.map(Orientation::of_exif).unwrap_or_default();
    let mut remarks = Vec::new();
    if info.animation_control.is_some() {
        remarks.push(Remark::Moves);
    }
    let layout = layout(&reader)?;
    let canvas = Canvas::new(width, height, orientation)?;
    let (canvas, lacks_pixels) = if reader.info().interlaced {
        interlaced(&mut reader, layout, (width, height), canvas)?
    } else {
        (plain(&mut reader, layout, width, canvas)?, false)
    };
    if canvas.came() == 0 {
        return Err(truncated("PNG", "the file ends before the picture does"));
    }
    if lacks_pixels {
        remarks.push(Remark::Coarser);
    }
    Ok(canvas.finish(remarks))
}

/// Width and height in the head of a PNG, which is the first chunk.
fn size(file: &[u8]) -> Option<(usize, usize)> {
    let side = |from: usize| {
        let bytes = file.get(from..)?.first_chunk()?;
        Some(u32::from_be_bytes(*bytes) as usize)
    };
    let is_head = file.get(12..16) == Some(b"IHDR");
    is_head.then_some((side(16)?, side(20)?))
}

fn layout(reader: &PngReader<'_>) -> Result<ColorType, PhotoError> {
    use png::ColorType as Png;
    Ok(match reader.output_color_type().0 {
        Png::Grayscale => ColorType::L8,
        Png::GrayscaleAlpha => ColorType::La8,
        Png::Rgb => ColorType::Rgb8,
        Png::Rgba => ColorType::Rgba8,
        Png::Indexed => return Err(truncated("PNG", "its palette is missing")),
    })
}

/// Whether the file only ends too early: rows before the end are right.
fn is_cut(error: &DecodingError) -> bool {
    matches!(error, DecodingError::IoError(io) if io.kind() == ErrorKind::UnexpectedEof)
}

fn failed(error: DecodingError) -> PhotoError {
    match error {
        error if is_cut(&error) => truncated("PNG", "the file ends before the picture does"),
        DecodingError::LimitsExceeded => PhotoError::OutOfMemory {
            bytes: SCRATCH_LIMIT as u64,
        },
        error => truncated("PNG", &error.to_string()),
    }
}

/// Whether rows are missing at the end, which is no error once one has come.
fn ended(result: Result<(), DecodingError>) -> Result<(), PhotoError> {
    match result {
        Err(error) if !is_cut(&error) => Err(failed(error)),
        _ => Ok(()),
    }
}

fn plain(
    reader: &mut PngReader<'_>,
    layout: ColorType,
    width: usize,
    mut canvas: Canvas,
) -> Result<Canvas, PhotoError> {
    let line = 3 * width;
    let rows = (BATCH / line).max(1);
    let mut batch = filled(0, (rows * line) as u64)?;
    let mut count = 0;
    loop {
        match reader.next_row() {
            Ok(Some(row)) => {
                convert(layout, row.data(), &mut batch[count * line..][..line])?;
                count += 1;
            }
            Ok(None) => {
                canvas.push(&batch[..count * line]);
                ended(reader.finish())?;
                return Ok(canvas);
            }
            Err(error) => {
                canvas.push(&batch[..count * line]);
                ended(Err(error))?;
                return Ok(canvas);
            }
        }
        if count == rows {
            canvas.push(&batch);
            count = 0;
        }
    }
}

/// Adam7: each of seven passes brings pixels between those of the passes before. Until then, a pixel
/// stands for its neighbours, so that a file whose end is missing gives a coarser picture.
struct Adam7Pass {
    first: (usize, usize),
    step: (usize, usize),
    /// Columns and rows that a pixel stands for.
    covers: (usize, usize),
}

const fn pass(first: (usize, usize), step: (usize, usize), covers: (usize, usize)) -> Adam7Pass {
    Adam7Pass {
        first,
        step,
        covers,
    }
}

const PASSES: [Adam7Pass; 7] = [
    pass((0, 0), (8, 8), (8, 8)),
    pass((4, 0), (8, 8), (4, 8)),
    pass((0, 4), (4, 8), (4, 4)),
    pass((2, 0), (4, 4), (2, 4)),
    pass((0, 2), (2, 4), (2, 2)),
    pass((1, 0), (2, 2), (1, 2)),
    pass((0, 1), (1, 2), (1, 1)),
];

/// Returns whether pixels are missing of rows that are there.
fn interlaced(
    reader: &mut PngReader<'_>,
    layout: ColorType,
    (width, height): (usize, usize),
    mut canvas: Canvas,
) -> Result<(Canvas, bool), PhotoError> {
    let line = 3 * width;
    let mut picture = filled(GREY, (line * height) as u64)?;
    let mut pixels = filled(0, line as u64)?;
    let mut rows_there = 0;
    // Passes without a column or a row are not in the file.
    let passes = PASSES.iter().filter(|pass| pass.first.0 < width);
    let rows = passes.flat_map(|pass| {
        let tops = (pass.first.1..height).step_by(pass.step.1);
        tops.map(move |top| (pass, top))
    });
    for (pass, top) in rows {
        let row = match reader.next_interlaced_row() {
            Ok(Some(row)) => row,
            Ok(None) => break,
            Err(error) => {
                ended(Err(error))?;
                canvas.push(&picture[..rows_there * line]);
                return Ok((canvas, true));
            }
        };
        let pixels = &mut pixels[..row.data().len() / usize::from(layout.bytes_per_pixel()) * 3];
        convert(layout, row.data(), pixels)?;
        for (x, pixel) in pixels.chunks_exact(3).enumerate() {
            let left = pass.first.0 + x * pass.step.0;
            let right = (left + pass.covers.0).min(width);
            for y in top..(top + pass.covers.1).min(height) {
                let to = &mut picture[y * line..][3 * left..3 * right];
                to.chunks_exact_mut(3)
                    .for_each(|to| to.copy_from_slice(pixel));
            }
        }
        rows_there = height.min(rows_there.max(top + pass.covers.1));
    }
    ended(reader.finish())?;
    canvas.push(&picture[..rows_there * line]);
    Ok((canvas, false))
}

//! The picture on the screen, row by row: the photo with the map over it.
//!
//! The page lets CSS blend (`static/stage.css`); a [`Blend`] makes the same pixels for a file, for a few
//! rows of the photo at a time: a photo of 48 megapixels is never whole in memory. The browser test
//! `looks::blend` holds the two together to one level.

use super::paint::Painter;
use super::{Colormap, Cover, Scale};
use crate::cam::{ActivationMap, Enlargement, Upsampling};
use crate::framing::{Frame, PixelBox};

/// The drawing of a map over a photo.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MapStyle {
    pub upsampling: Upsampling,
    pub scale: Scale,
    pub colormap: Colormap,
    /// Weight of the map against the photo, 0 (only the photo) to 1 (only the map).
    pub opacity: f32,
    pub cover: Cover,
    /// The photo under the map is grey.
    pub grey: bool,
}

/// Pixels that are no rows of the photo that the frame says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the photo has {found} bytes, not {expected}")]
pub struct PictureError {
    pub expected: usize,
    pub found: usize,
}

/// Bytes of a pixel, RGBA.
const PIXEL_BYTES: usize = 4;

/// A colour and its weight against the colour below, 0 to 1.
pub type Coat = ([u8; 3], f32);

/// The coat over all that the network did not see: `box-shadow` of `.frame.partial`.
pub const SHADE: Coat = ([10, 12, 14], 0.62);

/// The line of one pixel around a frame that leaves something out: its `outline`.
pub const OUTLINE: Coat = ([255, 255, 255], 0.85);

/// A map on its way over a photo.
///
/// The map covers [`Frame::covered`]; where the frame [leaves something out](Frame::leaves_out), the rest of
/// the photo is dimmed, and a line of one pixel runs around the frame.
pub struct Blend<'a> {
    frame: Frame,
    covered: PixelBox,
    painter: Painter<'a>,
    opacity: f32,
    grey: bool,
    /// The first column that the map, the dimming and the line are drawn in.
    first_column: usize,
}

impl<'a> Blend<'a> {
    /// Lays the map of a reading over its photo.
    pub fn new(frame: &Frame, map: &'a ActivationMap, style: &MapStyle) -> Self {
        Self {
            frame: *frame,
            covered: frame.covered(),
            painter: painter(frame, map, style),
            opacity: style.opacity,
            grey: style.grey,
            first_column: 0,
        }
    }

    /// Leaves the columns before this one as the photo has them; a grey photo stays grey.
    pub fn from_column(self, first_column: usize) -> Self {
        Self {
            first_column,
            ..self
        }
    }

    /// Blends rows of the upright photo in place: RGBA, opaque, `[rows, width, 4]`, the first of them row
    /// `first` of the photo.
    ///
    /// # Errors
    /// [`PictureError`] for pixels that are no whole rows, or more than the photo has from there.
    pub fn rows(&self, first: usize, pixels: &mut [u8]) -> Result<(), PictureError> {
        let rows = rows_of(&self.frame, first, pixels)?;
        for (row, line) in rows {
            self.row(row, line);
        }
        Ok(())
    }

    fn row(&self, row: usize, line: &mut [u8]) {
        if self.grey {
            line.chunks_exact_mut(PIXEL_BYTES).for_each(without_colour);
        }
        if self.frame.leaves_out() {
            dim(row, line, self.first_column, &self.covered);
        }
        let PixelBox { columns, rows } = &self.covered;
        if !rows.contains(&row) {
            return;
        }
        let left_out = self.first_column.saturating_sub(columns.start);
        let pixels = line[PIXEL_BYTES * columns.start..].chunks_exact_mut(PIXEL_BYTES);
        let painted = pixels.zip(self.painter.row(row - rows.start));
        for (pixel, [red, green, blue, alpha]) in painted.skip(left_out) {
            let weight = self.opacity * f32::from(alpha) / f32::from(u8::MAX);
            coat(pixel, ([red, green, blue], weight));
        }
    }
}

/// The painter of a map on the pixels that its frame covers.
pub(super) fn painter<'a>(frame: &Frame, map: &'a ActivationMap, style: &MapStyle) -> Painter<'a> {
    let covered = frame.covered();
    let enlargement = Enlargement {
        upsampling: style.upsampling,
        offset: frame.offset,
    };
    Painter::new(
        map,
        (covered.columns.len(), covered.rows.len()),
        enlargement,
        style.scale,
        style.colormap,
        style.cover,
    )
}

/// Cuts pixels into rows of the photo, each with its number, from row `first` on.
pub(super) fn rows_of<'a>(
    frame: &Frame,
    first: usize,
    pixels: &'a mut [u8],
) -> Result<impl Iterator<Item = (usize, &'a mut [u8])> + use<'a>, PictureError> {
    let (width, height) = frame.photo;
    let (found, line_bytes) = (pixels.len(), PIXEL_BYTES * width.max(1));
    let rows = found.div_ceil(line_bytes).min(height.saturating_sub(first));
    let expected = rows * line_bytes;
    if found != expected {
        return Err(PictureError { expected, found });
    }
    Ok((first..).zip(pixels.chunks_exact_mut(line_bytes)))
}

/// Gives a pixel the grey of its luminance, with the weights of CSS' `grayscale(1)` (Filter Effects
/// Module Level 1), which are of the numbers as they are stored.
fn without_colour(pixel: &mut [u8]) {
    let weights = [0.2126, 0.7152, 0.0722];
    let channels = pixel.iter().zip(weights);
    let grey: f32 = channels
        .map(|(&channel, weight)| f32::from(channel) * weight)
        .sum();
    pixel[..3].fill(grey.round() as u8);
}

/// Dims all pixels of a row outside of a box, and draws the line around it.
fn dim(row: usize, line: &mut [u8], first_column: usize, covered: &PixelBox) {
    let PixelBox { columns, rows } = covered;
    let around_columns = columns.start.saturating_sub(1)..columns.end + 1;
    let around_rows = rows.start.saturating_sub(1)..rows.end + 1;
    let pixels = line.chunks_exact_mut(PIXEL_BYTES).enumerate();
    for (column, pixel) in pixels.skip(first_column) {
        if rows.contains(&row) && columns.contains(&column) {
            continue;
        }
        coat(pixel, SHADE);
        if around_rows.contains(&row) && around_columns.contains(&column) {
            coat(pixel, OUTLINE);
        }
    }
}

/// Mixes a colour into the first three channels of a pixel.
pub(super) fn coat(pixel: &mut [u8], (colour, weight): Coat) {
    for (below, above) in pixel.iter_mut().zip(colour) {
        let (a, b) = (f32::from(*below), f32::from(above));
        *below = (a + (b - a) * weight).round() as u8;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cam::samples::numbers;
    use crate::framing::{Framing, Offset, Rectangle};
    use crate::render::picture;

    const SIZE: (usize, usize) = (13, 11);

    fn map() -> ActivationMap {
        let mut next = numbers(3);
        ActivationMap {
            rows: 2,
            columns: 3,
            values: (0..6).map(|_| next() - 0.5).collect(),
        }
    }

    fn photo() -> Vec<u8> {
        let mut next = numbers(7);
        let pixels = (0..SIZE.0 * SIZE.1).map(|_| [next(), next(), next(), 1.0]);
        let bytes = pixels.flatten().map(|value| (255.0 * value) as u8);
        bytes.collect()
    }

    /// Frames that show all, and a part that begins within the photo, in every style.
    fn cases() -> impl Iterator<Item = (Frame, MapStyle)> {
        let seen = [(0.0, 0.0, 13.0, 11.0), (2.4, 3.0, 7.1, 5.6)];
        let frames = seen.map(|(x, y, width, height)| Frame {
            framing: Framing::Crop,
            photo: SIZE,
            seen: Rectangle {
                x,
                y,
                width,
                height,
            },
            input: (64, 64),
            ends_cut: false,
            offset: Offset::both(0.25),
        });
        let style = |(upsampling, cover, grey)| MapStyle {
            upsampling,
            scale: Scale {
                low: -0.5,
                high: 0.5,
            },
            colormap: Colormap::Jet,
            opacity: 0.6,
            cover,
            grey,
        };
        let styles = [
            (Upsampling::HalfPixel, Cover::Even, false),
            (Upsampling::CornersAligned, Cover::ByDistance, true),
            (Upsampling::Cells, Cover::Even, true),
        ];
        frames
            .into_iter()
            .flat_map(move |frame| styles.map(|it| (frame, style(it))))
    }

    #[test]
    fn rows_in_any_cut_are_the_whole_picture() -> Result<(), PictureError> {
        let (map, photo) = (map(), photo());
        for (frame, style) in cases() {
            let whole = picture(&photo, &frame, &map, &style)?;
            for rows in 1..=SIZE.1 {
                let blend = Blend::new(&frame, &map, &style);
                let mut cut = photo.clone();
                // From the last strip to the first: none needs the one before.
                let strips = cut.chunks_mut(4 * SIZE.0 * rows).enumerate();
                for (strip, pixels) in strips.collect::<Vec<_>>().into_iter().rev() {
                    blend.rows(strip * rows, pixels)?;
                }
                assert_eq!(cut, whole, "{rows} rows, {frame:?}, {style:?}");
            }
        }
        Ok(())
    }

    #[test]
    fn columns_before_the_first_one_stay_as_the_photo_has_them() -> Result<(), PictureError> {
        let (map, photo) = (map(), photo());
        for (frame, style) in cases() {
            let whole = picture(&photo, &frame, &map, &style)?;
            let mut plain = photo.clone();
            if style.grey {
                plain.chunks_exact_mut(4).for_each(without_colour);
            }
            for first in 0..=SIZE.0 {
                let mut part = photo.clone();
                let blend = Blend::new(&frame, &map, &style).from_column(first);
                blend.rows(0, &mut part)?;
                for (at, pixel) in part.chunks(4).enumerate() {
                    let from = if at % SIZE.0 < first { &plain } else { &whole };
                    assert_eq!(pixel, &from[4 * at..][..4], "{at}, from {first}");
                }
            }
        }
        Ok(())
    }

    #[test]
    fn pixels_that_are_no_rows_of_the_photo_are_refused() {
        let map = map();
        for (frame, style) in cases() {
            let blend = Blend::new(&frame, &map, &style);
            let refused = |first, bytes: usize| blend.rows(first, &mut vec![0; bytes]).err();
            let error = |expected, found| Some(PictureError { expected, found });
            let line = 4 * SIZE.0;
            assert_eq!(refused(9, 2 * line), None);
            assert_eq!(refused(9, 2 * line - 1), error(2 * line, 2 * line - 1));
            assert_eq!(refused(9, 3 * line), error(2 * line, 3 * line));
            assert_eq!(refused(12, line), error(0, line));
        }
    }

    #[test]
    fn the_style_sheet_has_the_same_coats() {
        let css = include_str!("../../../../static/stage.css");
        let written = |([red, green, blue], weight): Coat| {
            format!("rgb({red} {green} {blue} / {:.0}%)", 100.0 * weight)
        };
        let shade = format!("box-shadow: 0 0 0 100vmax {};", written(SHADE));
        let outline = format!("outline: 1px solid {};", written(OUTLINE));
        assert!(css.contains(&shade), "{shade}");
        assert!(css.contains(&outline), "{outline}");
    }
}

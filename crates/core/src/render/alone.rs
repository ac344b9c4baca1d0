//! The map without its photo, in the photo's own pixels, row by row.

use super::blend::{MapStyle, PictureError, painter, rows_of};
use super::paint::Painter;
use crate::cam::ActivationMap;
use crate::framing::{Frame, PixelBox};

/// A map in the size of its photo, to be laid over it in another program.
///
/// Alpha is the weight of the style's [`Cover`](super::Cover) on [`Frame::covered`], and zero around it. The
/// style's opacity does not thin the map, because the other program has a control of its own for that; what
/// was thinned here could not be made stronger there. Colours are those of the colormap, bit for bit.
pub struct MapAlone<'a> {
    frame: Frame,
    covered: PixelBox,
    painter: Painter<'a>,
}

impl<'a> MapAlone<'a> {
    /// The map of a reading in the size of its photo.
    pub fn new(frame: &Frame, map: &'a ActivationMap, style: &MapStyle) -> Self {
        Self {
            frame: *frame,
            covered: frame.covered(),
            painter: painter(frame, map, style),
        }
    }

    /// Paints rows: RGBA, `[rows, width, 4]` of the photo, the first of them row `first` of it. Whatever
    /// stood in `pixels` is written over.
    ///
    /// # Errors
    /// [`PictureError`] for pixels that are no whole rows, or more than the photo has from there.
    pub fn rows(&self, first: usize, pixels: &mut [u8]) -> Result<(), PictureError> {
        let PixelBox { columns, rows } = &self.covered;
        for (row, line) in rows_of(&self.frame, first, pixels)? {
            line.fill(0);
            if rows.contains(&row) {
                let pixels = line[4 * columns.start..].chunks_exact_mut(4);
                for (pixel, colour) in pixels.zip(self.painter.row(row - rows.start)) {
                    pixel.copy_from_slice(&colour);
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cam::Upsampling;
    use crate::cam::samples::row;
    use crate::framing::{Framing, Offset, Rectangle};
    use crate::render::{Colormap, Cover, Scale};

    #[test]
    fn a_map_alone_has_its_colours_and_is_clear_around_its_frame() -> Result<(), PictureError> {
        // Columns 1 to 3 and rows 1 to 2 of 6 x 4 pixels.
        let frame = Frame {
            framing: Framing::Crop,
            photo: (6, 4),
            seen: Rectangle {
                x: 1.0,
                y: 1.0,
                width: 3.0,
                height: 2.0,
            },
            input: (64, 64),
            ends_cut: false,
            offset: Offset::NONE,
        };
        let style = |cover, opacity| MapStyle {
            upsampling: Upsampling::Cells,
            scale: Scale {
                low: -2.0,
                high: 2.0,
            },
            colormap: Colormap::Grey,
            opacity,
            cover,
            grey: true,
        };
        let map = row(&[-2.0, 0.0, 1.0]);
        for (cover, alphas) in [(Cover::Even, [255; 3]), (Cover::ByDistance, [255, 0, 128])] {
            for (opacity, rows) in [(0.1, 1), (0.5, 3), (1.0, 4)] {
                let style = style(cover, opacity);
                let alone = MapAlone::new(&frame, &map, &style);
                let mut pixels = [7; 4 * 24];
                for (strip, pixels) in pixels.chunks_mut(4 * 6 * rows).enumerate() {
                    alone.rows(strip * rows, pixels)?;
                }
                for (at, pixel) in pixels.chunks(4).enumerate() {
                    let (column, line) = (at % 6, at / 6);
                    let inside = (1..4).contains(&column) && (1..3).contains(&line);
                    let expected = match inside {
                        true => {
                            let level = [0, 128, 191][column - 1];
                            [level, level, level, alphas[column - 1]]
                        }
                        false => [0; 4],
                    };
                    assert_eq!(pixel, expected, "column {column}, row {line}, {cover:?}");
                }
            }
        }
        Ok(())
    }
}

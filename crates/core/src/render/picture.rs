//! The picture on the screen: the photo with the map over it.
//!
//! The page lets CSS blend (`static/stage.css`); this function makes the same pixels for a file.
//! The browser test `looks::blend` holds the two together to one level.

use super::{Colormap, Cover, Scale, paint};
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

/// A photo of another size than its frame says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the photo has {found} bytes, not {expected}")]
pub struct PictureError {
    pub expected: usize,
    pub found: usize,
}

/// A colour and its weight against the colour below, 0 to 1.
type Coat = ([u8; 3], f32);

/// The coat over all that the network did not see: `box-shadow` of `.frame.partial`.
const SHADE: Coat = ([10, 12, 14], 0.62);

/// The line of one pixel around a frame that leaves something out: its `outline`.
const OUTLINE: Coat = ([255, 255, 255], 0.85);

/// Blends a photo and the map of a reading of it, in the photo's own pixels.
///
/// `photo` is the upright photo as RGBA, `[height, width, 4]`, opaque: `frame.photo` are its width and
/// height. The result has the same shape. The map covers [`Frame::covered`]; where the frame
/// [leaves something out](Frame::leaves_out), the rest of the photo is dimmed, and a line of one
/// pixel runs around the frame.
///
/// # Errors
/// [`PictureError`] for a photo of another size.
pub fn picture(
    photo: &[u8],
    frame: &Frame,
    map: &ActivationMap,
    style: &MapStyle,
) -> Result<Vec<u8>, PictureError> {
    let (width, height) = frame.photo;
    let (expected, found) = (4 * width * height, photo.len());
    if found != expected {
        return Err(PictureError { expected, found });
    }
    let mut picture = photo.to_vec();
    if style.grey {
        picture.chunks_exact_mut(4).for_each(without_colour);
    }
    let covered = frame.covered();
    if frame.leaves_out() {
        dim(&mut picture, width, &covered);
    }
    let size = (covered.columns.len(), covered.rows.len());
    let enlargement = Enlargement {
        upsampling: style.upsampling,
        offset: frame.offset,
    };
    let painted = paint(
        map,
        size,
        enlargement,
        style.scale,
        style.colormap,
        style.cover,
    );
    let lines = covered.rows.zip(painted.chunks_exact(4 * size.0));
    for (row, painted) in lines {
        let start = 4 * (row * width + covered.columns.start);
        let line = &mut picture[start..start + painted.len()];
        for (pixel, colour) in line.chunks_exact_mut(4).zip(painted.chunks_exact(4)) {
            let weight = style.opacity * f32::from(colour[3]) / f32::from(u8::MAX);
            coat(pixel, ([colour[0], colour[1], colour[2]], weight));
        }
    }
    Ok(picture)
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

/// Dims all pixels outside of a box, and draws the line around it.
fn dim(picture: &mut [u8], width: usize, covered: &PixelBox) {
    let PixelBox { columns, rows } = covered;
    let around_columns = columns.start.saturating_sub(1)..columns.end + 1;
    let around_rows = rows.start.saturating_sub(1)..rows.end + 1;
    for (row, line) in picture.chunks_exact_mut(4 * width.max(1)).enumerate() {
        for (column, pixel) in line.chunks_exact_mut(4).enumerate() {
            if rows.contains(&row) && columns.contains(&column) {
                continue;
            }
            coat(pixel, SHADE);
            if around_rows.contains(&row) && around_columns.contains(&column) {
                coat(pixel, OUTLINE);
            }
        }
    }
}

/// Mixes a colour into the first three channels of a pixel.
fn coat(pixel: &mut [u8], (colour, weight): Coat) {
    for (below, above) in pixel.iter_mut().zip(colour) {
        let (a, b) = (f32::from(*below), f32::from(above));
        *below = (a + (b - a) * weight).round() as u8;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cam::samples::row;
    use crate::framing::{Framing, Offset, Rectangle};

    const GREY: [u8; 4] = [100, 100, 100, 255];

    fn style(opacity: f32) -> MapStyle {
        MapStyle {
            upsampling: Upsampling::Cells,
            scale: Scale {
                low: 0.0,
                high: 1.0,
            },
            colormap: Colormap::Grey,
            opacity,
            cover: Cover::Even,
            grey: false,
        }
    }

    /// A part of a photo of 6 x 4 pixels.
    fn frame(x: f64, y: f64, width: f64, height: f64) -> Frame {
        Frame {
            framing: Framing::Crop,
            photo: (6, 4),
            seen: Rectangle {
                x,
                y,
                width,
                height,
            },
            input: (64, 32),
            ends_cut: false,
            offset: Offset::NONE,
        }
    }

    #[test]
    fn the_map_lies_over_the_photo_with_its_weight() -> Result<(), PictureError> {
        let map = row(&[0.0, 1.0]);
        let all = frame(0.0, 0.0, 6.0, 4.0);
        for (opacity, dark, light) in [(0.0, 100, 100), (0.5, 50, 178), (1.0, 0, 255)] {
            let picture = picture(&GREY.repeat(24), &all, &map, &style(opacity))?;
            for (at, pixel) in picture.chunks(4).enumerate() {
                let level = if at % 6 < 3 { dark } else { light };
                assert_eq!(pixel, [level, level, level, 255], "pixel {at}, {opacity}");
            }
        }
        Ok(())
    }

    #[test]
    fn the_unseen_is_dimmed_and_the_frame_has_a_line() -> Result<(), PictureError> {
        let map = row(&[0.0, 1.0]);
        // Whole pixels 2 and 3 across, 1 down.
        let part = frame(2.4, 0.6, 1.6, 1.2);
        let picture = picture(&GREY.repeat(24), &part, &map, &style(0.5))?;
        let red: Vec<u8> = picture.iter().step_by(4).copied().collect();
        // 100 + (10 - 100) * 0.62 = 44.2; 44 + (255 - 44) * 0.85 = 223.35.
        let (dim, line) = (44, 223);
        let expected = [
            [dim, line, line, line, line, dim],
            [dim, line, 50, 178, line, dim],
            [dim, line, line, line, line, dim],
            [dim, dim, dim, dim, dim, dim],
        ];
        assert_eq!(red, expected.concat());
        // Blue: 100 + (14 - 100) * 0.62 = 46.68.
        assert_eq!(picture[2], 47);
        assert!(picture.chunks(4).all(|pixel| pixel[3] == 255));
        Ok(())
    }

    #[test]
    fn a_line_at_the_edge_of_the_photo_is_cut_off() -> Result<(), PictureError> {
        let map = row(&[1.0]);
        let part = frame(0.0, 0.0, 6.0, 3.0);
        let picture = picture(&GREY.repeat(24), &part, &map, &style(1.0))?;
        let red: Vec<u8> = picture.iter().step_by(4).copied().collect();
        assert_eq!(red, [[255; 6], [255; 6], [255; 6], [223; 6]].concat());
        Ok(())
    }

    #[test]
    fn a_smooth_map_is_as_it_is_painted() -> Result<(), PictureError> {
        let map = row(&[0.0, 0.3, 1.0]);
        let smooth = MapStyle {
            upsampling: Upsampling::HalfPixel,
            colormap: Colormap::Jet,
            ..style(1.0)
        };
        for offset in [Offset::NONE, Offset::both(0.25)] {
            let all = Frame {
                offset,
                ..frame(0.0, 0.0, 6.0, 4.0)
            };
            let drawing = Enlargement {
                upsampling: smooth.upsampling,
                offset,
            };
            let painted = paint(
                &map,
                (6, 4),
                drawing,
                smooth.scale,
                Colormap::Jet,
                Cover::Even,
            );
            assert_eq!(picture(&GREY.repeat(24), &all, &map, &smooth)?, painted);
        }
        Ok(())
    }

    #[test]
    fn a_grey_photo_has_no_colour_of_its_own() -> Result<(), PictureError> {
        let all = frame(0.0, 0.0, 6.0, 4.0);
        let grey = MapStyle {
            grey: true,
            ..style(0.0)
        };
        // Green, red, blue: the shares of the luminance.
        for (photo, level) in [
            ([0, 255, 0, 255], 182),
            ([255, 0, 0, 255], 54),
            ([0, 0, 255, 255], 18),
        ] {
            let picture = picture(&photo.repeat(24), &all, &row(&[1.0]), &grey)?;
            assert!(
                picture
                    .chunks(4)
                    .all(|pixel| pixel == [level, level, level, 255])
            );
        }
        Ok(())
    }

    #[test]
    fn where_the_map_is_zero_the_photo_is_seen() -> Result<(), PictureError> {
        let all = frame(0.0, 0.0, 6.0, 4.0);
        let contrast = MapStyle {
            cover: Cover::ByDistance,
            scale: Scale {
                low: -2.0,
                high: 2.0,
            },
            ..style(0.5)
        };
        // The greys of -2, 0 and 1 are 0, 128 and 191; the weights 0.5, 0 and 0.5 * 128 / 255.
        let picture = picture(&GREY.repeat(24), &all, &row(&[-2.0, 0.0, 1.0]), &contrast)?;
        for line in picture.chunks(24) {
            let red: Vec<u8> = line.iter().step_by(4).copied().collect();
            assert_eq!(red, [50, 50, 100, 100, 123, 123]);
        }
        Ok(())
    }

    #[test]
    fn a_photo_of_another_size_is_refused() {
        let all = frame(0.0, 0.0, 6.0, 4.0);
        let refused = picture(&GREY.repeat(23), &all, &row(&[1.0]), &style(1.0));
        let (expected, found) = (96, 92);
        assert_eq!(refused, Err(PictureError { expected, found }));
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

//! The picture on the screen, whole: the photo with the map over it.

use super::blend::{Blend, MapStyle, PictureError};
use crate::cam::ActivationMap;
use crate::framing::Frame;

/// Blends a photo and the map of a reading of it, in the photo's own pixels, as a [`Blend`] does row by row.
///
/// `photo` is the upright photo as RGBA, `[height, width, 4]`, opaque: `frame.photo` are its width and
/// height. The result has the same shape.
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
    Blend::new(frame, map, style).rows(0, &mut picture)?;
    Ok(picture)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cam::samples::row;
    use crate::cam::{Enlargement, Upsampling};
    use crate::framing::{Framing, Offset, Rectangle};
    use crate::render::{Colormap, Cover, Scale, paint};

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
}

//! The photo with the map and its outlines over it, row by row, as the stage shows them.

use super::exhibit::Exhibit;
use super::lead_outline::lead_strokes;
use super::outlines::Outlines;
use crate::view::Layout;
use camlens_core::framing::{Frame, Rectangle};
use camlens_core::render::{Blend, MapStyle, PictureError, Stroke};

/// Everything that lies over the photo.
pub struct Overlay<'a> {
    width: usize,
    blend: Blend<'a>,
    strokes: Vec<Stroke>,
    /// The first column that map and outlines are drawn in.
    first_column: usize,
}

impl<'a> Overlay<'a> {
    /// The map over the photo in its own pixels, as the screen has it: in the layout with a handle, right of
    /// the handle only.
    pub fn on_screen(exhibit: &'a Exhibit) -> Self {
        let frame = exhibit.frame;
        let first_column = match exhibit.look.layout {
            Layout::Slide => {
                let split = exhibit.look.split.clamp(0.0, 100.0) / 100.0;
                (split * frame.photo.0 as f64).round() as usize
            }
            Layout::Over | Layout::Beside | Layout::Eye => 0,
        };
        let mut overlay = Self::bare(exhibit, frame, &exhibit.style(), first_column);
        overlay.strokes = strokes(exhibit, &frame);
        overlay
    }

    /// The map over the photo and nothing else: each pixel follows from the map.
    pub fn without_outlines(exhibit: &'a Exhibit) -> Self {
        Self::bare(exhibit, exhibit.frame, &exhibit.style(), 0)
    }

    /// The map over all of a photo that is shown in `size`, width and height in pixels, whatever the layout.
    pub fn in_size(exhibit: &'a Exhibit, size: (usize, usize)) -> Self {
        let style = MapStyle {
            opacity: exhibit.look.opacity as f32 / 100.0,
            ..exhibit.style()
        };
        let frame = shown_in(&exhibit.frame, size);
        let mut overlay = Self::bare(exhibit, frame, &style, 0);
        overlay.strokes = strokes(exhibit, &frame);
        overlay
    }

    fn bare(exhibit: &'a Exhibit, frame: Frame, style: &MapStyle, first_column: usize) -> Self {
        let map = &exhibit.evidence.map;
        Self {
            width: frame.photo.0,
            blend: Blend::new(&frame, map, style).from_column(first_column),
            strokes: Vec::new(),
            first_column,
        }
    }

    /// Draws over rows of the upright photo: RGBA, opaque, `[rows, width, 4]`, the first of them row `first`
    /// of the photo.
    ///
    /// # Errors
    /// [`PictureError`] for pixels that are no whole rows, or more than the photo has from there.
    pub fn rows(&self, first: usize, pixels: &mut [u8]) -> Result<(), PictureError> {
        self.blend.rows(first, pixels)?;
        for stroke in &self.strokes {
            stroke.rows(self.width, first, self.first_column, pixels);
        }
        Ok(())
    }
}

/// Contour and box, and the place of a comparison's lead.
fn strokes(exhibit: &Exhibit, frame: &Frame) -> Vec<Stroke> {
    let outlines = Outlines::on(exhibit, *frame);
    let mut strokes = outlines.as_ref().map_or_else(Vec::new, Outlines::strokes);
    strokes.extend(lead_strokes(exhibit, frame));
    strokes
}

/// The frame on the same photo in another size.
fn shown_in(frame: &Frame, (width, height): (usize, usize)) -> Frame {
    let across = width as f64 / frame.photo.0 as f64;
    let down = height as f64 / frame.photo.1 as f64;
    let seen = frame.seen;
    Frame {
        photo: (width, height),
        seen: match frame.leaves_out() {
            // Exactly all of it, whatever is rounded.
            false => Rectangle {
                x: 0.0,
                y: 0.0,
                width: width as f64,
                height: height as f64,
            },
            true => Rectangle {
                x: seen.x * across,
                y: seen.y * down,
                width: seen.width * across,
                height: seen.height * down,
            },
        },
        ..*frame
    }
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    reason = "a picture that is refused ends its test"
)]
mod tests {
    use super::super::peak::{exhibit, outlined};
    use super::super::png::{Channels, PngWriter};
    use super::super::texts::Texts;
    use super::*;
    use camlens_core::cam::samples::numbers;
    use camlens_core::framing::Framing;
    use camlens_core::render::picture;
    use camlens_core::resnet50::INPUT;

    fn photo(exhibit: &Exhibit) -> Vec<u8> {
        let mut next = numbers(5);
        let pixels = exhibit.frame.photo.0 * exhibit.frame.photo.1;
        let levels = (0..pixels).flat_map(|_| [next(), next(), next(), 1.0]);
        levels.map(|level| (255.0 * level) as u8).collect()
    }

    fn drawn(overlay: &Overlay, photo: &[u8]) -> Vec<u8> {
        let mut pixels = photo.to_vec();
        overlay.rows(0, &mut pixels).unwrap();
        pixels
    }

    #[test]
    fn the_file_has_the_blend_bit_for_bit() {
        let exhibit = exhibit();
        let photo = photo(&exhibit);
        let (width, height) = exhibit.frame.photo;
        let overlay = Overlay::on_screen(&exhibit);
        let map = &exhibit.evidence.map;
        let expected = picture(&photo, &exhibit.frame, map, &exhibit.style()).unwrap();
        for rows in [1, 7, height] {
            let size = (width, height);
            let mut writer = PngWriter::new(size, Channels::Rgb, &Texts::default()).unwrap();
            let mut file = Vec::new();
            for (strip, pixels) in photo.chunks(4 * width * rows).enumerate() {
                let mut pixels = pixels.to_vec();
                overlay.rows(strip * rows, &mut pixels).unwrap();
                file.extend(writer.rows(&pixels).unwrap());
            }
            file.extend(writer.finish().unwrap());
            let mut reader = png::Decoder::new(std::io::Cursor::new(file))
                .read_info()
                .unwrap();
            let mut found = vec![0; 3 * width * height];
            reader.next_frame(&mut found).unwrap();
            let expected = expected.chunks(4).flat_map(|pixel| &pixel[..3]);
            assert!(found.iter().eq(expected), "{rows} rows");
        }
    }

    #[test]
    fn left_of_the_handle_is_the_photo() {
        let mut exhibit = outlined(true, true);
        exhibit.look.layout = Layout::Slide;
        let photo = photo(&exhibit);
        let width = exhibit.frame.photo.0;
        let at = |split: f64, exhibit: &mut Exhibit| {
            exhibit.look.split = split;
            drawn(&Overlay::on_screen(exhibit), &photo)
        };
        let all = at(0.0, &mut exhibit);
        assert_eq!(at(100.0, &mut exhibit), photo);
        let half = at(50.0, &mut exhibit);
        for (at, pixel) in half.chunks(4).enumerate() {
            // Half of 45 columns, rounded.
            let from = if at % width < 23 { &photo } else { &all };
            assert_eq!(pixel, &from[4 * at..][..4]);
        }
    }

    #[test]
    fn outlines_lie_over_the_map() {
        let photo = photo(&exhibit());
        let picture = |contour, boxed| {
            let exhibit = outlined(contour, boxed);
            drawn(&Overlay::on_screen(&exhibit), &photo)
        };
        let plain = picture(false, false);
        let changed = |other: &[u8]| {
            let pixels = plain.chunks(4).zip(other.chunks(4));
            pixels.filter(|(one, other)| one != other).count()
        };
        let (contour, boxed, both) = (
            picture(true, false),
            picture(false, true),
            picture(true, true),
        );
        // A line of 2.4 pixels around a circle with a radius of 3.2 of the 7 cells of 26 pixels, cut at the
        // frame.
        let around = std::f64::consts::TAU * 3.2 * 26.25 / 7.0;
        let covered = changed(&contour) as f64;
        assert!(
            (0.7..1.5).contains(&(covered / (2.4 * around))),
            "{covered} of {around}"
        );
        assert!(changed(&boxed) > 100);
        assert!(changed(&both) > changed(&contour).max(changed(&boxed)));
    }

    #[test]
    fn a_smaller_photo_has_its_frame_where_the_photo_has_it() {
        for framing in Framing::ALL {
            let frame = framing.frame(4000, 500, &INPUT);
            let small = shown_in(&frame, (801, 100));
            assert_eq!(small.photo, (801, 100));
            assert_eq!(small.leaves_out(), frame.leaves_out(), "{framing:?}");
            let place = |frame: &Frame| {
                (
                    frame.seen.x / frame.photo.0 as f64,
                    frame.seen.width / frame.photo.0 as f64,
                )
            };
            let (found, expected) = (place(&small), place(&frame));
            assert!((found.0 - expected.0).abs() < 1e-9 && (found.1 - expected.1).abs() < 1e-9);
        }
    }
}

//! A map as a picture of its own.

use super::{Colormap, Scale};
use crate::cam::{ActivationMap, Enlarged, Enlargement};

/// Colours of a painting: more than a screen distinguishes.
const COLOURS: usize = 1024;

/// The colour of a value that is no number: no colormap has it.
pub const NOT_A_NUMBER: [u8; 3] = [255, 0, 255];

/// The weight of a map's pixels against what lies below them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Cover {
    /// All of them alike.
    #[default]
    Even,
    /// In proportion to the distance from zero, fully at the farther end of the scale: a place that
    /// says nothing shows the photo as it is.
    ByDistance,
}

impl Cover {
    /// The weight of a value, 0 to 1. A value that is no number is to be seen.
    pub fn weight(self, logit: f32, scale: Scale) -> f32 {
        let end = scale.low.abs().max(scale.high.abs());
        match self {
            Self::ByDistance if !logit.is_nan() && end > 0.0 => (logit.abs() / end).min(1.0),
            Self::Even | Self::ByDistance => 1.0,
        }
    }
}

/// The colours of a painting, from the colormap's first to its last: 1024.
pub fn palette(colormap: Colormap) -> Vec<[u8; 3]> {
    (0..COLOURS)
        .map(|entry| colormap.colour(entry as f32 / (COLOURS - 1) as f32))
        .collect()
}

/// A map that is painted row by row, enlarged to `width` x `height` pixels.
/// [`Upsampling::Cells`](crate::cam::Upsampling::Cells) paints the real cells instead of a smooth map.
pub(super) struct Painter<'a> {
    enlarged: Enlarged<'a>,
    palette: Vec<[u8; 3]>,
    scale: Scale,
    cover: Cover,
}

impl<'a> Painter<'a> {
    pub fn new(
        map: &'a ActivationMap,
        size: (usize, usize),
        enlargement: Enlargement,
        scale: Scale,
        colormap: Colormap,
        cover: Cover,
    ) -> Self {
        Self {
            enlarged: Enlarged::new(map, size, enlargement),
            palette: palette(colormap),
            scale,
            cover,
        }
    }

    /// The pixels of a row, RGBA: alpha is the weight of the cover, opaque where it is even. NaN is painted
    /// as [`NOT_A_NUMBER`].
    pub fn row(&self, row: usize) -> impl Iterator<Item = [u8; 4]> {
        self.enlarged.row(row).map(|logit| {
            let entry = (self.scale.place(logit) * (COLOURS - 1) as f32).round() as usize;
            let [red, green, blue] = if logit.is_nan() {
                NOT_A_NUMBER
            } else {
                self.palette[entry.min(COLOURS - 1)]
            };
            let weight = self.cover.weight(logit, self.scale);
            let alpha = (f32::from(u8::MAX) * weight).round() as u8;
            [red, green, blue, alpha]
        })
    }
}

/// Paints a map, enlarged to `width` x `height` pixels: RGBA, `[height, width, 4]`, the form that
/// `ImageData` takes; alpha is the weight of `cover`, opaque where it is even.
/// [`Upsampling::Cells`](crate::cam::Upsampling::Cells) paints the real cells instead of a smooth map. NaN
/// is painted as [`NOT_A_NUMBER`].
pub fn paint(
    map: &ActivationMap,
    (width, height): (usize, usize),
    enlargement: Enlargement,
    scale: Scale,
    colormap: Colormap,
    cover: Cover,
) -> Vec<u8> {
    let painter = Painter::new(map, (width, height), enlargement, scale, colormap, cover);
    (0..height)
        .flat_map(|row| painter.row(row))
        .flatten()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cam::Upsampling;
    use crate::cam::samples::{map, row};
    use crate::framing::Offset;
    use crate::render::Range;

    #[test]
    fn the_largest_value_is_the_last_colour() {
        let map = row(&[-1.0, 4.0]);
        for colormap in Colormap::ALL {
            for upsampling in [Upsampling::HalfPixel, Upsampling::Cells] {
                let scale = Range::Auto.scale([&map], None);
                let picture = paint(
                    &map,
                    (2, 1),
                    upsampling.centred(),
                    scale,
                    colormap,
                    Cover::Even,
                );
                let [r0, g0, b0] = colormap.colour(0.0);
                let [r1, g1, b1] = colormap.colour(1.0);
                assert_eq!(picture, [r0, g0, b0, 255, r1, g1, b1, 255]);
            }
        }
    }

    #[test]
    fn real_cells_have_one_colour_and_a_sharp_border() {
        let map = row(&[0.0, 1.0, 3.0]);
        let scale = Range::Auto.scale([&map], None);
        let cells = Upsampling::Cells.centred();
        let picture = paint(&map, (30, 4), cells, scale, Colormap::Grey, Cover::Even);
        for (at, pixel) in picture.chunks(4).enumerate() {
            let grey = [0, 85, 255][at % 30 / 10];
            assert_eq!(pixel, [grey, grey, grey, 255], "pixel {at}");
        }
    }

    #[test]
    fn real_cells_move_with_their_offset_and_reach_the_edge() {
        let map = row(&[0.0, 1.0, 3.0]);
        let scale = Range::Auto.scale([&map], None);
        let cells = Enlargement {
            upsampling: Upsampling::Cells,
            offset: Offset::both(0.25),
        };
        assert_eq!(cells.smallest_of_cells(&map), Some((12, 4)));
        let picture = paint(&map, (12, 4), cells, scale, Colormap::Grey, Cover::Even);
        let line: Vec<u8> = picture.iter().step_by(4).take(12).copied().collect();
        assert_eq!(line, [&[0; 3][..], &[85; 4], &[255; 5]].concat());
        // Larger ones repeat these pixels.
        let twice = paint(&map, (24, 4), cells, scale, Colormap::Grey, Cover::Even);
        let line: Vec<u8> = twice.iter().step_by(8).take(12).copied().collect();
        assert_eq!(line, [&[0; 3][..], &[85; 4], &[255; 5]].concat());
    }

    #[test]
    fn one_infinite_value_colours_its_surroundings_alike_on_all_sides() {
        let mut values = [0.0; 9];
        values[4] = f32::INFINITY;
        let map = map(3, 3, &values);
        let fixed = Range::Fixed(crate::render::FIXED);
        for range in [Range::Auto, fixed] {
            let scale = range.scale([&map], None);
            let drawing = Upsampling::HalfPixel.centred();
            let picture = paint(&map, (30, 30), drawing, scale, Colormap::Grey, Cover::Even);
            let grey = |x: usize, y: usize| &picture[4 * (30 * y + x)..][..3];
            for (x, y) in [(12, 12), (17, 12), (12, 17), (17, 17)] {
                let expected = Colormap::Grey.colour(scale.place(f32::INFINITY));
                assert_eq!(grey(x, y), expected, "{range:?} at {x}, {y}");
            }
            let corners = [(0, 0), (29, 0), (0, 29), (29, 29)].map(|(x, y)| grey(x, y));
            assert_eq!(corners, [grey(0, 0); 4]);
        }
    }

    #[test]
    fn what_is_no_number_has_a_colour_that_no_colormap_has() {
        let map = row(&[0.0, f32::NAN]);
        let scale = Range::Auto.scale([&map], None);
        for colormap in Colormap::ALL {
            let cells = Upsampling::Cells.centred();
            let picture = paint(&map, (2, 1), cells, scale, colormap, Cover::Even);
            assert_eq!(picture[4..7], NOT_A_NUMBER);
            for entry in 0..COLOURS {
                let colour = colormap.colour(entry as f32 / (COLOURS - 1) as f32);
                assert_ne!(colour, NOT_A_NUMBER, "{colormap:?} {entry}");
            }
        }
    }

    #[test]
    fn a_place_that_says_nothing_shows_what_lies_below() {
        let map = row(&[-8.0, -2.0, 0.0, 4.0, f32::NAN, f32::INFINITY]);
        let scale = Range::AroundZero.scale([&map], None);
        let cells = Upsampling::Cells.centred();
        let painted = |cover| paint(&map, (6, 1), cells, scale, Colormap::Coolwarm, cover);
        let alphas = |cover| {
            painted(cover)
                .into_iter()
                .skip(3)
                .step_by(4)
                .collect::<Vec<_>>()
        };
        assert_eq!(alphas(Cover::ByDistance), [255, 64, 0, 128, 255, 255]);
        assert_eq!(alphas(Cover::Even), [255; 6]);
        // The colours stay as they are.
        let colours = |cover| {
            painted(cover)
                .chunks(4)
                .flat_map(|p| p[..3].to_vec())
                .collect::<Vec<_>>()
        };
        assert_eq!(colours(Cover::ByDistance), colours(Cover::Even));
    }
}

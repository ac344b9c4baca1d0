//! A map enlarged to pixels. Numbers are enlarged first and coloured after: between two colours
//! of a colormap there may lie colours that stand for something else.

use super::ActivationMap;

/// Where the centres of the cells come to lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Upsampling {
    /// A cell's value at the centre of the square that it stands for; constant beyond the
    /// outermost centres. Right for a grid of receptive fields, and it keeps the mean of the map: a
    /// picture of whole multiples of the grid has the map's own.
    HalfPixel,
    /// The first and the last cell on the first and the last pixel, as
    /// `scipy.ndimage.zoom(order=1)` does: `x * (columns - 1) / (width - 1)`.
    CornersAligned,
    /// The cells themselves: each square has its cell's value, up to its border.
    Cells,
}

/// Two neighbours and the weight of the second.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tap {
    pub first: usize,
    pub second: usize,
    pub weight: f32,
}

impl Tap {
    /// Between the cells around `at`, counted in cells from the centre of the first.
    fn between(at: f64, last: usize) -> Self {
        let at = at.clamp(0.0, last as f64);
        let first = at as usize;
        Self {
            first,
            second: (first + 1).min(last),
            weight: (at - first as f64) as f32,
        }
    }

    pub(super) fn mix(self, first: f32, second: f32) -> f32 {
        if self.weight == 0.0 {
            first
        } else {
            first + (second - first) * self.weight
        }
    }
}

impl Upsampling {
    /// A tap for each of a row of pixels.
    pub(super) fn taps(self, cells: usize, pixels: usize) -> Vec<Tap> {
        let last = cells.saturating_sub(1);
        (0..pixels)
            .map(|pixel| match self {
                Self::HalfPixel | Self::Cells => {
                    self.tap((pixel as f64 + 0.5) / pixels as f64, cells)
                }
                Self::CornersAligned if pixels > 1 => {
                    Tap::between(pixel as f64 * last as f64 / (pixels - 1) as f64, last)
                }
                Self::CornersAligned => Tap::between(0.0, last),
            })
            .collect()
    }

    /// The tap at a place of the picture, 0 at its first border to 1 at its last. What lies outside
    /// takes the border.
    pub(super) fn tap(self, place: f64, cells: usize) -> Tap {
        let last = cells.saturating_sub(1);
        match self {
            Self::HalfPixel => Tap::between(place * cells as f64 - 0.5, last),
            // Of a picture so large that half a pixel is nothing.
            Self::CornersAligned => Tap::between(place * last as f64, last),
            Self::Cells => Tap::between((place * cells as f64).floor(), last),
        }
    }
}

/// The value that is drawn at a place of the picture, from 0, 0 at its top left corner to 1, 1 at its
/// bottom right one, across and down. None outside, and of an empty map.
pub fn value_at(
    map: &ActivationMap,
    (across, down): (f64, f64),
    upsampling: Upsampling,
) -> Option<f32> {
    let inside = (0.0..=1.0).contains(&across) && (0.0..=1.0).contains(&down);
    if !inside || map.values.is_empty() {
        return None;
    }
    let (x, y) = (
        upsampling.tap(across, map.columns),
        upsampling.tap(down, map.rows),
    );
    let value = |row: usize, column: usize| map.values[row * map.columns + column];
    let row = |row: usize| x.mix(value(row, x.first), value(row, x.second));
    Some(y.mix(row(y.first), row(y.second)))
}

/// Bilinear enlargement (or the cells' own squares) to `width` x `height` pixels, row by row. Interpolated values lie within
/// the map's range. An empty map or an empty picture gives nothing.
pub fn upsample(
    map: &ActivationMap,
    width: usize,
    height: usize,
    upsampling: Upsampling,
) -> Vec<f32> {
    if map.values.is_empty() {
        return Vec::new();
    }
    let across = upsampling.taps(map.columns, width);
    let mut pixels = Vec::with_capacity(width * height);
    for down in upsampling.taps(map.rows, height) {
        let upper = &map.values[down.first * map.columns..][..map.columns];
        let lower = &map.values[down.second * map.columns..][..map.columns];
        pixels.extend(across.iter().map(|tap| {
            let above = tap.mix(upper[tap.first], upper[tap.second]);
            let below = tap.mix(lower[tap.first], lower[tap.second]);
            down.mix(above, below)
        }));
    }
    pixels
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cam::samples::{map, numbers, row};

    fn ramp() -> ActivationMap {
        row(&[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0])
    }

    #[test]
    fn half_pixel_centres_lie_in_the_middle_of_their_squares() {
        let pixels = upsample(&ramp(), 21, 1, Upsampling::HalfPixel);
        for cell in 0..7 {
            assert!((pixels[3 * cell + 1] - cell as f32).abs() < 1e-6);
        }
        assert_eq!((pixels[0], pixels[20]), (0.0, 6.0));
        assert!((pixels[2] - 1.0 / 3.0).abs() < 1e-6);
    }

    #[test]
    fn aligned_corners_follow_the_notebook() {
        let pixels = upsample(&ramp(), 224, 1, Upsampling::CornersAligned);
        for (x, pixel) in pixels.iter().enumerate() {
            assert!((pixel - x as f32 * 6.0 / 223.0).abs() < 1e-5);
        }
    }

    #[test]
    fn both_directions_are_mixed() {
        let map = map(2, 2, &[0.0, 1.0, 2.0, 7.0]);
        let pixels = upsample(&map, 3, 3, Upsampling::CornersAligned);
        assert_eq!(pixels, [0.0, 0.5, 1.0, 1.0, 2.5, 4.0, 2.0, 4.5, 7.0]);
    }

    #[test]
    fn cells_keep_their_value_up_to_their_border() {
        let pixels = upsample(&ramp(), 21, 1, Upsampling::Cells);
        for (x, &pixel) in pixels.iter().enumerate() {
            assert_eq!(pixel, (x / 3) as f32);
        }
        // 10 pixels for 7 cells: a pixel belongs to the cell that its centre lies in.
        let uneven = upsample(&ramp(), 10, 1, Upsampling::Cells);
        assert_eq!(uneven, [0.0, 1.0, 1.0, 2.0, 3.0, 3.0, 4.0, 5.0, 5.0, 6.0]);
    }

    #[test]
    fn half_pixel_centres_keep_the_mean_in_whole_multiples() {
        let mut next = numbers(5);
        for (rows, columns) in [(1, 1), (2, 3), (8, 12)] {
            let map = ActivationMap {
                rows,
                columns,
                values: (0..rows * columns).map(|_| next() - 0.5).collect(),
            };
            for times in [1, 2, 3, 16] {
                for upsampling in [Upsampling::HalfPixel, Upsampling::Cells] {
                    let pixels = upsample(&map, columns * times, rows * times, upsampling);
                    let sum: f64 = pixels.iter().map(|&pixel| f64::from(pixel)).sum();
                    let mean = sum / pixels.len() as f64;
                    assert!((mean - f64::from(map.mean())).abs() < 1e-6);
                }
            }
        }
    }

    #[test]
    fn a_place_has_the_value_that_is_drawn_there() {
        let mut next = numbers(9);
        let map = ActivationMap {
            rows: 3,
            columns: 4,
            values: (0..12).map(|_| next()).collect(),
        };
        for upsampling in [Upsampling::HalfPixel, Upsampling::Cells] {
            let pixels = upsample(&map, 40, 30, upsampling);
            for (at, &pixel) in pixels.iter().enumerate() {
                let place = (
                    ((at % 40) as f64 + 0.5) / 40.0,
                    ((at / 40) as f64 + 0.5) / 30.0,
                );
                let value = value_at(&map, place, upsampling);
                assert!(value.is_some_and(|value| (value - pixel).abs() < 1e-6));
            }
        }
        let corner = value_at(&map, (1.0, 0.0), Upsampling::CornersAligned);
        assert_eq!(corner, map.at(0, 3));
        for outside in [(-0.1, 0.5), (0.5, 1.1), (f64::NAN, 0.5)] {
            assert_eq!(value_at(&map, outside, Upsampling::HalfPixel), None);
        }
    }

    #[test]
    fn a_single_cell_fills_the_picture_and_nothing_gives_nothing() {
        let one = row(&[-3.5]);
        for upsampling in [
            Upsampling::HalfPixel,
            Upsampling::CornersAligned,
            Upsampling::Cells,
        ] {
            assert_eq!(upsample(&one, 2, 2, upsampling), [-3.5; 4]);
            assert_eq!(upsample(&one, 1, 1, upsampling), [-3.5]);
            assert!(upsample(&one, 0, 5, upsampling).is_empty());
        }
        let none = map(0, 0, &[]);
        assert!(upsample(&none, 2, 2, Upsampling::HalfPixel).is_empty());
    }
}

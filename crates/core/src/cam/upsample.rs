//! A map enlarged to pixels. Numbers are enlarged first and coloured after: between two colours
//! of a colormap there may lie colours that stand for something else.

use super::ActivationMap;
use crate::framing::{Offset, Placement};

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

/// An enlargement of a grid that has an offset on the picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Enlargement {
    pub upsampling: Upsampling,
    /// [`Upsampling::CornersAligned`] is the notebook's and heeds none.
    pub offset: Offset,
}

impl Enlargement {
    /// The grid on the picture.
    pub(super) fn placement(self, map: &ActivationMap) -> Placement {
        let offset = match self.upsampling {
            Upsampling::CornersAligned => Offset::NONE,
            Upsampling::HalfPixel | Upsampling::Cells => self.offset,
        };
        Placement::new((map.rows, map.columns), offset)
    }

    /// The smallest picture of the cells themselves, as width and height in pixels, in which every
    /// border between two cells lies between two pixels. Larger ones are made by repeating pixels.
    /// `None` where no picture of at most [`MAX_PIXELS_PER_CELL`] pixels to a cell has that.
    pub fn smallest_of_cells(self, map: &ActivationMap) -> Option<(usize, usize)> {
        let per_cell = |offset: f64| {
            let whole = |&pixels: &usize| (pixels as f64 * offset).fract() == 0.0;
            (1..=MAX_PIXELS_PER_CELL).find(whole)
        };
        Some((
            map.columns * per_cell(self.offset.across)?,
            map.rows * per_cell(self.offset.down)?,
        ))
    }
}

/// The most pixels to a cell, each way, that [`Enlargement::smallest_of_cells`] tries.
const MAX_PIXELS_PER_CELL: usize = 16;

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
        let step = second - first;
        if self.weight == 0.0 {
            first
        } else if step.is_finite() {
            first + step * self.weight
        } else if self.weight == 1.0 {
            second
        } else {
            // The step from an infinite value back to a finite one would be NaN.
            first * (1.0 - self.weight) + second * self.weight
        }
    }
}

impl Upsampling {
    /// The enlargement of a grid without an offset.
    pub const fn centred(self) -> Enlargement {
        Enlargement {
            upsampling: self,
            offset: Offset::NONE,
        }
    }

    /// A tap for each of a row of pixels. `on_grid` gives the place of the grid at a place of the
    /// picture.
    pub(super) fn taps(
        self,
        cells: usize,
        pixels: usize,
        on_grid: impl Fn(f64) -> f64,
    ) -> Vec<Tap> {
        let last = cells.saturating_sub(1);
        (0..pixels)
            .map(|pixel| match self {
                Self::HalfPixel | Self::Cells => {
                    self.tap(on_grid((pixel as f64 + 0.5) / pixels as f64), cells)
                }
                Self::CornersAligned if pixels > 1 => {
                    Tap::between(pixel as f64 * last as f64 / (pixels - 1) as f64, last)
                }
                Self::CornersAligned => Tap::between(0.0, last),
            })
            .collect()
    }

    /// The place of the grid, 0 to 1, at which a cell's own value is drawn.
    pub(super) fn place_of(self, cell: usize, cells: usize) -> f64 {
        match self {
            Self::HalfPixel | Self::Cells => (cell as f64 + 0.5) / cells as f64,
            Self::CornersAligned => cell as f64 / cells.saturating_sub(1).max(1) as f64,
        }
    }

    /// The tap at a place of the grid, 0 at its first border to 1 at its last. What lies outside
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

/// The value that is drawn at a place of the grid, from 0, 0 at its top left corner to 1, 1 at its
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

/// A map enlarged to pixels. A row is computed when it is asked for.
pub struct Enlarged<'a> {
    map: &'a ActivationMap,
    /// A tap for each column of pixels.
    across: Vec<Tap>,
    /// A tap for each row of pixels.
    down: Vec<Tap>,
}

impl<'a> Enlarged<'a> {
    /// Bilinear enlargement (or the cells' own squares) to `width` x `height` pixels. An empty map has
    /// no pixels.
    pub fn new(
        map: &'a ActivationMap,
        (width, height): (usize, usize),
        enlargement: Enlargement,
    ) -> Self {
        let (upsampling, placement) = (enlargement.upsampling, enlargement.placement(map));
        let (width, height) = match map.values.is_empty() {
            true => (0, 0),
            false => (width, height),
        };
        Self {
            map,
            across: upsampling.taps(map.columns, width, |place| {
                placement.on_grid((place, 0.0)).0
            }),
            down: upsampling.taps(map.rows, height, |place| placement.on_grid((0.0, place)).1),
        }
    }

    /// The number of rows of pixels.
    pub fn height(&self) -> usize {
        self.down.len()
    }

    /// The values of a row of pixels, from left to right. They lie within the map's range. A row below the
    /// last has none.
    pub fn row(&self, row: usize) -> impl Iterator<Item = f32> {
        let line = |row: usize| &self.map.values[row * self.map.columns..][..self.map.columns];
        let lines = self
            .down
            .get(row)
            .map(|&down| (down, line(down.first), line(down.second)));
        lines.into_iter().flat_map(|(down, upper, lower)| {
            self.across.iter().map(move |tap| {
                let above = tap.mix(upper[tap.first], upper[tap.second]);
                let below = tap.mix(lower[tap.first], lower[tap.second]);
                down.mix(above, below)
            })
        })
    }
}

/// All rows of a map [`Enlarged`] to `width` x `height` pixels. An empty map or picture gives nothing.
pub fn upsample(
    map: &ActivationMap,
    width: usize,
    height: usize,
    enlargement: Enlargement,
) -> Vec<f32> {
    let enlarged = Enlarged::new(map, (width, height), enlargement);
    (0..enlarged.height())
        .flat_map(|row| enlarged.row(row))
        .collect()
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
        let pixels = upsample(&ramp(), 21, 1, Upsampling::HalfPixel.centred());
        for cell in 0..7 {
            assert!((pixels[3 * cell + 1] - cell as f32).abs() < 1e-6);
        }
        assert_eq!((pixels[0], pixels[20]), (0.0, 6.0));
        assert!((pixels[2] - 1.0 / 3.0).abs() < 1e-6);
    }

    #[test]
    fn aligned_corners_follow_the_notebook() {
        let pixels = upsample(&ramp(), 224, 1, Upsampling::CornersAligned.centred());
        for (x, pixel) in pixels.iter().enumerate() {
            assert!((pixel - x as f32 * 6.0 / 223.0).abs() < 1e-5);
        }
    }

    #[test]
    fn both_directions_are_mixed() {
        let map = map(2, 2, &[0.0, 1.0, 2.0, 7.0]);
        let pixels = upsample(&map, 3, 3, Upsampling::CornersAligned.centred());
        assert_eq!(pixels, [0.0, 0.5, 1.0, 1.0, 2.5, 4.0, 2.0, 4.5, 7.0]);
    }

    #[test]
    fn cells_keep_their_value_up_to_their_border() {
        let pixels = upsample(&ramp(), 21, 1, Upsampling::Cells.centred());
        for (x, &pixel) in pixels.iter().enumerate() {
            assert_eq!(pixel, (x / 3) as f32);
        }
        // 10 pixels for 7 cells: a pixel belongs to the cell that its centre lies in.
        let uneven = upsample(&ramp(), 10, 1, Upsampling::Cells.centred());
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
                    let pixels =
                        upsample(&map, columns * times, rows * times, upsampling.centred());
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
            let pixels = upsample(&map, 40, 30, upsampling.centred());
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
    fn an_offset_moves_the_values_and_the_outermost_reach_the_border() {
        let drawing = Enlargement {
            upsampling: Upsampling::HalfPixel,
            offset: Offset {
                across: 0.25,
                down: 0.0,
            },
        };
        // Eight pixels to a cell: a quarter of a cell is two of them.
        let pixels = upsample(&ramp(), 56, 1, drawing);
        let centred = upsample(&ramp(), 56, 1, Upsampling::HalfPixel.centred());
        for (moved, there) in pixels.iter().zip(&centred[2..]) {
            assert!((moved - there).abs() < 1e-6);
        }
        assert_eq!(pixels[53..], [6.0; 3]);
    }

    #[test]
    fn the_notebooks_enlargement_heeds_no_offset() {
        let drawing = Enlargement {
            upsampling: Upsampling::CornersAligned,
            offset: Offset::both(0.25),
        };
        let centred = Upsampling::CornersAligned.centred();
        assert_eq!(
            upsample(&ramp(), 224, 3, drawing),
            upsample(&ramp(), 224, 3, centred)
        );
    }

    #[test]
    fn an_infinite_value_is_mixed_alike_on_both_sides() {
        for infinite in [f32::INFINITY, f32::NEG_INFINITY] {
            let map = row(&[1.0, infinite, 1.0]);
            let pixels = upsample(&map, 30, 1, Upsampling::HalfPixel.centred());
            let mirrored: Vec<f32> = pixels.iter().rev().copied().collect();
            assert_eq!(pixels, mirrored);
            assert_eq!(
                (pixels[4], pixels[7], pixels[22]),
                (1.0, infinite, infinite)
            );
        }
        let far = row(&[-3e38, 3e38]);
        let pixels = upsample(&far, 8, 1, Upsampling::HalfPixel.centred());
        assert!(pixels.iter().all(|value| value.is_finite()), "{pixels:?}");
    }

    #[test]
    fn the_smallest_picture_of_cells_has_their_borders_between_pixels() {
        let cells = |across, down| Enlargement {
            upsampling: Upsampling::Cells,
            offset: Offset { across, down },
        };
        let map = map(2, 3, &[0.0; 6]);
        assert_eq!(cells(0.0, 0.0).smallest_of_cells(&map), Some((3, 2)));
        assert_eq!(cells(0.25, 0.25).smallest_of_cells(&map), Some((12, 8)));
        assert_eq!(cells(0.0, -0.375).smallest_of_cells(&map), Some((3, 16)));
        assert_eq!(cells(0.01, 0.0).smallest_of_cells(&map), None);
    }

    #[test]
    fn a_single_cell_fills_the_picture_and_nothing_gives_nothing() {
        let one = row(&[-3.5]);
        for upsampling in [
            Upsampling::HalfPixel,
            Upsampling::CornersAligned,
            Upsampling::Cells,
        ] {
            assert_eq!(upsample(&one, 2, 2, upsampling.centred()), [-3.5; 4]);
            assert_eq!(upsample(&one, 1, 1, upsampling.centred()), [-3.5]);
            assert!(upsample(&one, 0, 5, upsampling.centred()).is_empty());
        }
        let none = map(0, 0, &[]);
        assert!(upsample(&none, 2, 2, Upsampling::HalfPixel.centred()).is_empty());
    }
}

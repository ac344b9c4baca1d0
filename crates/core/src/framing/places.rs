//! From points of the photo to the network's grid, and back.

use super::{Frame, Placement, Rectangle};
use std::ops::Range;

/// Whole pixels of a photo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PixelBox {
    pub columns: Range<usize>,
    pub rows: Range<usize>,
}

impl Frame {
    /// The cell under a point of the photo, as row and column; `None` outside of [`Frame::seen`].
    pub fn cell_at(&self, x: f64, y: f64, rows: usize, columns: usize) -> Option<(usize, usize)> {
        self.placement((rows, columns))
            .cell_at(self.in_frame((x, y)))
    }

    /// The cells of a grid of rows and columns on [`Frame::seen`].
    pub fn placement(&self, grid: (usize, usize)) -> Placement {
        Placement::new(grid, self.offset)
    }

    /// The whole pixels of the photo that a browser covers when it draws a box over
    /// [`Frame::seen`]: each edge at the nearest one. At least one pixel, within the photo.
    pub fn covered(&self) -> PixelBox {
        let edges = |from: f64, length: f64, photo: usize| {
            let last = photo.saturating_sub(1);
            let first = (from.round() as usize).min(last);
            let end = ((from + length).round() as usize).clamp(first + 1, last + 1);
            first..end
        };
        let Rectangle {
            x,
            y,
            width,
            height,
        } = self.seen;
        PixelBox {
            columns: edges(x, width, self.photo.0),
            rows: edges(y, height, self.photo.1),
        }
    }

    /// The point of the photo, in pixels, at a place of the framed part: from 0, 0 at its top left
    /// corner to 1, 1 at its bottom right one, across and down.
    pub fn on_photo(&self, (across, down): (f64, f64)) -> (f64, f64) {
        (
            self.seen.x + across * self.seen.width,
            self.seen.y + down * self.seen.height,
        )
    }

    /// The place in the framed part of a point of the photo; below 0 or above 1 outside of it.
    fn in_frame(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (
            (x - self.seen.x) / self.seen.width,
            (y - self.seen.y) / self.seen.height,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::geometry::tests::{SIZES, SPEC};
    use super::*;
    use crate::framing::Framing;

    /// 448 x 448 pixels from 32, 288 on, in 7 x 7 cells of 64.
    fn crop() -> Frame {
        Framing::Crop.frame(512, 1024, &SPEC)
    }

    #[test]
    fn places_go_to_the_photo_and_back() {
        let frame = crop();
        assert_eq!(frame.on_photo((0.0, 0.0)), (32.0, 288.0));
        assert_eq!(frame.on_photo((1.0, 0.5)), (480.0, 512.0));
        for place in [(0.25, 0.75), (0.0, 1.0), (-0.5, 2.0)] {
            assert_eq!(frame.in_frame(frame.on_photo(place)), place);
        }
    }

    #[test]
    fn a_box_ends_at_the_nearest_pixels_within_the_photo() {
        // 93.7 to 356.1 across, 18.75 to 281.25 down.
        let covered = Framing::Crop.frame(451, 300, &SPEC).covered();
        assert_eq!((covered.columns, covered.rows), (94..356, 19..281));
        for (width, height) in SIZES {
            for framing in Framing::ALL {
                let frame = framing.frame(width, height, &SPEC);
                let PixelBox { columns, rows } = frame.covered();
                assert!(!columns.is_empty() && columns.end <= width, "{frame:?}");
                assert!(!rows.is_empty() && rows.end <= height, "{frame:?}");
                if !frame.leaves_out() {
                    assert_eq!((columns, rows), (0..width, 0..height));
                }
            }
        }
    }

    #[test]
    fn from_the_grid_to_the_photo_and_back() {
        for (width, height) in SIZES {
            for framing in Framing::ALL {
                let frame = framing.frame(width, height, &SPEC);
                let (columns, rows) = (frame.input.0 / SPEC.cell, frame.input.1 / SPEC.cell);
                let placement = frame.placement((rows, columns));
                for row in 0..rows {
                    for column in 0..columns {
                        let (x, y) = frame.on_photo(placement.looks_at((row, column)));
                        assert_eq!(frame.cell_at(x, y, rows, columns), Some((row, column)));
                    }
                }
            }
        }
    }

    #[test]
    fn a_cell_lies_a_quarter_up_and_to_the_left_of_its_square() {
        // Cells of 64 pixels of the photo, the second of them from 32 + 64 - 16 on.
        let frame = crop();
        assert_eq!(frame.cell_at(79.9, 300.0, 7, 7), Some((0, 0)));
        assert_eq!(frame.cell_at(80.1, 300.0, 7, 7), Some((0, 1)));
        assert_eq!(frame.cell_at(479.9, 735.9, 7, 7), Some((6, 6)));
        let seed = Framing::Seed.frame(448, 448, &SPEC);
        assert_eq!(seed.cell_at(63.9, 0.0, 7, 7), Some((0, 0)));
        assert_eq!(seed.cell_at(64.1, 0.0, 7, 7), Some((0, 1)));
    }

    #[test]
    fn nothing_was_seen_outside_of_the_crop() {
        let frame = crop();
        assert_eq!(frame.cell_at(10.0, 500.0, 7, 7), None);
        assert_eq!(frame.cell_at(250.0, 287.9, 7, 7), None);
        assert_eq!(frame.cell_at(250.0, 288.0, 7, 7), Some((0, 3)));
    }
}

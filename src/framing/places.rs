//! From points and boxes on the photo to the network's grid, and back.

use super::{Frame, Rectangle};
use std::ops::Range;

impl Frame {
    /// The part of the photo that one cell of the network's grid stands for, row and column
    /// counted from the top left. Cells tile [`Frame::seen`].
    pub fn cell(&self, row: usize, column: usize, rows: usize, columns: usize) -> Rectangle {
        let width = self.seen.width / columns as f64;
        let height = self.seen.height / rows as f64;
        Rectangle {
            x: self.seen.x + column as f64 * width,
            y: self.seen.y + row as f64 * height,
            width,
            height,
        }
    }

    /// The cell under a point of the photo, as row and column; none outside of [`Frame::seen`].
    pub fn cell_at(&self, x: f64, y: f64, rows: usize, columns: usize) -> Option<(usize, usize)> {
        let (across, down) = self.in_frame((x, y));
        let inside = (0.0..1.0).contains(&across) && (0.0..1.0).contains(&down);
        inside.then_some((
            (down * rows as f64) as usize,
            (across * columns as f64) as usize,
        ))
    }

    /// The rows and columns of the cells that a box drawn on the photo lies over; what of it lies
    /// outside of [`Frame::seen`] is cut off. A box within one cell, even one without extent, is that
    /// cell. None where the network saw nothing of it.
    pub fn cells_under(
        &self,
        drawn: Rectangle,
        rows: usize,
        columns: usize,
    ) -> Option<(Range<usize>, Range<usize>)> {
        let seen = self.seen;
        let across = under(drawn.x - seen.x, drawn.width, seen.width, columns)?;
        let down = under(drawn.y - seen.y, drawn.height, seen.height, rows)?;
        Some((down, across))
    }

    /// Where a place of the framed part, from 0, 0 at its top left corner to 1, 1 at its bottom
    /// right one, across and down, lies on the photo, in pixels.
    pub fn on_photo(&self, (across, down): (f64, f64)) -> (f64, f64) {
        (
            self.seen.x + across * self.seen.width,
            self.seen.y + down * self.seen.height,
        )
    }

    /// The place in the framed part of a point of the photo; outside of it below 0 or above 1.
    pub fn in_frame(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (
            (x - self.seen.x) / self.seen.width,
            (y - self.seen.y) / self.seen.height,
        )
    }
}

/// The cells under a stretch of a row of cells that is `whole` long. A stretch may be drawn
/// backwards.
fn under(start: f64, length: f64, whole: f64, cells: usize) -> Option<Range<usize>> {
    let (from, to) = (start.min(start + length), start.max(start + length));
    let overlaps = from < whole && to >= 0.0 && cells > 0;
    if !overlaps || !(to - from).is_finite() {
        return None;
    }
    let cell = |place: f64| place.clamp(0.0, whole) * cells as f64 / whole;
    let first = (cell(from) as usize).min(cells - 1);
    let behind = (cell(to).ceil() as usize).clamp(first + 1, cells);
    Some(first..behind)
}

#[cfg(test)]
mod tests {
    use super::super::geometry::tests::SIZES;
    use super::*;
    use crate::framing::{CELL, Framing};

    fn drawn(x: f64, y: f64, width: f64, height: f64) -> Rectangle {
        Rectangle {
            x,
            y,
            width,
            height,
        }
    }

    /// 448 x 448 pixels from 32, 288 on, in 7 x 7 cells of 64.
    fn crop() -> Frame {
        Framing::Crop.frame(512, 1024)
    }

    #[test]
    fn a_box_is_the_cells_that_it_touches() {
        let under = |rectangle| crop().cells_under(rectangle, 7, 7);
        assert_eq!(under(drawn(33.0, 289.0, 60.0, 60.0)), Some((0..1, 0..1)));
        assert_eq!(under(drawn(33.0, 289.0, 64.0, 128.0)), Some((0..3, 0..2)));
        assert_eq!(under(drawn(32.0, 288.0, 64.0, 128.0)), Some((0..2, 0..1)));
        assert_eq!(under(drawn(97.0, 353.0, -64.0, -64.0)), Some((0..2, 0..2)));
        assert_eq!(under(drawn(0.0, 0.0, 512.0, 1024.0)), Some((0..7, 0..7)));
    }

    #[test]
    fn a_point_is_the_cell_under_it() {
        let frame = crop();
        for (x, y) in [(32.0, 288.0), (96.0, 352.0), (250.5, 700.0), (479.9, 735.9)] {
            let cells = frame.cells_under(drawn(x, y, 0.0, 0.0), 7, 7);
            let cell = frame.cell_at(x, y, 7, 7);
            assert_eq!(
                cells,
                cell.map(|(row, column)| (row..row + 1, column..column + 1))
            );
        }
    }

    #[test]
    fn a_box_around_a_cells_middle_is_that_cell() {
        for framing in Framing::ALL {
            let frame = framing.frame(451, 300);
            let (columns, rows) = (frame.input.0 / CELL, frame.input.1 / CELL);
            for cell in 0..rows * columns {
                let (row, column) = (cell / columns, cell % columns);
                let area = frame.cell(row, column, rows, columns);
                let inner = drawn(
                    area.x + 0.1 * area.width,
                    area.y + 0.1 * area.height,
                    0.8 * area.width,
                    0.8 * area.height,
                );
                let under = frame.cells_under(inner, rows, columns);
                assert_eq!(under, Some((row..row + 1, column..column + 1)));
            }
        }
    }

    #[test]
    fn beside_the_frame_there_is_nothing() {
        let under = |rectangle| crop().cells_under(rectangle, 7, 7);
        assert_eq!(under(drawn(0.0, 300.0, 20.0, 20.0)), None);
        assert_eq!(under(drawn(480.0, 300.0, 20.0, 20.0)), None);
        assert_eq!(under(drawn(f64::NAN, 300.0, 20.0, 20.0)), None);
        assert_eq!(under(drawn(100.0, 300.0, f64::INFINITY, 20.0)), None);
        assert_eq!(
            crop().cells_under(drawn(100.0, 300.0, 9.0, 9.0), 0, 7),
            None
        );
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
    fn from_the_grid_to_the_photo_and_back() {
        for (width, height) in SIZES {
            for framing in Framing::ALL {
                let frame = framing.frame(width, height);
                let (columns, rows) = (frame.input.0 / CELL, frame.input.1 / CELL);
                for row in 0..rows {
                    for column in 0..columns {
                        let cell = frame.cell(row, column, rows, columns);
                        let centre = (cell.x + cell.width / 2.0, cell.y + cell.height / 2.0);
                        assert_eq!(
                            frame.cell_at(centre.0, centre.1, rows, columns),
                            Some((row, column)),
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn nothing_was_seen_outside_of_the_crop() {
        let frame = crop();
        assert_eq!(frame.cell_at(10.0, 500.0, 7, 7), None);
        assert_eq!(frame.cell_at(250.0, 287.9, 7, 7), None);
        assert_eq!(frame.cell_at(250.0, 288.0, 7, 7), Some((0, 3)));
    }
}

//! The cells of a network's grid on the framed part of the photo.
//!
//! A network whose strides sample the first of several pixels looks beside the middles of its
//! squares. Each cell is drawn where it looks, so that the borders between cells move by the same
//! distance. The first and the last cell of a line still end at the frame:
//!
//! ```text
//! grid    |     .     |     .     |     .     |     .     |     equal cells and their middles
//! frame   |  .        |     .     |     .     |     .        |  moved by a quarter of a cell
//! ```
//!
//! The first half of the first cell is squeezed and the last half of the last cell stretched; all
//! between is moved. A smooth map is constant in these two halves, so that it is moved and nothing
//! else: its outermost values reach the border of the frame.
//!
//! A place is a part of a side, from 0 at the first border to 1 at the last one: of the grid, or of
//! the frame that it lies on.

use serde::{Deserialize, Serialize};

/// The middle of a cell, in cells from its first border.
const MIDDLE: f64 = 0.5;

/// The distance from the middle of a cell's square to the point that the cell looks at, in cells:
/// positive to the left and up. Each is above -0.5 and below 0.5.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Offset {
    /// To the left.
    pub across: f64,
    /// Up.
    pub down: f64,
}

/// A grid on a frame.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placement {
    rows: usize,
    columns: usize,
    offset: Offset,
}

impl Offset {
    /// Each cell looks at the middle of its square.
    pub const NONE: Self = Self {
        across: 0.0,
        down: 0.0,
    };

    /// As many cells up as to the left.
    pub const fn both(cells: f64) -> Self {
        Self {
            across: cells,
            down: cells,
        }
    }

    /// The offset of the average of two maps: of a photo, whose grid has this offset, and of its
    /// mirror image, laid back upon the photo.
    ///
    /// The cells of the one look as far to the left of their middles as those of the other to the
    /// right of them, and each value of the average is the mean of both.
    pub fn averaged_with_mirror(self) -> Self {
        Self {
            across: 0.0,
            ..self
        }
    }
}

impl Placement {
    /// Lays a grid of rows and columns on a frame.
    pub fn new((rows, columns): (usize, usize), offset: Offset) -> Self {
        Self {
            rows,
            columns,
            offset,
        }
    }

    /// The place on the frame of a place of the grid, across and down.
    pub fn on_frame(self, (across, down): (f64, f64)) -> (f64, f64) {
        (
            on_frame(across, self.columns, self.offset.across),
            on_frame(down, self.rows, self.offset.down),
        )
    }

    /// The place of the grid that lies at a place of the frame, across and down.
    pub fn on_grid(self, (across, down): (f64, f64)) -> (f64, f64) {
        (
            on_grid(across, self.columns, self.offset.across),
            on_grid(down, self.rows, self.offset.down),
        )
    }

    /// The place on the frame that a cell looks at, across and down; the largest value of a smooth
    /// map lies there.
    pub fn looks_at(self, (row, column): (usize, usize)) -> (f64, f64) {
        let middle = |cell: usize, cells: usize| (cell as f64 + MIDDLE) / cells.max(1) as f64;
        self.on_frame((middle(column, self.columns), middle(row, self.rows)))
    }

    /// The cell at a place of the frame, as row and column; `None` outside of the frame.
    pub fn cell_at(self, (across, down): (f64, f64)) -> Option<(usize, usize)> {
        let inside = (0.0..1.0).contains(&across) && (0.0..1.0).contains(&down);
        inside.then(|| self.nearest_cell((across, down)))
    }

    /// The cell at a place of the frame, as row and column; beyond its border, which a drag may
    /// cross, the nearest cell.
    pub fn nearest_cell(self, place: (f64, f64)) -> (usize, usize) {
        let (across, down) = self.on_grid(place);
        // A negative number, and what is no number, becomes 0.
        let at = |part: f64, cells: usize| ((part * cells as f64) as usize).min(cells.max(1) - 1);
        (at(down, self.rows), at(across, self.columns))
    }
}

fn on_frame(place: f64, cells: usize, offset: f64) -> f64 {
    if offset == 0.0 || cells == 0 {
        return place;
    }
    let cells = cells as f64;
    let at = place * cells;
    let at = if at < MIDDLE {
        at * (MIDDLE - offset) / MIDDLE
    } else if at > cells - MIDDLE {
        cells - (cells - at) * (MIDDLE + offset) / MIDDLE
    } else {
        at - offset
    };
    at / cells
}

fn on_grid(place: f64, cells: usize, offset: f64) -> f64 {
    if offset == 0.0 || cells == 0 {
        return place;
    }
    let cells = cells as f64;
    let at = place * cells;
    let at = if at < MIDDLE - offset {
        at * MIDDLE / (MIDDLE - offset)
    } else if at > cells - MIDDLE - offset {
        cells - (cells - at) * MIDDLE / (MIDDLE + offset)
    } else {
        at + offset
    };
    at / cells
}

#[cfg(test)]
mod tests {
    use super::*;

    const OFFSETS: [f64; 6] = [0.0, 0.25, -0.25, 0.484, -0.1, 0.01];
    const CELLS: [usize; 5] = [1, 2, 7, 8, 32];

    #[test]
    fn without_an_offset_nothing_is_moved() {
        for place in [0.0, 0.1, 1.0 / 3.0, 0.7, 1.0] {
            assert_eq!(on_grid(place, 7, 0.0), place);
            assert_eq!(on_frame(place, 7, 0.0), place);
        }
    }

    #[test]
    fn a_quarter_moves_borders_and_middles_and_no_edge() {
        let frame = |cells: f64| 4.0 * on_frame(cells / 4.0, 4, 0.25);
        assert_eq!(
            [0.0, 1.0, 2.0, 3.0, 4.0].map(frame),
            [0.0, 0.75, 1.75, 2.75, 4.0]
        );
        assert_eq!([0.5, 1.5, 2.5, 3.5].map(frame), [0.25, 1.25, 2.25, 3.25]);
        // Three quarters of the first cell, and one and a quarter of the last.
        let grid = |cells: f64| 4.0 * on_grid(cells / 4.0, 4, 0.25);
        assert_eq!([0.125, 0.75, 3.25, 3.625].map(grid), [0.25, 1.0, 3.5, 3.75]);
    }

    #[test]
    fn the_way_back_is_the_way_and_never_turns() {
        for offset in OFFSETS {
            for cells in CELLS {
                let steps = || (0..=1000).map(|step| f64::from(step) / 1000.0);
                for place in steps() {
                    let back = on_frame(on_grid(place, cells, offset), cells, offset);
                    assert!((back - place).abs() < 1e-12, "{place} of {cells}, {offset}");
                }
                let moved: Vec<f64> = steps().map(|place| on_grid(place, cells, offset)).collect();
                assert!(moved.is_sorted_by(|a, b| a < b), "{cells}, {offset}");
                assert!(moved[0] == 0.0 && (moved[1000] - 1.0).abs() < 1e-15);
            }
        }
    }

    #[test]
    fn every_cell_can_be_hit_and_looks_at_itself() {
        for offset in OFFSETS {
            for rows in CELLS {
                let columns = 3;
                let placement = Placement::new((rows, columns), Offset::both(offset));
                let mut hit = vec![0; rows * columns];
                let steps = || (0..400).map(|step| (f64::from(step) + 0.5) / 400.0);
                for down in steps() {
                    for across in steps() {
                        let cell = placement.cell_at((across, down));
                        let Some((row, column)) = cell else {
                            panic!("{across}, {down} lies on the frame");
                        };
                        hit[row * columns + column] += 1;
                    }
                }
                assert!(hit.iter().all(|&times| times > 0), "{rows} rows, {offset}");
                for cell in (0..rows * columns).map(|at| (at / columns, at % columns)) {
                    assert_eq!(placement.cell_at(placement.looks_at(cell)), Some(cell));
                }
            }
        }
    }

    #[test]
    fn a_place_beyond_the_frame_is_of_no_cell_and_nearest_to_one_at_the_border() {
        let placement = Placement::new((8, 12), Offset::both(0.25));
        for outside in [(-0.01, 0.5), (0.5, 1.0), (1.5, 0.5), (f64::NAN, 0.5)] {
            assert_eq!(placement.cell_at(outside), None);
        }
        assert_eq!(placement.nearest_cell((0.0, 0.0)), (0, 0));
        assert_eq!(placement.nearest_cell((0.999, 0.999)), (7, 11));
        assert_eq!(placement.nearest_cell((0.5, 0.5)), (4, 6));
        assert_eq!(placement.nearest_cell((-3.0, 7.0)), (7, 0));
        let nothing = Placement::new((0, 0), Offset::both(0.25));
        assert_eq!(nothing.nearest_cell((f64::NAN, 0.5)), (0, 0));
    }

    #[test]
    fn an_average_with_the_mirror_image_looks_straight_across() {
        let mirrored = Offset::both(0.25).averaged_with_mirror();
        assert_eq!((mirrored.across, mirrored.down), (0.0, 0.25));
        assert_eq!(Offset::NONE.averaged_with_mirror(), Offset::NONE);
    }
}

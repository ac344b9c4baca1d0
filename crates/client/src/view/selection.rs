//! The choice of cells on the photo, by a box or by a brush.

use super::cursor::{Cell, Grid};
use camlens_core::cam::CellSet;

/// The tool that a drag over the photo uses.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tool {
    #[default]
    Box,
    Brush,
}

/// One drag, from the press to the release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stroke {
    tool: Tool,
    from: Cell,
    /// A brush adds cells, and does not remove them: it does to all cells the opposite of what the
    /// first one was.
    adds_cells: bool,
    /// The cells that stay chosen: all with a brush, none with a box, unless it adds.
    before: CellSet,
}

impl Stroke {
    /// Begins at a cell; `adds` keeps what is chosen when a box is drawn.
    pub fn begin(tool: Tool, from: Cell, chosen: &CellSet, adds: bool) -> Self {
        let before = match tool {
            Tool::Box if !adds => CellSet::none(chosen.rows(), chosen.columns()),
            _ => chosen.clone(),
        };
        Self {
            tool,
            from,
            adds_cells: !chosen.contains(from.0, from.1),
            before,
        }
    }

    /// The chosen cells when the stroke has come to `to`.
    pub fn to(&mut self, to: Cell) -> CellSet {
        match self.tool {
            Tool::Box => with_box(&self.before, self.from, to),
            Tool::Brush => {
                for (row, column) in between(self.from, to) {
                    self.before.set(row, column, self.adds_cells);
                }
                self.from = to;
                self.before.clone()
            }
        }
    }
}

/// A set with all cells of a box whose opposite corners are two cells.
fn with_box(set: &CellSet, one: Cell, other: Cell) -> CellSet {
    let rows = one.0.min(other.0)..=one.0.max(other.0);
    let columns = one.1.min(other.1)..=one.1.max(other.1);
    CellSet::from_fn(set.rows(), set.columns(), |row, column| {
        set.contains(row, column) || rows.contains(&row) && columns.contains(&column)
    })
}

/// The set with one cell added, or removed if it was in it.
pub fn toggled(set: &CellSet, (row, column): Cell) -> CellSet {
    let mut set = set.clone();
    set.set(row, column, !set.contains(row, column));
    set
}

/// The same part of another grid: all cells whose middle lies in the set, and those in which the
/// middle of one of its cells lies, so that no part is lost on a coarser grid.
pub fn on_grid(set: &CellSet, (rows, columns): Grid) -> CellSet {
    let middle = |at: usize, from: usize, to: usize| (2 * at + 1) * to / (2 * from.max(1));
    let mut part = CellSet::from_fn(rows, columns, |row, column| {
        set.contains(
            middle(row, rows, set.rows()),
            middle(column, columns, set.columns()),
        )
    });
    for (row, column) in set.iter() {
        let row = middle(row, set.rows(), rows);
        part.set(row, middle(column, set.columns(), columns), true);
    }
    part
}

/// The cells on the straight line between two, both ends included: a quick hand skips cells.
fn between(from: Cell, to: Cell) -> impl Iterator<Item = Cell> {
    let steps = from.0.abs_diff(to.0).max(from.1.abs_diff(to.1)).max(1);
    let along = move |from: usize, to: usize, step: usize| {
        let part = step as f64 / steps as f64;
        (from as f64 + part * (to as f64 - from as f64)).round() as usize
    };
    (0..=steps).map(move |step| (along(from.0, to.0, step), along(from.1, to.1, step)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(set: &CellSet) -> Vec<Cell> {
        set.iter().collect()
    }

    #[test]
    fn a_box_is_drawn_in_any_direction_and_replaces_what_was() {
        let old = toggled(&CellSet::none(4, 5), (0, 0));
        let mut stroke = Stroke::begin(Tool::Box, (2, 3), &old, false);
        assert_eq!(cells(&stroke.to((2, 3))), [(2, 3)]);
        assert_eq!(cells(&stroke.to((1, 2))), [(1, 2), (1, 3), (2, 2), (2, 3)]);
        // The box follows the hand back, too.
        assert_eq!(cells(&stroke.to((2, 2))), [(2, 2), (2, 3)]);
        let mut adding = Stroke::begin(Tool::Box, (2, 3), &old, true);
        assert_eq!(cells(&adding.to((2, 3))), [(0, 0), (2, 3)]);
    }

    #[test]
    fn a_brush_does_to_all_what_it_does_to_the_first() {
        let none = CellSet::none(4, 5);
        let mut stroke = Stroke::begin(Tool::Brush, (0, 0), &none, false);
        assert_eq!(cells(&stroke.to((0, 0))), [(0, 0)]);
        let painted = stroke.to((0, 3));
        assert_eq!(cells(&painted), [(0, 0), (0, 1), (0, 2), (0, 3)]);
        let mut wiping = Stroke::begin(Tool::Brush, (0, 2), &painted, false);
        assert_eq!(cells(&wiping.to((0, 2))), [(0, 0), (0, 1), (0, 3)]);
        assert_eq!(cells(&wiping.to((3, 2))), [(0, 0), (0, 1), (0, 3)]);
    }

    #[test]
    fn a_quick_hand_leaves_no_gap() {
        let way: Vec<Cell> = between((0, 0), (2, 4)).collect();
        assert_eq!((way.first(), way.last()), (Some(&(0, 0)), Some(&(2, 4))));
        assert!(
            way.windows(2).all(|two| {
                two[0].0.abs_diff(two[1].0) <= 1 && two[0].1.abs_diff(two[1].1) <= 1
            })
        );
        assert_eq!(between((1, 1), (1, 1)).next(), Some((1, 1)));
    }

    #[test]
    fn a_part_stays_the_same_on_another_grid() {
        let corner = with_box(&CellSet::none(8, 12), (4, 6), (7, 11));
        let finer = on_grid(&corner, (16, 24));
        assert_eq!(finer, with_box(&CellSet::none(16, 24), (8, 12), (15, 23)));
        assert_eq!(on_grid(&finer, (8, 12)), corner);
        // A single cell is not lost on a coarser grid.
        let cell = toggled(&CellSet::none(16, 24), (3, 23));
        assert_eq!(cells(&on_grid(&cell, (4, 6))), [(0, 5)]);
        assert!(on_grid(&CellSet::none(0, 0), (7, 7)).is_empty());
    }

    #[test]
    fn a_box_beyond_the_grid_is_cut() {
        assert_eq!(with_box(&CellSet::none(2, 2), (0, 1), (5, 1)).len(), 2);
    }
}

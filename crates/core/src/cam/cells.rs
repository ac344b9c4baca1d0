//! Some of a grid's cells: a drawn box, brushed places, the places above a threshold.

use super::connected::largest_part;
use super::{ActivationMap, CamError};
use std::ops::Range;

/// A set of cells of one grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellSet {
    rows: usize,
    columns: usize,
    /// Row by row.
    inside: Vec<bool>,
}

impl CellSet {
    /// No cell.
    pub fn none(rows: usize, columns: usize) -> Self {
        Self::from_fn(rows, columns, |_, _| false)
    }

    /// Every cell.
    pub fn all(rows: usize, columns: usize) -> Self {
        Self::from_fn(rows, columns, |_, _| true)
    }

    /// The cells, by row and column, that `inside` says.
    pub fn from_fn(rows: usize, columns: usize, inside: impl Fn(usize, usize) -> bool) -> Self {
        let cells = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
        Self {
            rows,
            columns,
            inside: cells.map(|(row, column)| inside(row, column)).collect(),
        }
    }

    /// The cells in some rows and columns; what lies beyond the grid is passed over.
    pub fn rectangle(
        (rows, columns): (usize, usize),
        in_rows: &Range<usize>,
        in_columns: &Range<usize>,
    ) -> Self {
        Self::from_fn(rows, columns, |row, column| {
            in_rows.contains(&row) && in_columns.contains(&column)
        })
    }

    /// The cells whose value is at least `level`; what is not a number is below everything.
    pub fn at_least(map: &ActivationMap, level: f32) -> Self {
        Self {
            rows: map.rows,
            columns: map.columns,
            inside: map.values.iter().map(|&value| value >= level).collect(),
        }
    }

    pub fn rows(&self) -> usize {
        self.rows
    }

    pub fn columns(&self) -> usize {
        self.columns
    }

    /// How many cells are in it.
    pub fn len(&self) -> usize {
        self.indices().count()
    }

    pub fn is_empty(&self) -> bool {
        self.indices().next().is_none()
    }

    /// Whether a cell is in it; nothing outside of the grid is.
    pub fn contains(&self, row: usize, column: usize) -> bool {
        row < self.rows && column < self.columns && self.inside[row * self.columns + column]
    }

    /// Puts a cell into the set or takes it out. Outside of the grid nothing happens: a brush may
    /// leave the photo.
    pub fn set(&mut self, row: usize, column: usize, inside: bool) {
        if row < self.rows && column < self.columns {
            self.inside[row * self.columns + column] = inside;
        }
    }

    /// The cells that are in it, as row and column, row by row.
    pub fn iter(&self) -> impl Iterator<Item = (usize, usize)> {
        self.indices()
            .map(|index| (index / self.columns, index % self.columns))
    }

    /// All cells that are not in it.
    pub fn complement(&self) -> Self {
        Self {
            inside: self.inside.iter().map(|inside| !inside).collect(),
            ..*self
        }
    }

    /// The largest of its connected parts, of cells that share a side; the first of several as
    /// large. Empty when the set is.
    pub fn largest_part(&self) -> Self {
        let mut part = Self::none(self.rows, self.columns);
        for index in largest_part(self.columns, &self.inside) {
            part.inside[index] = true;
        }
        part
    }

    /// Places in a list of all cells, row by row.
    pub(super) fn indices(&self) -> impl Iterator<Item = usize> {
        let all = self.inside.iter().enumerate();
        all.filter_map(|(index, &inside)| inside.then_some(index))
    }

    pub(super) fn check_grid(&self, expected: (usize, usize)) -> Result<(), CamError> {
        let found = (self.rows, self.columns);
        (found == expected)
            .then_some(())
            .ok_or(CamError::OtherGrid { expected, found })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cam::samples::row;

    #[test]
    fn cells_come_and_go() {
        let mut cells = CellSet::none(2, 3);
        assert!(cells.is_empty());
        cells.set(1, 2, true);
        cells.set(0, 0, true);
        cells.set(2, 0, true);
        cells.set(0, 3, true);
        assert_eq!(cells.iter().collect::<Vec<_>>(), [(0, 0), (1, 2)]);
        assert!(cells.contains(1, 2) && !cells.contains(0, 3) && !cells.contains(9, 9));
        cells.set(0, 0, false);
        assert_eq!(cells.len(), 1);
        assert_eq!(cells.complement().len(), 5);
        assert_eq!(CellSet::all(2, 3).complement(), CellSet::none(2, 3));
        assert!(CellSet::all(0, 0).is_empty());
    }

    #[test]
    fn a_rectangle_ends_at_the_grid() {
        let cells = CellSet::rectangle((3, 4), &(1..9), &(2..3));
        assert_eq!(cells.iter().collect::<Vec<_>>(), [(1, 2), (2, 2)]);
    }

    #[test]
    fn a_threshold_takes_what_reaches_it_and_no_bad_numbers() {
        let map = row(&[1.0, 2.0, f32::NAN, 3.0]);
        let cells = CellSet::at_least(&map, 2.0);
        assert_eq!(cells.iter().collect::<Vec<_>>(), [(0, 1), (0, 3)]);
        assert!(CellSet::at_least(&map, f32::NAN).is_empty());
    }

    #[test]
    fn the_largest_part_is_one_of_sides_not_of_corners() {
        // # # . .
        // . . # .
        // # . # #
        let cells = CellSet::from_fn(3, 4, |row, column| {
            ["##..", "..#.", "#.##"][row].as_bytes()[column] == b'#'
        });
        let part: Vec<_> = cells.largest_part().iter().collect();
        assert_eq!(part, [(1, 2), (2, 2), (2, 3)]);
        assert!(CellSet::none(3, 4).largest_part().is_empty());
        assert_eq!(CellSet::all(3, 4).largest_part(), CellSet::all(3, 4));
    }
}

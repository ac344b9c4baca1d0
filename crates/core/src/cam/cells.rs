//! Some of a grid's cells: a drawn box, brushed places, the places above a threshold.

use super::connected::largest_part;
use super::{ActivationMap, CamError};

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

    /// The cells for which `inside` is true of their row and column.
    pub fn from_fn(rows: usize, columns: usize, inside: impl Fn(usize, usize) -> bool) -> Self {
        let cells = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
        Self {
            rows,
            columns,
            inside: cells.map(|(row, column)| inside(row, column)).collect(),
        }
    }

    /// The cells whose value is at least `level`; NaN is below everything.
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

    /// The number of its cells.
    pub fn len(&self) -> usize {
        self.indices().count()
    }

    pub fn is_empty(&self) -> bool {
        self.indices().next().is_none()
    }

    /// Whether a cell is in it; false outside of the grid.
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
    }

    #[test]
    fn a_threshold_takes_what_reaches_it_and_no_bad_numbers() {
        let map = ActivationMap {
            rows: 1,
            columns: 4,
            values: vec![1.0, 2.0, f32::NAN, 3.0],
        };
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
        let all = CellSet::from_fn(3, 4, |_, _| true);
        assert_eq!(all.largest_part(), all);
    }
}

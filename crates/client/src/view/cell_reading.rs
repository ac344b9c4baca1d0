//! One cell read out: its part of the score, and the classes that this very place speaks for.

use super::cursor::{Cell, Grid};
use camlens_core::cam::{Evidence, classes_of_cell};
use camlens_core::reading::Reading;

/// The number of classes that are named for a cell.
const NAMED_CLASSES: usize = 3;

/// The numbers of one cell.
#[derive(Debug, Clone, PartialEq)]
pub struct CellReading {
    pub cell: Cell,
    pub grid: Grid,
    /// The map's value, in logits.
    pub value: f32,
    /// The value over the number of cells: the cell's part of the score, in logits.
    pub share: f32,
    /// The score of the whole map, in logits.
    pub score: f32,
    /// The classes that the place speaks for most, best first, with their values in logits.
    pub speaks_for: Vec<(usize, f32)>,
}

impl CellReading {
    /// Reads out a cell of the map of `evidence`; `None` outside of its grid.
    pub fn of(reading: &Reading, evidence: &Evidence, (row, column): Cell) -> Option<Self> {
        let classes = classes_of_cell(reading, row, column).ok()?;
        let best = classes.iter().take(NAMED_CLASSES);
        Some(Self {
            cell: (row, column),
            grid: (evidence.map.rows, evidence.map.columns),
            value: evidence.map.at(row, column)?,
            share: evidence.map.share(row, column)?,
            score: evidence.logit,
            speaks_for: best.map(|class| (class.class, class.value)).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use camlens_core::cam::CamError;
    use camlens_core::cam::samples::small;

    #[test]
    fn a_cell_is_read_on_the_map_and_among_all_classes() -> Result<(), CamError> {
        let reading = small();
        let evidence = Evidence::of_class(&reading, 0)?;
        let read = |cell| CellReading::of(&reading, &evidence, cell);
        let expected = CellReading {
            cell: (1, 2),
            grid: (2, 3),
            value: 2.0,
            share: 2.0 / 6.0,
            score: evidence.logit,
            // Features 3 and 1 with the weights of the three classes.
            speaks_for: vec![(0, 2.0), (1, 0.5), (2, -2.0)],
        };
        assert_eq!(read((1, 2)), Some(expected));
        assert_eq!(read((2, 0)), None);
        Ok(())
    }
}

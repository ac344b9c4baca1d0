//! The cell that keys or a pointer are at.

/// Row and column of a cell, from 0.
pub type Cell = (usize, usize);

/// Rows and columns of a grid.
pub type Grid = (usize, usize);

/// The movement of one key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Up,
    Down,
    Left,
    Right,
    /// To the first column.
    RowStart,
    /// To the last column.
    RowEnd,
}

impl Step {
    /// The movement of a key; `None` for a key that moves nothing.
    pub fn of_key(key: &str) -> Option<Self> {
        Some(match key {
            "ArrowUp" => Self::Up,
            "ArrowDown" => Self::Down,
            "ArrowLeft" => Self::Left,
            "ArrowRight" => Self::Right,
            "Home" => Self::RowStart,
            "End" => Self::RowEnd,
            _ => return None,
        })
    }

    /// The cell that a step leads to; a step beyond the border stays there.
    pub fn from(self, (row, column): Cell, (rows, columns): Grid) -> Cell {
        let (last_row, last_column) = (rows.saturating_sub(1), columns.saturating_sub(1));
        let (row, column) = match self {
            Self::Up => (row.saturating_sub(1), column),
            Self::Down => (row + 1, column),
            Self::Left => (row, column.saturating_sub(1)),
            Self::Right => (row, column + 1),
            Self::RowStart => (row, 0),
            Self::RowEnd => (row, last_column),
        };
        (row.min(last_row), column.min(last_column))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRID: Grid = (8, 12);

    #[test]
    fn arrows_go_one_cell_and_stop_at_the_border() {
        let go = |key, cell| Step::of_key(key).map_or(cell, |step| step.from(cell, GRID));
        assert_eq!(go("ArrowUp", (3, 4)), (2, 4));
        assert_eq!(go("ArrowDown", (3, 4)), (4, 4));
        assert_eq!(go("ArrowLeft", (3, 4)), (3, 3));
        assert_eq!(go("ArrowRight", (3, 4)), (3, 5));
        assert_eq!(go("ArrowUp", (0, 0)), (0, 0));
        assert_eq!(go("ArrowLeft", (0, 0)), (0, 0));
        assert_eq!(go("ArrowDown", (7, 11)), (7, 11));
        assert_eq!(go("ArrowRight", (7, 11)), (7, 11));
        assert_eq!((go("Home", (3, 4)), go("End", (3, 4))), ((3, 0), (3, 11)));
        assert_eq!(Step::of_key("a"), None);
    }

    #[test]
    fn a_cursor_of_a_larger_grid_comes_back_into_this_one() {
        assert_eq!(Step::Left.from((19, 30), GRID), (7, 11));
    }
}

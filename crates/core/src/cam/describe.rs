//! A map in a few numbers, for a sentence to people who cannot see it.

use super::ActivationMap;
use crate::framing::{Offset, Placement};
use crate::reading::descending;

/// A ninth of the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// 0 top, 1 middle, 2 bottom.
    down: usize,
    /// 0 left, 1 middle, 2 right.
    across: usize,
}

impl Place {
    /// The ninth in which the point lies that a cell of a grid with this offset looks at.
    pub fn of_cell(cell: (usize, usize), grid: (usize, usize), offset: Offset) -> Self {
        Self::at(Placement::new(grid, offset).looks_at(cell))
    }

    /// The ninth in which a point of the picture lies, across and down, 0 to 1 each way.
    pub fn at((across, down): (f64, f64)) -> Self {
        let third = |place: f64| ((3.0 * place) as usize).min(2);
        Self {
            down: third(down),
            across: third(across),
        }
    }

    /// `upper left`, `top`, `centre`, ...
    pub fn name(self) -> &'static str {
        match (self.down, self.across) {
            (0, 0) => "upper left",
            (0, 1) => "top",
            (0, _) => "upper right",
            (1, 0) => "left",
            (1, 1) => "centre",
            (1, _) => "right",
            (_, 0) => "lower left",
            (_, 1) => "bottom",
            _ => "lower right",
        }
    }
}

/// The fewest cells that hold a part of the evidence for a class.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Concentration {
    /// The number of these cells.
    pub cells: usize,
    /// The number of all cells.
    pub of: usize,
    /// Their part of the sum of all positive values, 0 to 1. Not of the score itself, from which the
    /// evidence against the class is subtracted.
    pub part: f32,
}

/// A map in a few numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Summary {
    /// Row and column of the largest value; the first of several. `None` for an empty map and for
    /// one whose values are all alike.
    pub strongest: Option<(usize, usize)>,
    /// The ninth in which it lies.
    pub place: Option<Place>,
    /// The cells that hold at least half of the evidence for the class; `None` without any.
    pub half: Option<Concentration>,
}

impl Summary {
    /// Sums up a map whose grid has this offset on the picture.
    pub fn of(map: &ActivationMap, offset: Offset) -> Self {
        // A map of one cell has that one.
        let differ = map.cells() == 1 || map.values.iter().any(|&value| value != map.values[0]);
        let strongest = (0..map.cells())
            .filter(|_| differ)
            .min_by(|&a, &b| descending(map.values[a], map.values[b]))
            .map(|cell| (cell / map.columns, cell % map.columns));
        Self {
            strongest,
            place: strongest.map(|cell| Place::of_cell(cell, (map.rows, map.columns), offset)),
            half: concentration(map, 0.5),
        }
    }
}

/// The fewest cells that hold at least `part` of the sum of all positive values; none where there
/// are none, or where they have no sum.
fn concentration(map: &ActivationMap, part: f32) -> Option<Concentration> {
    let mut positive: Vec<f32> = map
        .values
        .iter()
        .copied()
        .filter(|&value| value > 0.0)
        .collect();
    positive.sort_by(|a, b| b.total_cmp(a));
    let all: f64 = positive.iter().copied().map(f64::from).sum();
    if all <= 0.0 || !all.is_finite() {
        return None;
    }
    let sums = positive.iter().scan(0.0, |sum, &value| {
        *sum += f64::from(value);
        Some(*sum / all)
    });
    let (at, held) = sums.enumerate().find(|&(_, held)| held as f32 >= part)?;
    Some(Concentration {
        cells: at + 1,
        of: map.cells(),
        part: held as f32,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cam::samples::map;

    #[test]
    fn places_have_the_names_of_their_thirds() {
        let name = |cell, grid| Place::of_cell(cell, grid, Offset::NONE).name();
        assert_eq!(name((0, 0), (7, 7)), "upper left");
        assert_eq!(name((3, 3), (7, 7)), "centre");
        assert_eq!(name((7, 11), (8, 12)), "lower right");
        assert_eq!(name((0, 5), (8, 12)), "top");
        assert_eq!(name((4, 0), (8, 12)), "left");
        assert_eq!(name((0, 0), (1, 1)), "centre");
        let all: std::collections::BTreeSet<&str> = (0..9)
            .map(|cell| name((cell / 3, cell % 3), (3, 3)))
            .collect();
        assert_eq!(all.len(), 9);
    }

    #[test]
    fn a_cell_is_named_by_the_point_that_it_looks_at() {
        let name = |column, offset| Place::of_cell((3, column), (7, 7), offset).name();
        // The middle of column 2 lies at 2.5 sevenths, which is more than a third.
        assert_eq!(name(2, Offset::NONE), "centre");
        assert_eq!(name(2, Offset::both(0.25)), "left");
        assert_eq!(name(5, Offset::both(0.25)), "right");
    }

    #[test]
    fn the_fewest_cells_hold_the_part_that_is_asked_for() {
        let map = map(2, 3, &[1.0, 6.0, -9.0, 2.0, 0.0, 1.0]);
        let held = |part| concentration(&map, part).map(|held| (held.cells, held.part));
        assert_eq!(held(0.5), Some((1, 0.6)));
        assert_eq!(held(0.6), Some((1, 0.6)));
        assert_eq!(held(0.61), Some((2, 0.8)));
        assert_eq!(held(1.0), Some((4, 1.0)));
        assert_eq!(held(0.0), Some((1, 0.6)));
    }

    #[test]
    fn where_nothing_speaks_for_it_nothing_is_held() {
        for values in [&[-1.0, 0.0][..], &[f32::NAN], &[f32::INFINITY], &[]] {
            assert_eq!(concentration(&map(1, values.len(), values), 0.5), None);
        }
    }
}

//! The way back through the strokes of a region.

use super::cursor::Grid;
use camlens_core::cam::CellSet;

/// Regions that are kept for the way back.
const MAX_STEPS: usize = 100;

/// Regions before the present one, and those that were undone. A set without cells fits every grid.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Undo {
    before: Vec<CellSet>,
    after: Vec<CellSet>,
}

impl Undo {
    /// A stroke, or "Clear", has changed the region from `before`; what was undone cannot be done
    /// again.
    pub fn record(&mut self, before: CellSet) {
        self.after.clear();
        self.before.push(before);
        if self.before.len() > MAX_STEPS {
            self.before.remove(0);
        }
    }

    /// The region before the last stroke on this grid, in the place of `now`; `None` where there is
    /// none.
    pub fn undo(&mut self, now: CellSet, grid: Grid) -> Option<CellSet> {
        let region = last_of(&mut self.before, grid)?;
        self.after.push(now);
        Some(region)
    }

    /// The region that was undone last, in the place of `now`.
    pub fn redo(&mut self, now: CellSet, grid: Grid) -> Option<CellSet> {
        let region = last_of(&mut self.after, grid)?;
        self.before.push(now);
        Some(region)
    }

    /// Whether there is a stroke on this grid to undo.
    pub fn can_undo(&self, grid: Grid) -> bool {
        self.before.iter().any(|region| fits(region, grid))
    }

    /// Forgets all: another photo is there.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}

/// Takes the last region that fits a grid, and drops those of other grids behind it.
fn last_of(regions: &mut Vec<CellSet>, grid: Grid) -> Option<CellSet> {
    while let Some(region) = regions.pop() {
        if fits(&region, grid) {
            return Some(region);
        }
    }
    None
}

fn fits(region: &CellSet, grid: Grid) -> bool {
    region.is_empty() || (region.rows(), region.columns()) == grid
}

#[cfg(test)]
mod tests {
    use super::*;
    use camlens_core::cam::samples::rectangle;

    const GRID: Grid = (4, 5);

    /// The first `count` columns.
    fn columns(count: usize) -> CellSet {
        rectangle(GRID, &(0..4), &(0..count))
    }

    #[test]
    fn strokes_are_undone_and_done_again_in_turn() {
        let mut undo = Undo::default();
        assert!(!undo.can_undo(GRID));
        assert_eq!(undo.undo(columns(0), GRID), None);
        for count in 0..3 {
            undo.record(columns(count));
        }
        // "Clear" is undone, too.
        undo.record(columns(3));
        let cleared = CellSet::none(0, 0);
        assert_eq!(undo.undo(cleared.clone(), GRID), Some(columns(3)));
        assert_eq!(undo.undo(columns(3), GRID), Some(columns(2)));
        assert_eq!(undo.redo(columns(2), GRID), Some(columns(3)));
        assert_eq!(undo.redo(columns(3), GRID), Some(cleared.clone()));
        assert_eq!(undo.redo(cleared, GRID), None);
    }

    #[test]
    fn a_new_stroke_ends_the_way_forward() {
        let mut undo = Undo::default();
        undo.record(columns(0));
        assert_eq!(undo.undo(columns(1), GRID), Some(columns(0)));
        undo.record(columns(0));
        assert_eq!(undo.redo(columns(2), GRID), None);
        assert_eq!(undo.undo(columns(2), GRID), Some(columns(0)));
    }

    #[test]
    fn regions_of_another_grid_are_passed_over() {
        let mut undo = Undo::default();
        let other = rectangle((7, 7), &(0..2), &(0..2));
        undo.record(columns(1));
        undo.record(other.clone());
        assert_eq!(undo.undo(columns(2), GRID), Some(columns(1)));
        let mut undo = Undo::default();
        undo.record(other);
        assert!(!undo.can_undo(GRID) && undo.can_undo((7, 7)));
        assert_eq!(undo.undo(columns(2), GRID), None);
    }

    #[test]
    fn the_oldest_strokes_are_forgotten() {
        let mut undo = Undo::default();
        for count in 0..MAX_STEPS + 3 {
            undo.record(columns(count % 5));
        }
        let steps = std::iter::from_fn(|| undo.undo(columns(0), GRID)).count();
        assert_eq!(steps, MAX_STEPS);
    }
}

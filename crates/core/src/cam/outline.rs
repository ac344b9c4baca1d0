//! Lines on the picture, and the border of a set of cells.

use super::CellSet;
use crate::framing::{Offset, Placement};
use std::collections::BTreeMap;

/// A line through points of the picture, from 0, 0 at its top left corner to 1, 1 at its bottom right
/// one, across and down.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Polyline {
    pub points: Vec<(f64, f64)>,
    /// The last point is joined with the first.
    pub closed: bool,
}

impl Polyline {
    /// A line without points that repeat the one before.
    pub(super) fn new(mut points: Vec<(f64, f64)>, closed: bool) -> Self {
        let alone = points.clone();
        points.dedup();
        if closed && points.len() > 1 && points.first() == points.last() {
            points.pop();
        }
        // A point is no line; two equal ones at least say where it is.
        if points.len() < 2 {
            points = alone;
        }
        Self { points, closed }
    }
}

/// Right, down, left, up: clockwise.
const AHEAD: [(isize, isize); 4] = [(1, 0), (0, 1), (-1, 0), (0, -1)];

/// A corner of a cell, counted in cells from the top left corner of the grid.
type Corner = (usize, usize);

impl CellSet {
    /// The border of the set on a grid with this offset: closed lines with corners where they turn, clockwise around cells and
    /// against the clock around holes. Cells that touch by a corner only have a line each.
    pub fn outline(&self, offset: Offset) -> Vec<Polyline> {
        let placement = Placement::new((self.rows(), self.columns()), offset);
        let mut sides = self.sides();
        let mut lines = Vec::new();
        while let Some((&start, _)) = sides.first_key_value() {
            let corners = walk(start, &mut sides);
            let place = |(x, y): Corner| {
                placement.on_frame((
                    x as f64 / self.columns() as f64,
                    y as f64 / self.rows() as f64,
                ))
            };
            lines.push(Polyline {
                points: corners.into_iter().map(place).collect(),
                closed: true,
            });
        }
        lines
    }

    /// The sides between a cell of the set and what is outside, by the corner where they begin, as
    /// directions in [`AHEAD`], clockwise around the cell.
    fn sides(&self) -> BTreeMap<Corner, Vec<usize>> {
        let mut sides = BTreeMap::<Corner, Vec<usize>>::new();
        for (row, column) in self.iter() {
            let begins = [
                (column, row),
                (column + 1, row),
                (column + 1, row + 1),
                (column, row + 1),
            ];
            for (direction, begin) in begins.into_iter().enumerate() {
                // To the left of the way lies the neighbour.
                let (x, y) = AHEAD[(direction + 3) % 4];
                let neighbour = row
                    .checked_add_signed(y)
                    .zip(column.checked_add_signed(x))
                    .is_some_and(|(row, column)| self.contains(row, column));
                if !neighbour {
                    sides.entry(begin).or_default().push(direction);
                }
            }
        }
        sides
    }
}

/// Walks from a corner along sides until it is back, taking them out; gives the corners where the
/// way turns.
fn walk(start: Corner, sides: &mut BTreeMap<Corner, Vec<usize>>) -> Vec<Corner> {
    let mut corners = Vec::new();
    let mut at = start;
    let mut heading = None;
    let mut first = None;
    while let Some(direction) = take(at, heading, sides) {
        if heading != Some(direction) {
            corners.push(at);
        }
        first = first.or(Some(direction));
        heading = Some(direction);
        let (x, y) = AHEAD[direction];
        at = (at.0.wrapping_add_signed(x), at.1.wrapping_add_signed(y));
        if at == start {
            break;
        }
    }
    // The start is a corner only where the way turns there.
    if corners.len() > 1 && heading == first {
        corners.remove(0);
    }
    corners
}

/// The side to go on by. Where four meet, the sharpest turn to the right stays with the same cell.
fn take(
    at: Corner,
    heading: Option<usize>,
    sides: &mut BTreeMap<Corner, Vec<usize>>,
) -> Option<usize> {
    let directions = sides.get_mut(&at)?;
    let turn = |direction: usize| heading.map_or(0, |heading| (heading + 5 - direction) % 4);
    let sharpest = (0..directions.len()).min_by_key(|&choice| turn(directions[choice]))?;
    let direction = directions.swap_remove(sharpest);
    if directions.is_empty() {
        sides.remove(&at);
    }
    Some(direction)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cam::samples::{area, numbers};

    fn cells(rows: &[&str]) -> CellSet {
        CellSet::from_fn(rows.len(), rows[0].len(), |row, column| {
            rows[row].as_bytes()[column] == b'#'
        })
    }

    #[test]
    fn a_rectangle_has_four_corners() {
        let lines = cells(&["....", ".##.", ".##.", "...."]).outline(Offset::NONE);
        assert_eq!(
            lines,
            [Polyline {
                points: vec![(0.25, 0.25), (0.75, 0.25), (0.75, 0.75), (0.25, 0.75)],
                closed: true
            }]
        );
    }

    #[test]
    fn a_hole_runs_against_the_clock() {
        let lines = cells(&["###", "#.#", "###"]).outline(Offset::NONE);
        let mut areas: Vec<f64> = lines.iter().map(|line| area(&line.points)).collect();
        areas.sort_by(f64::total_cmp);
        assert_eq!(lines.len(), 2);
        assert!((areas[0] + 1.0 / 9.0).abs() < 1e-12 && (areas[1] - 1.0).abs() < 1e-12);
    }

    #[test]
    fn cells_that_touch_by_a_corner_have_a_line_each() {
        for rows in [["#.", ".#"], [".#", "#."]] {
            let lines = cells(&rows).outline(Offset::NONE);
            assert_eq!(lines.len(), 2);
            assert!(lines.iter().all(|line| line.points.len() == 4));
        }
    }

    #[test]
    fn lines_enclose_as_much_as_there_are_cells() {
        for seed in 0..40 {
            let mut next = numbers(seed);
            let mut cells = CellSet::none(6, 7);
            for cell in 0..42 {
                cells.set(cell / 7, cell % 7, next() > 0.5);
            }
            let lines = cells.outline(Offset::NONE);
            let enclosed: f64 = lines.iter().map(|line| area(&line.points)).sum();
            assert!(
                (enclosed * 42.0 - cells.len() as f64).abs() < 1e-9,
                "{seed}"
            );
            for line in &lines {
                let after = line.points.iter().cycle().skip(1);
                let turns = line.points.iter().zip(after.clone()).zip(after.skip(1));
                for ((a, b), c) in turns {
                    assert!((a.0 == b.0) != (b.0 == c.0), "straight at {b:?}, {seed}");
                }
            }
        }
    }

    #[test]
    fn with_an_offset_inner_borders_move_and_the_edge_stays() {
        let lines = cells(&["....", ".##.", ".###"]).outline(Offset::both(0.25));
        let (left, top) = (0.75 / 4.0, 0.75 / 3.0);
        let (middle, step) = (1.75 / 3.0, 2.75 / 4.0);
        let points = [
            (left, top),
            (step, top),
            (step, middle),
            (1.0, middle),
            (1.0, 1.0),
            (left, 1.0),
        ];
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].points.len(), points.len());
        for (found, expected) in lines[0].points.iter().zip(points) {
            let apart = (found.0 - expected.0).abs() + (found.1 - expected.1).abs();
            assert!(apart < 1e-12, "{found:?}, {expected:?}");
        }
    }

    #[test]
    fn nothing_has_no_border() {
        assert_eq!(CellSet::none(3, 3).outline(Offset::NONE), []);
        assert_eq!(CellSet::none(0, 0).outline(Offset::NONE), []);
    }
}

//! Lines of one value on a drawn map: marching squares.
//!
//! W. E. Lorensen, H. E. Cline, "Marching Cubes", 1987, in two dimensions. The squares are an eighth of
//! a cell and never cross one of the map's kinks, so that each of them is bilinear: a line crosses
//! its sides exactly where the drawn value is the level, and is straight between. Where a square
//! has two opposite corners above the level, the value at its saddle decides which are joined
//! (G. M. Nielson, B. Hamann, "The asymptotic decider", 1991).

use super::outline::Polyline;
use super::upsample::value_at;
use super::{ActivationMap, CellSet, Upsampling};
use std::collections::{BTreeMap, BTreeSet};

/// Squares to a cell, each way; even, so that the centres of cells are corners of squares.
const STEPS: usize = 8;

/// The borders of where the drawn map is at least `level`, in logits. Walking along a line, these
/// places lie on its right hand; lines end at the border of the picture or are closed.
///
/// [`Upsampling::Cells`] gives the borders of the cells themselves.
pub fn contour(map: &ActivationMap, level: f32, upsampling: Upsampling) -> Vec<Polyline> {
    if upsampling == Upsampling::Cells {
        return CellSet::at_least(map, level).outline();
    }
    if map.values.is_empty() {
        return Vec::new();
    }
    let lattice = Lattice::of(map, level, upsampling);
    let steps = lattice.steps();
    let entered: BTreeSet<usize> = steps.values().copied().collect();
    let begins = steps.keys().filter(|side| !entered.contains(side));
    // Lines that begin at the border first; what is left after them are loops.
    let starts: Vec<usize> = begins.chain(steps.keys()).copied().collect();
    let mut open = steps;
    starts
        .into_iter()
        .filter_map(|start| lattice.line(start, &mut open))
        .collect()
}

/// The drawn map at the corners of squares.
struct Lattice {
    /// Squares across and down.
    across: usize,
    down: usize,
    /// One more each way, row by row.
    values: Vec<f32>,
    level: f32,
}

impl Lattice {
    fn of(map: &ActivationMap, level: f32, upsampling: Upsampling) -> Self {
        let squares = |cells: usize| match upsampling {
            Upsampling::HalfPixel | Upsampling::Cells => cells * STEPS,
            Upsampling::CornersAligned => cells.saturating_sub(1).max(1) * STEPS,
        };
        let (across, down) = (squares(map.columns), squares(map.rows));
        let corners = (0..=down).flat_map(|y| (0..=across).map(move |x| (x, y)));
        let value = |(x, y): (usize, usize)| {
            let place = (x as f64 / across as f64, y as f64 / down as f64);
            value_at(map, place, upsampling).unwrap_or(f32::NAN)
        };
        Self {
            across,
            down,
            values: corners.map(value).collect(),
            level,
        }
    }

    fn value(&self, x: usize, y: usize) -> f32 {
        self.values[y * (self.across + 1) + x]
    }

    /// From each side that a line leaves a square's inside by, to the one it comes back by. Sides
    /// are numbered; each is left once and entered once at most, being turned around in the
    /// neighbouring square.
    fn steps(&self) -> BTreeMap<usize, usize> {
        let squares = (0..self.down).flat_map(|y| (0..self.across).map(move |x| (x, y)));
        squares.flat_map(|(x, y)| self.steps_in(x, y)).collect()
    }

    fn steps_in(&self, x: usize, y: usize) -> Vec<(usize, usize)> {
        // Clockwise from the top left corner; side `k` follows corner `k`.
        let corners = [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)];
        let values = corners.map(|(x, y)| self.value(x, y));
        let inside = values.map(|value| value >= self.level);
        let crossed = |side: usize, from: bool| {
            let (a, b) = (inside[side % 4], inside[(side + 1) % 4]);
            a == from && b != from
        };
        let sides = [
            self.horizontal(x, y),
            self.vertical(x + 1, y),
            self.horizontal(x, y + 1),
            self.vertical(x, y),
        ];
        let joined = saddle(values) >= self.level;
        (0..4)
            .filter(|&side| crossed(side, true))
            .filter_map(|side| {
                // The next side by which the walk around the square is inside again; where the two
                // corners inside are apart, the one by which it came.
                let turn = |step: usize| side + if joined { step } else { 4 - step };
                let back = (1..4).map(turn).find(|&back| crossed(back, false))?;
                Some((sides[side], sides[back % 4]))
            })
            .collect()
    }

    fn horizontal(&self, x: usize, y: usize) -> usize {
        y * self.across + x
    }

    fn vertical(&self, x: usize, y: usize) -> usize {
        self.across * (self.down + 1) + y * (self.across + 1) + x
    }

    /// The line from a side on, taken out of the steps.
    fn line(&self, start: usize, steps: &mut BTreeMap<usize, usize>) -> Option<Polyline> {
        let mut points = vec![self.crossing(start)];
        let mut side = steps.remove(&start)?;
        while side != start {
            points.push(self.crossing(side));
            match steps.remove(&side) {
                Some(next) => side = next,
                None => break,
            }
        }
        Some(Polyline::new(points, side == start))
    }

    /// Where a side is crossed, as part of the picture.
    fn crossing(&self, side: usize) -> (f64, f64) {
        let horizontals = self.horizontal(0, self.down + 1);
        let (x, y, ahead) = match side.checked_sub(horizontals) {
            None => (side % self.across, side / self.across, (1, 0)),
            Some(side) => (side % (self.across + 1), side / (self.across + 1), (0, 1)),
        };
        let (from, to) = (self.value(x, y), self.value(x + ahead.0, y + ahead.1));
        let way = f64::from(self.level - from) / f64::from(to - from);
        // A side with an end that is no number is crossed in the middle.
        let way = if way.is_finite() {
            way.clamp(0.0, 1.0)
        } else {
            0.5
        };
        (
            (x as f64 + way * ahead.0 as f64) / self.across as f64,
            (y as f64 + way * ahead.1 as f64) / self.down as f64,
        )
    }
}

/// The value where the bilinear surface between four corners is level both ways.
fn saddle([a, b, c, d]: [f32; 4]) -> f32 {
    (a * c - b * d) / (a + c - b - d)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cam::samples::{area, map, numbers};
    use crate::cam::upsample;

    const SMOOTH: [Upsampling; 2] = [Upsampling::HalfPixel, Upsampling::CornersAligned];

    fn noise(rows: usize, columns: usize, seed: u32) -> ActivationMap {
        let mut next = numbers(seed);
        let values: Vec<f32> = (0..rows * columns).map(|_| 10.0 * next() - 4.0).collect();
        map(rows, columns, &values)
    }

    #[test]
    fn on_a_ramp_the_line_is_straight_and_where_the_value_is() {
        let ramp = map(2, 4, &[0.0, 1.0, 2.0, 3.0, 0.0, 1.0, 2.0, 3.0]);
        // 1.5 is halfway for both; 0.5 is one cell from the left border for half-pixel centres
        // and at a sixth of the width for aligned corners.
        let cases = [
            (SMOOTH[0], 1.5, 0.5),
            (SMOOTH[1], 1.5, 0.5),
            (SMOOTH[0], 0.5, 0.25),
            (SMOOTH[1], 0.5, 1.0 / 6.0),
        ];
        for (upsampling, level, x) in cases {
            let lines = contour(&ramp, level, upsampling);
            assert_eq!(lines.len(), 1);
            assert!(!lines[0].closed);
            assert!(
                lines[0]
                    .points
                    .iter()
                    .all(|point| (point.0 - x).abs() < 1e-6)
            );
            let ends = (
                lines[0].points[0].1,
                lines[0].points[lines[0].points.len() - 1].1,
            );
            // Upwards: the higher values are on the right hand.
            assert_eq!(ends, (1.0, 0.0));
        }
    }

    #[test]
    fn every_point_has_the_level_and_every_line_ends_at_the_border_or_nowhere() {
        for seed in 0..20 {
            let map = noise(3 + seed as usize % 5, 4 + seed as usize % 3, seed);
            for upsampling in SMOOTH {
                for line in contour(&map, 1.25, upsampling) {
                    for &point in &line.points {
                        let value = value_at(&map, point, upsampling);
                        assert!(value.is_some_and(|value| (value - 1.25).abs() < 1e-4));
                    }
                    let at_border = |&(x, y): &(f64, f64)| {
                        [x, y].iter().any(|&place| place == 0.0 || place == 1.0)
                    };
                    let ends = [&line.points[0], &line.points[line.points.len() - 1]];
                    assert!(line.closed || ends.into_iter().all(at_border));
                    assert!(line.points.len() > 1);
                }
            }
        }
    }

    #[test]
    fn closed_lines_enclose_what_is_painted_above_the_level() {
        for seed in 0..12 {
            // Low at the border, so that every line is closed.
            let mut map = noise(7, 9, seed);
            for (cell, value) in map.values.iter_mut().enumerate() {
                let (row, column) = (cell / 9, cell % 9);
                if row % 6 == 0 || column % 8 == 0 {
                    *value = -4.0;
                }
            }
            for upsampling in SMOOTH {
                let lines = contour(&map, 1.0, upsampling);
                assert!(lines.iter().all(|line| line.closed));
                // Holes run the other way round and are taken off by their sign.
                let enclosed: f64 = lines.iter().map(|line| area(&line.points)).sum();
                let pixels = upsample(&map, 900, 700, upsampling);
                let above = pixels.iter().filter(|&&pixel| pixel >= 1.0).count();
                let painted = above as f64 / pixels.len() as f64;
                assert!((enclosed - painted).abs() < 0.003, "{enclosed} {painted}");
            }
        }
    }

    #[test]
    fn one_peak_has_one_loop_and_a_pit_turns_the_other_way() {
        let mut peak = map(3, 3, &[0.0; 9]);
        peak.values[4] = 1.0;
        let lines = contour(&peak, 0.5, Upsampling::HalfPixel);
        assert_eq!(lines.len(), 1);
        assert!(lines[0].closed && area(&lines[0].points) > 0.0);
        let pit = peak.map_values(|value| -value);
        let lines = contour(&pit, -0.5, Upsampling::HalfPixel);
        assert!(lines.len() == 1 && area(&lines[0].points) < 0.0);
    }

    #[test]
    fn the_saddle_decides_which_corners_are_joined() {
        // The saddle of both lies at 0.5.
        let saddle = map(2, 2, &[1.0, 0.0, 0.0, 1.0]);
        for (level, joined) in [(0.4, true), (0.6, false)] {
            let lines = contour(&saddle, level, Upsampling::CornersAligned);
            assert_eq!(lines.len(), 2);
            let centre_side = lines.iter().map(|line| {
                let (x, y) = line.points[line.points.len() / 2];
                (x - y).abs() > 0.2
            });
            // Joined, the lines cut off the low corners, where x and y differ.
            assert!(centre_side.into_iter().all(|off| off == joined), "{level}");
        }
    }

    #[test]
    fn cells_have_their_own_borders() {
        let map = map(1, 3, &[0.0, 5.0, 0.0]);
        let lines = contour(&map, 1.0, Upsampling::Cells);
        assert_eq!(lines.len(), 1);
        assert!((area(&lines[0].points) - 1.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn no_line_without_a_crossing_and_no_panic_without_numbers() {
        let flat = map(2, 2, &[3.0; 4]);
        let holes = map(
            2,
            3,
            &[f32::NAN, 1.0, 5.0, f32::INFINITY, -1.0, f32::NEG_INFINITY],
        );
        for upsampling in [SMOOTH[0], SMOOTH[1], Upsampling::Cells] {
            for level in [3.1, f32::NAN] {
                assert_eq!(contour(&flat, level, upsampling), []);
            }
            assert_eq!(contour(&map(1, 1, &[2.0]), 3.0, upsampling), []);
            assert_eq!(contour(&map(0, 0, &[]), 0.0, upsampling), []);
            for line in contour(&holes, 0.5, upsampling) {
                assert!(
                    line.points
                        .iter()
                        .all(|(x, y)| x.is_finite() && y.is_finite())
                );
            }
        }
        assert_eq!(contour(&flat, 2.0, Upsampling::HalfPixel), []);
    }
}

//! Lines of one value on a drawn map: marching squares.
//!
//! ```text
//! 0 --- edge 0 --- 1        Corners and edges of a square, clockwise; edge k follows corner k.
//! |                |
//! edge 3      edge 1        An edge is crossed where one of its corners is inside (at least the
//! |                |        level) and the other one is not. A segment joins two crossings of a
//! 3 --- edge 2 --- 2        square, with its inside corners on the right hand.
//! ```
//!
//! W. E. Lorensen, H. E. Cline, "Marching Cubes", 1987, in two dimensions: their table of cases is
//! here a walk around the square, and their normals are left out. Squares are an eighth of a cell and
//! never cross one of the map's kinks, so that each of them is bilinear: a line crosses its edges
//! exactly where the drawn value is the level, and is straight between. Where two opposite corners
//! are inside, the value at the saddle decides whether they are joined (G. M. Nielson, B. Hamann,
//! "The asymptotic decider", 1991).
//!
//! The lines are found on the grid and then laid on the picture. An offset stretches nothing but the
//! outer halves of the border cells, which are whole squares: a straight line stays straight.

use super::outline::Polyline;
use super::upsample::value_at;
use super::{ActivationMap, CellSet, Enlargement, Upsampling};
use std::collections::{BTreeMap, BTreeSet};

/// Squares to a cell, each way; even, so that the centres of cells are corners of squares.
const SQUARES_PER_CELL: usize = 8;

/// The borders of the drawn map where it is at least `level`, in logits. Walking along a line, the
/// higher values lie on the right hand; lines end at the border of the picture or are closed.
///
/// [`Upsampling::Cells`] gives the borders of the cells themselves.
pub fn contour(map: &ActivationMap, level: f32, enlargement: Enlargement) -> Vec<Polyline> {
    if enlargement.upsampling == Upsampling::Cells {
        return CellSet::at_least(map, level).outline(enlargement.offset);
    }
    if map.values.is_empty() {
        return Vec::new();
    }
    let placement = enlargement.placement(map);
    let lattice = Lattice::of(map, level, enlargement.upsampling);
    let segments = lattice.segments();
    let ends: BTreeSet<Edge> = segments.values().copied().collect();
    let begins = segments.keys().filter(|edge| !ends.contains(edge));
    // Lines that begin at the border of the picture first; all others are loops.
    let starts: Vec<Edge> = begins.chain(segments.keys()).copied().collect();
    let mut left = segments;
    starts
        .into_iter()
        .filter_map(|start| lattice.line(start, &mut left))
        .map(|line| Polyline {
            points: line
                .points
                .into_iter()
                .map(|point| placement.on_frame(point))
                .collect(),
            ..line
        })
        .collect()
}

/// An edge of the lattice by its number: the horizontal ones row by row, then the vertical ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Edge(usize);

/// The drawn map at the corners of all squares.
struct Lattice {
    /// Squares across the picture.
    columns: usize,
    /// Squares down the picture.
    rows: usize,
    /// `[rows + 1, columns + 1]`
    values: Vec<f32>,
    level: f32,
}

impl Lattice {
    fn of(map: &ActivationMap, level: f32, upsampling: Upsampling) -> Self {
        let squares = |cells: usize| match upsampling {
            Upsampling::HalfPixel | Upsampling::Cells => cells * SQUARES_PER_CELL,
            Upsampling::CornersAligned => cells.saturating_sub(1).max(1) * SQUARES_PER_CELL,
        };
        let (columns, rows) = (squares(map.columns), squares(map.rows));
        let corners = (0..=rows).flat_map(|y| (0..=columns).map(move |x| (x, y)));
        let value = |(x, y): (usize, usize)| {
            let place = (x as f64 / columns as f64, y as f64 / rows as f64);
            value_at(map, place, upsampling).unwrap_or(f32::NAN)
        };
        Self {
            columns,
            rows,
            values: corners.map(value).collect(),
            level,
        }
    }

    fn value(&self, x: usize, y: usize) -> f32 {
        self.values[y * (self.columns + 1) + x]
    }

    /// All segments, from the edge where each begins to the edge where it ends. An edge begins one
    /// segment and ends one at most: its two squares see it in opposite directions.
    fn segments(&self) -> BTreeMap<Edge, Edge> {
        let squares = (0..self.rows).flat_map(|y| (0..self.columns).map(move |x| (x, y)));
        squares.flat_map(|(x, y)| self.segments_in(x, y)).collect()
    }

    /// The segments within the square whose corner 0 is `x`, `y`: none, one, or two at a saddle.
    fn segments_in(&self, x: usize, y: usize) -> Vec<(Edge, Edge)> {
        let corners = [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)];
        let values = corners.map(|(x, y)| self.value(x, y));
        let inside = values.map(|value| value >= self.level);
        // Clockwise along edge `k` from corner `k` to the next.
        let leaves = |k: usize| inside[k] && !inside[(k + 1) % 4];
        let enters = |k: usize| !inside[k] && inside[(k + 1) % 4];
        let edges = [
            self.horizontal(x, y),
            self.vertical(x + 1, y),
            self.horizontal(x, y + 1),
            self.vertical(x, y),
        ];
        let joined = saddle(values) >= self.level;
        (0..4)
            .filter(|&k| leaves(k))
            .filter_map(|begin| {
                // A segment that begins where the walk leaves the inside ends where the walk enters it:
                // at the next edge clockwise around the corners outside, where the two corners inside
                // are joined, and at the next one anticlockwise around the corner inside, where not.
                let end = |step: usize| (begin + if joined { step } else { 4 - step }) % 4;
                let end = (1..4).map(end).find(|&k| enters(k))?;
                Some((edges[begin], edges[end]))
            })
            .collect()
    }

    /// The edge from corner `x`, `y` to the right.
    fn horizontal(&self, x: usize, y: usize) -> Edge {
        Edge(y * self.columns + x)
    }

    /// The edge from corner `x`, `y` down.
    fn vertical(&self, x: usize, y: usize) -> Edge {
        Edge(self.columns * (self.rows + 1) + y * (self.columns + 1) + x)
    }

    /// The corners that an edge joins: the left and the right one, or the upper and the lower one.
    fn corners_of(&self, Edge(number): Edge) -> [(usize, usize); 2] {
        let Edge(first_vertical) = self.vertical(0, 0);
        match number.checked_sub(first_vertical) {
            None => {
                let (x, y) = (number % self.columns, number / self.columns);
                [(x, y), (x + 1, y)]
            }
            Some(number) => {
                let (x, y) = (number % (self.columns + 1), number / (self.columns + 1));
                [(x, y), (x, y + 1)]
            }
        }
    }

    /// The line that begins at an edge; its segments are taken out of `segments`.
    fn line(&self, start: Edge, segments: &mut BTreeMap<Edge, Edge>) -> Option<Polyline> {
        let mut points = vec![self.crossing(start)];
        let mut edge = segments.remove(&start)?;
        while edge != start {
            points.push(self.crossing(edge));
            match segments.remove(&edge) {
                Some(next) => edge = next,
                None => break,
            }
        }
        Some(Polyline::new(points, edge == start))
    }

    /// The place of the grid at which a line crosses an edge, across and down.
    fn crossing(&self, edge: Edge) -> (f64, f64) {
        let [from, to] = self.corners_of(edge);
        let (low, high) = (self.value(from.0, from.1), self.value(to.0, to.1));
        let way = f64::from(self.level - low) / f64::from(high - low);
        // An edge with a corner that is not finite is crossed in the middle.
        let way = if way.is_finite() {
            way.clamp(0.0, 1.0)
        } else {
            0.5
        };
        let between = |from: usize, to: usize| from as f64 + way * (to - from) as f64;
        (
            between(from.0, to.0) / self.columns as f64,
            between(from.1, to.1) / self.rows as f64,
        )
    }
}

/// The value at the point where the bilinear surface between four corners is level both ways.
fn saddle([a, b, c, d]: [f32; 4]) -> f32 {
    (a * c - b * d) / (a + c - b - d)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cam::samples::{area, map, numbers};
    use crate::cam::upsample;
    use crate::framing::Offset;

    const SMOOTH: [Upsampling; 2] = [Upsampling::HalfPixel, Upsampling::CornersAligned];

    /// As the page draws: in a framing, with the mirror image, and the notebook's.
    fn drawings() -> [Enlargement; 4] {
        let shifted = |across| Enlargement {
            upsampling: Upsampling::HalfPixel,
            offset: Offset { across, down: 0.25 },
        };
        let [half_pixel, aligned] = SMOOTH.map(Upsampling::centred);
        [half_pixel, aligned, shifted(0.25), shifted(0.0)]
    }

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
            let lines = contour(&ramp, level, upsampling.centred());
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
            for drawing in drawings() {
                for line in contour(&map, 1.25, drawing) {
                    for &point in &line.points {
                        let place = drawing.placement(&map).on_grid(point);
                        let value = value_at(&map, place, drawing.upsampling);
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
            for drawing in drawings() {
                let lines = contour(&map, 1.0, drawing);
                assert!(lines.iter().all(|line| line.closed));
                // Holes run the other way round and are taken off by their sign.
                let enclosed: f64 = lines.iter().map(|line| area(&line.points)).sum();
                let pixels = upsample(&map, 900, 700, drawing);
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
        let lines = contour(&peak, 0.5, Upsampling::HalfPixel.centred());
        assert_eq!(lines.len(), 1);
        assert!(lines[0].closed && area(&lines[0].points) > 0.0);
        let pit = peak.map_values(|value| -value);
        let lines = contour(&pit, -0.5, Upsampling::HalfPixel.centred());
        assert!(lines.len() == 1 && area(&lines[0].points) < 0.0);
    }

    #[test]
    fn the_saddle_decides_which_corners_are_joined() {
        // The saddle of both lies at 0.5.
        let saddle = map(2, 2, &[1.0, 0.0, 0.0, 1.0]);
        for (level, joined) in [(0.4, true), (0.6, false)] {
            let lines = contour(&saddle, level, Upsampling::CornersAligned.centred());
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
        let lines = contour(&map, 1.0, Upsampling::Cells.centred());
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
                assert_eq!(contour(&flat, level, upsampling.centred()), []);
            }
            assert_eq!(contour(&map(1, 1, &[2.0]), 3.0, upsampling.centred()), []);
            assert_eq!(contour(&map(0, 0, &[]), 0.0, upsampling.centred()), []);
            for line in contour(&holes, 0.5, upsampling.centred()) {
                assert!(
                    line.points
                        .iter()
                        .all(|(x, y)| x.is_finite() && y.is_finite())
                );
            }
        }
        assert_eq!(contour(&flat, 2.0, Upsampling::HalfPixel.centred()), []);
    }
}

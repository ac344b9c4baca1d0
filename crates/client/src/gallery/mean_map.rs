//! The mean of the maps of many photos: the part of the frame where a class mostly is.

use super::answer::Answer;
use crate::view::MapSubject;
use camlens_core::cam::{ActivationMap, Place, Summary};
use camlens_core::framing::{Offset, Placement};
use std::collections::HashMap;

/// Rows and columns of a mean map.
const SIDE: usize = 16;

/// An offset of half a cell or more has no [`Placement`].
const MAX_OFFSET: f64 = 0.49;

/// The mean over photos of their maps, each laid over the same frame: photos of any shape become a
/// square.
#[derive(Debug, Clone, PartialEq)]
pub struct MeanMap {
    /// 16 x 16 cells, in logits. Its mean is the mean over photos of their maps' means.
    pub map: ActivationMap,
    /// The photos whose maps are in it, at least 1.
    pub photos: usize,
    /// The offset of its grid on the frame, as [`Frame::offset`](camlens_core::framing::Frame) is a
    /// photo's: the mean over photos of the distance by which their cells look beside their squares.
    pub offset: Offset,
}

/// The maps that are averaged. Maps of other subjects are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MapsOf {
    /// Of each photo the map of its own first class.
    FirstClasses,
    /// The maps of this subject: the question that was pinned.
    Subject(MapSubject),
}

impl MapsOf {
    fn has(self, answer: &Answer) -> bool {
        match self {
            Self::FirstClasses => answer.subject == MapSubject::Class(answer.best.class),
            Self::Subject(subject) => answer.subject == subject,
        }
    }
}

impl MeanMap {
    /// Averages maps; `None` without any. A map with a value that is no number is left out.
    ///
    /// Each cell of a map is a square of its value, and a cell of the mean has the average over its own
    /// part of the frame.
    pub fn of<'a>(answers: impl IntoIterator<Item = &'a Answer>, maps: MapsOf) -> Option<Self> {
        let mut sums = Sums::default();
        for answer in answers {
            if maps.has(answer) {
                sums.add(answer);
            }
        }
        sums.mean()
    }

    /// The map in a few numbers: its strongest cell, the ninth of the frame where that lies, and the
    /// cells that hold half of all that speaks for the class.
    pub fn summary(&self) -> Summary {
        Summary::of(&self.map, self.offset)
    }

    /// The centre of gravity of its positive values on the frame, across and down, from 0, 0 at the
    /// top left corner to 1, 1 at the bottom right one; `None` without any.
    pub fn centre(&self) -> Option<(f64, f64)> {
        let placement = Placement::new((SIDE, SIDE), self.offset);
        let (mut sum, mut across, mut down) = (0.0, 0.0, 0.0);
        for (cell, &value) in self.map.values.iter().enumerate() {
            let weight = f64::from(value.max(0.0));
            let (x, y) = placement.looks_at((cell / SIDE, cell % SIDE));
            sum += weight;
            across += weight * x;
            down += weight * y;
        }
        (sum > 0.0).then(|| (across / sum, down / sum))
    }

    /// The ninth of the frame in which the centre lies.
    pub fn place(&self) -> Option<Place> {
        self.centre().map(Place::at)
    }
}

/// Sums of maps, by their rows and columns: averaging is linear, so that each grid is resampled once.
#[derive(Default)]
struct Sums {
    by_grid: HashMap<(usize, usize), Vec<f64>>,
    photos: usize,
    /// Sum of the photos' offsets, in parts of the frame.
    across: f64,
    down: f64,
}

impl Sums {
    fn add(&mut self, answer: &Answer) {
        let map = &answer.map;
        let fits = map.cells() > 0 && map.cells() == map.rows * map.columns;
        if !fits || map.values.iter().any(|value| !value.is_finite()) {
            return;
        }
        let sums = self.by_grid.entry((map.rows, map.columns));
        let sums = sums.or_insert_with(|| vec![0.0; map.cells()]);
        for (sum, &value) in sums.iter_mut().zip(&map.values) {
            *sum += f64::from(value);
        }
        self.photos += 1;
        self.across += answer.frame.offset.across / map.columns as f64;
        self.down += answer.frame.offset.down / map.rows as f64;
    }

    fn mean(self) -> Option<MeanMap> {
        if self.photos == 0 {
            return None;
        }
        let mut sum = vec![0.0; SIDE * SIDE];
        for (grid, values) in &self.by_grid {
            for (sum, value) in sum.iter_mut().zip(resampled(values, *grid)) {
                *sum += value;
            }
        }
        let photos = self.photos as f64;
        let in_cells = |offset: f64| (offset / photos * SIDE as f64).clamp(-MAX_OFFSET, MAX_OFFSET);
        Some(MeanMap {
            map: ActivationMap {
                rows: SIDE,
                columns: SIDE,
                values: sum.into_iter().map(|sum| (sum / photos) as f32).collect(),
            },
            photos: self.photos,
            offset: Offset {
                across: in_cells(self.across),
                down: in_cells(self.down),
            },
        })
    }
}

/// The averages over the cells of the common grid, row by row, of values on another grid.
fn resampled(values: &[f64], (rows, columns): (usize, usize)) -> Vec<f64> {
    let (down, across) = (overlaps(rows), overlaps(columns));
    let mut cells = Vec::with_capacity(SIDE * SIDE);
    for from_rows in &down {
        for from_columns in &across {
            let mut value = 0.0;
            for &(row, height) in from_rows {
                for &(column, width) in from_columns {
                    value += height * width * values[row * columns + column];
                }
            }
            cells.push(value);
        }
    }
    cells
}

/// For each cell of a line of the common grid: the cells of another line of the same length that lie
/// under it, and their parts of it, which sum to 1.
fn overlaps(cells: usize) -> Vec<Vec<(usize, f64)>> {
    let of_cell = |to: usize| {
        // In units of one part of both grids, so that no border is rounded.
        let (begin, end) = (to * cells, (to + 1) * cells);
        let under = begin / SIDE..end.div_ceil(SIDE);
        let part = |from: usize| (end.min((from + 1) * SIDE) - begin.max(from * SIDE)) as f64;
        under
            .map(|from| (from, part(from) / cells as f64))
            .collect()
    };
    (0..SIDE).map(of_cell).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a missing mean ends its test")]

    use super::super::samples::answer;
    use super::*;
    use crate::subject::Subject;
    use camlens_core::cam::samples::{map, numbers};

    /// An answer with a map of this many rows and columns.
    fn mapped(rows: usize, columns: usize, value: impl FnMut() -> f32) -> Answer {
        let values: Vec<f32> = std::iter::repeat_with(value).take(rows * columns).collect();
        Answer {
            map: map(rows, columns, &values),
            ..answer(281, 0.5)
        }
    }

    fn mean(answers: &[Answer]) -> Option<MeanMap> {
        MeanMap::of(answers, MapsOf::FirstClasses)
    }

    #[test]
    fn the_mean_of_a_map_stays_in_every_grid() {
        for (rows, columns) in [(1, 1), (7, 7), (8, 12), (16, 16), (5, 31), (20, 80), (3, 2)] {
            let mut next = numbers((rows * 100 + columns) as u32);
            let answer = mapped(rows, columns, || 20.0 * next() - 8.0);
            let mean = mean(std::slice::from_ref(&answer)).unwrap();
            assert!((mean.map.mean() - answer.map.mean()).abs() < 1e-5);
            assert!(mean.map.max() <= answer.map.max() + 1e-5);
        }
    }

    #[test]
    fn cells_are_squares_on_the_common_grid() {
        // Four squares of 8 x 8 cells; and 16 x 16 as they are.
        let mut values = [1.0, 2.0, 3.0, 4.0].into_iter();
        let two = mean(&[mapped(2, 2, || values.next().unwrap())])
            .unwrap()
            .map;
        let corner = |row, column| two.at(row, column).unwrap();
        assert_eq!(
            [corner(0, 7), corner(0, 8), corner(8, 7), corner(15, 15)],
            [1.0, 2.0, 3.0, 4.0]
        );
        let next = numbers(7);
        let same = mapped(16, 16, next);
        assert_eq!(mean(std::slice::from_ref(&same)).unwrap().map, same.map);
        // A border within a cell of the common grid: a third and two thirds of it.
        let mut values = [0.0, 6.0, 0.0].into_iter();
        let three = mean(&[mapped(1, 3, || values.next().unwrap())])
            .unwrap()
            .map;
        assert!((three.values[5] - 4.0).abs() < 1e-6, "{}", three.values[5]);
    }

    #[test]
    fn photos_of_every_shape_count_alike() {
        let answers = [
            mapped(8, 12, || 3.0),
            mapped(12, 8, || 6.0),
            mapped(8, 12, || 0.0),
        ];
        let mean = mean(&answers).unwrap();
        assert_eq!(mean.photos, 3);
        assert!(
            mean.map
                .values
                .iter()
                .all(|value| (value - 3.0).abs() < 1e-6)
        );
        assert_eq!(self::mean(&[]), None);
    }

    #[test]
    fn only_maps_of_the_same_kind_are_averaged() {
        let pair = MapSubject::Difference(Subject::Class(281), Subject::Class(285));
        let mut answers = [(); 3].map(|()| mapped(2, 2, || 1.0));
        answers[1].subject = pair;
        answers[2].subject = MapSubject::Class(285);
        let photos = |maps| MeanMap::of(&answers, maps).map(|mean| mean.photos);
        assert_eq!(photos(MapsOf::FirstClasses), Some(1));
        assert_eq!(photos(MapsOf::Subject(pair)), Some(1));
        assert_eq!(photos(MapsOf::Subject(MapSubject::Class(285))), Some(1));
        assert_eq!(photos(MapsOf::Subject(MapSubject::Class(1))), None);
    }

    #[test]
    fn no_number_and_no_cell_are_left_out() {
        let good = mapped(4, 4, || 1.0);
        let bad = [
            mapped(4, 4, || f32::NAN),
            mapped(4, 4, || f32::INFINITY),
            mapped(0, 4, || 1.0),
        ];
        assert_eq!(mean(&bad), None);
        let [nan, infinite, empty] = bad;
        assert_eq!(mean(&[nan, good.clone(), infinite, empty]), mean(&[good]));
    }

    #[test]
    fn the_centre_is_of_what_speaks_for_the_class() {
        let one_cell = |row: usize, column: usize| {
            let mut answer = mapped(8, 8, || -1.0);
            answer.frame.offset = Offset::NONE;
            answer.map.values[row * 8 + column] = 5.0;
            answer
        };
        let at = |answers: &[Answer]| mean(answers).unwrap().centre().unwrap();
        assert_eq!(at(&[one_cell(0, 0)]), (1.0 / 16.0, 1.0 / 16.0));
        let place = |answers: &[Answer]| mean(answers).unwrap().place().unwrap().name();
        assert_eq!(place(&[one_cell(0, 0)]), "upper left");
        assert_eq!(place(&[one_cell(6, 3)]), "bottom");
        let cells = [(0, 0), (0, 7), (7, 0), (7, 7)].map(|(row, column)| {
            let mut answer = one_cell(row, column);
            answer.map.values.iter_mut().for_each(|value| *value += 1.0);
            answer
        });
        assert_eq!(place(&cells), "centre");
        let summary = mean(&[one_cell(1, 6)]).unwrap().summary();
        assert_eq!(summary.place.map(Place::name), Some("upper right"));
        assert_eq!(summary.half.map(|half| half.cells), Some(2));
        assert_eq!(mean(&[mapped(2, 2, || -1.0)]).unwrap().centre(), None);
    }

    #[test]
    fn cells_look_as_far_beside_their_squares_as_those_of_the_photos() {
        let looks = |rows, columns, offset| {
            let mut answer = mapped(rows, columns, || 1.0);
            answer.frame.offset = Offset::both(offset);
            mean(&[answer]).unwrap().offset
        };
        let near = |offset: Offset, across: f64, down: f64| {
            (offset.across - across).abs() < 1e-9 && (offset.down - down).abs() < 1e-9
        };
        assert!(near(looks(16, 32, 0.25), 0.125, 0.25));
        assert!(near(looks(10, 20, 0.25), 0.2, 0.4));
        // Larger cells look further away than a grid of 16 can say, by less than a hundredth.
        assert!(near(looks(7, 8, 0.25), MAX_OFFSET, MAX_OFFSET));
    }
}

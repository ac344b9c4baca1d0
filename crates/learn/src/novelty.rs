//! None of these: the distance of a photo to the nearest of those that were learned from.
//!
//! A softmax is sure of anything. Directions of averaged features tell more: on photos of other things against
//! photos of ants and bees, the cosine distance to the five nearest photos separates better than that to the
//! classes' means, Mahalanobis' distance, or Euclid's.

use super::coordinates::Coordinates;
use super::folds::originals;
use super::samples::Samples;

/// The nearest photos whose distances are averaged.
pub const NEIGHBOURS: usize = 5;

/// The part of the photos learned from that is like the others.
const LIKE: f64 = 0.95;

/// Photos that were learned from; `R` holds the features of one, `[channels]`.
#[derive(Debug, Clone)]
pub struct Novelty<R> {
    rows: Vec<(R, f64)>,
}

/// How near a photo is.
#[derive(Debug, Clone, PartialEq)]
pub struct Likeness {
    /// The mean cosine distance to the nearest photos, 0 (the same direction) to 2.
    pub distance: f64,
    /// The nearest photos, by their places, with the distance to each; nearest first, at most [`NEIGHBOURS`].
    pub nearest: Vec<(usize, f64)>,
}

impl<R: AsRef<[f32]>> Novelty<R> {
    /// Keeps the rows.
    pub fn new(rows: impl IntoIterator<Item = R>) -> Self {
        let with_length = |row: R| {
            let length = product(row.as_ref(), row.as_ref()).sqrt();
            (row, length)
        };
        Self {
            rows: rows.into_iter().map(with_length).collect(),
        }
    }

    /// The distance of a photo; `None` without photos, or where the channels differ.
    pub fn likeness(&self, features: &[f32]) -> Option<Likeness> {
        let length = product(features, features).sqrt();
        let fits = |row: &(R, f64)| row.0.as_ref().len() == features.len();
        if self.rows.is_empty() || !self.rows.iter().all(fits) {
            return None;
        }
        let distances = self
            .rows
            .iter()
            .map(|(row, of_row)| distance(product(row.as_ref(), features), length * of_row));
        let mut nearest: Vec<(usize, f64)> = distances.enumerate().collect();
        nearest.sort_by(|a, b| a.1.total_cmp(&b.1));
        nearest.truncate(NEIGHBOURS);
        Some(Likeness {
            distance: mean(nearest.iter().map(|of| of.1)),
            nearest,
        })
    }
}

/// A [`Spread`] is computed from this many photos at most: the cost grows with their square.
const MOST: usize = 1000;

/// The cosine distance below which two photos are near doubles. Parts of the same picture lie within 0.11 of
/// their nearest, each of 245 photos of ants and bees by many people beyond 0.13.
const DOUBLE: f64 = 0.12;

/// How near the photos of a lesson are to each other; copies do not count.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// The mean distance to the nearest others within which [`LIKE`] of the photos lie.
    pub threshold: f64,
    /// The share of the photos that are near doubles of another one, 0 to 1: parts of the same picture, or
    /// recorded in one go. What is told of them without the one is told by the other.
    pub doubles: f64,
}

/// How near the photos are to each other. `None` for fewer than two different photos.
pub fn spread(samples: &Samples, coordinates: &Coordinates) -> Option<Spread> {
    let originals = originals(samples);
    let mut different: Vec<usize> = (0..samples.photos())
        .filter(|&photo| originals[photo] == photo)
        .collect();
    let every = different.len().div_ceil(MOST);
    different = different.into_iter().step_by(every.max(1)).collect();
    if different.len() < 2 {
        return None;
    }
    let product = |one: usize, other: usize| {
        let known = coordinates.product(one, other);
        known.unwrap_or_else(|| product(samples.features(one), samples.features(other)))
    };
    let length = |photo: usize| product(photo, photo).max(0.0).sqrt();
    let lengths: Vec<f64> = different.iter().map(|&photo| length(photo)).collect();
    let nearest_of = |at: usize| {
        let others = (0..different.len()).filter(|&other| other != at);
        let to = |other: usize| {
            let product = product(different[at], different[other]);
            distance(product, lengths[at] * lengths[other])
        };
        let mut nearest: Vec<f64> = others.map(to).collect();
        let count = NEIGHBOURS.min(nearest.len());
        nearest.select_nth_unstable_by(count - 1, f64::total_cmp);
        nearest.truncate(count);
        nearest.sort_by(f64::total_cmp);
        (nearest[0], mean(nearest.into_iter()))
    };
    let (nearest, mut means): (Vec<f64>, Vec<f64>) = (0..different.len()).map(nearest_of).unzip();
    means.sort_by(f64::total_cmp);
    let doubles = nearest.iter().filter(|distance| **distance < DOUBLE);
    Some(Spread {
        threshold: quantile(&means, LIKE),
        doubles: doubles.count() as f64 / nearest.len() as f64,
    })
}

fn distance(product: f64, lengths: f64) -> f64 {
    if lengths > 0.0 {
        (1.0 - product / lengths).max(0.0)
    } else {
        1.0
    }
}

fn product(a: &[f32], b: &[f32]) -> f64 {
    let mut sums = [0.0_f64; 4];
    let (a_chunks, a_rest) = a.as_chunks::<4>();
    let (b_chunks, b_rest) = b.as_chunks::<4>();
    for (a, b) in a_chunks.iter().zip(b_chunks) {
        for lane in 0..4 {
            sums[lane] += f64::from(a[lane]) * f64::from(b[lane]);
        }
    }
    let rest = a_rest.iter().zip(b_rest);
    sums.iter().sum::<f64>()
        + rest
            .map(|(&a, &b)| f64::from(a) * f64::from(b))
            .sum::<f64>()
}

fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = values.len().max(1) as f64;
    values.sum::<f64>() / count
}

/// The value below which this share of ascending values lies, between two values in proportion.
fn quantile(ascending: &[f64], share: f64) -> f64 {
    let at = share * (ascending.len() - 1) as f64;
    let (low, high) = (at.floor() as usize, at.ceil() as usize);
    ascending[low] + (at - at.floor()) * (ascending[high] - ascending[low])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_photos_come_first() {
        let rows = [[1.0, 0.0], [0.0, 2.0], [3.0, 3.0]];
        let novelty = Novelty::new(rows);
        let likeness = novelty
            .likeness(&[5.0, 0.0])
            .unwrap_or_else(|| panic!("no likeness"));
        let places: Vec<usize> = likeness.nearest.iter().map(|of| of.0).collect();
        assert_eq!(places, [0, 2, 1]);
        let half = 1.0 - 0.5_f64.sqrt();
        assert!((likeness.distance - (0.0 + half + 1.0) / 3.0).abs() < 1e-9);
        assert_eq!(novelty.likeness(&[1.0]), None);
        assert_eq!(Novelty::<[f32; 2]>::new([]).likeness(&[1.0, 1.0]), None);
        // No direction is like nothing.
        let nothing = novelty.likeness(&[0.0, 0.0]).map(|of| of.distance);
        assert_eq!(nothing, Some(1.0));
    }

    #[test]
    fn copies_make_nothing_familiar() {
        let features = [[1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 1.0]].concat();
        let samples = Samples::new(features, vec![0, 0, 1, 1], 2);
        let samples = samples.unwrap_or_else(|error| panic!("{error}"));
        let of = |samples: &Samples| spread(samples, &Coordinates::of(samples));
        assert!(of(&samples).is_some_and(|of| (of.threshold - 1.0).abs() < 1e-6));
        assert!(of(&samples).is_some_and(|of| of.doubles == 0.0));
        let same = Samples::new([[1.0, 0.0]; 2].concat(), vec![0, 1], 2);
        assert_eq!(same.ok().and_then(|same| of(&same)), None);
    }

    #[test]
    fn photos_of_nearly_one_direction_are_near_doubles() {
        let features = [[1.0, 0.0], [1.0, 0.1], [0.0, 1.0], [-1.0, 0.3]].concat();
        let samples = Samples::new(features, vec![0, 0, 1, 1], 2);
        let samples = samples.unwrap_or_else(|error| panic!("{error}"));
        let spread = spread(&samples, &Coordinates::of(&samples));
        assert_eq!(spread.map(|of| of.doubles), Some(0.5));
    }

    #[test]
    fn quantiles_lie_between_values() {
        assert_eq!(quantile(&[1.0, 2.0, 3.0], 0.5), 2.0);
        assert_eq!(quantile(&[1.0, 2.0], 0.95), 1.95);
        assert_eq!(quantile(&[4.0], 0.95), 4.0);
    }
}

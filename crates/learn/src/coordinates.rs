//! The photos in as few numbers as they need.
//!
//! The weights of the optimum are sums of the photos' features, because anything else costs a penalty and
//! changes no logit. With fewer photos than channels it is therefore enough to know the photos' distances and
//! angles: their Gram matrix `X X^T` (of centred features, as the bias is free). Its Cholesky factor `L`, with
//! `L L^T = X X^T`, has the photos as rows, in orthonormal coordinates: the length of a weight vector is the
//! same there, and so is the optimum. 300 photos are 299 numbers each in the place of 2,048, and their rows
//! form a triangle, which halves the work again.

use super::dense::{add_row, dot, gram};
use super::samples::Samples;

/// Directions in which the photos differ by less than this part of the largest are left out: they are
/// rounding.
const NOTHING: f64 = 1e-12;

/// The photos as rows of coordinates.
#[derive(Debug)]
pub struct Coordinates {
    /// `[photos, dimensions]`.
    rows: Vec<f64>,
    /// The same in single precision; empty where it cannot hold them.
    single: Vec<f32>,
    dimensions: usize,
    /// The number of coordinates of each photo that may differ from 0.
    lengths: Vec<usize>,
    /// The mean of the features, `[channels]`.
    mean: Vec<f64>,
    /// The products of the photos with each other and with the mean, where they were needed.
    products: Option<Products>,
    basis: Basis,
}

/// Products of centred features.
#[derive(Debug)]
struct Products {
    /// `[photos, photos]`.
    gram: Vec<f64>,
    /// `[photos]`.
    with_mean: Vec<f64>,
    mean_square: f64,
}

#[derive(Debug)]
enum Basis {
    /// The channels themselves.
    Channels,
    /// The photo by which each coordinate came in.
    Photos(Vec<usize>),
}

impl Coordinates {
    /// The coordinates of photos.
    pub fn of(samples: &Samples) -> Self {
        let mean = mean(samples);
        let centred = centred(samples, &mean);
        let (photos, channels) = (samples.photos(), samples.channels());
        if photos > channels {
            return Self {
                single: single(&centred),
                rows: centred,
                dimensions: channels,
                lengths: vec![channels; photos],
                mean,
                products: None,
                basis: Basis::Channels,
            };
        }
        let gram = gram(&centred, photos, channels);
        let (rows, pivots, lengths) = cholesky(&gram, photos);
        let with_mean = centred.chunks_exact(channels).map(|row| dot(row, &mean));
        let products = Products {
            with_mean: with_mean.collect(),
            mean_square: dot(&mean, &mean),
            gram,
        };
        Self {
            products: Some(products),
            dimensions: pivots.len(),
            single: single(&rows),
            rows,
            lengths,
            mean,
            basis: Basis::Photos(pivots),
        }
    }

    /// The number of coordinates.
    pub fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// The coordinates of a photo that may differ from 0; those behind them are 0.
    pub fn row(&self, photo: usize) -> &[f64] {
        &self.rows[photo * self.dimensions..][..self.lengths[photo]]
    }

    /// The coordinates of a photo, `[dimensions]`.
    pub fn whole_row(&self, photo: usize) -> &[f64] {
        &self.rows[photo * self.dimensions..][..self.dimensions]
    }

    /// The coordinates of a photo in single precision, `[dimensions]`; `None` where it cannot hold them.
    pub fn single_row(&self, photo: usize) -> Option<&[f32]> {
        self.single
            .get(photo * self.dimensions..(photo + 1) * self.dimensions)
    }

    /// The number of coordinates of a photo that may differ from 0.
    pub fn length(&self, photo: usize) -> usize {
        self.lengths[photo]
    }

    /// The product of the features of two photos, not centred; `None` where there are more photos than
    /// channels.
    pub fn product(&self, one: usize, other: usize) -> Option<f64> {
        let products = self.products.as_ref()?;
        let centred = products.gram[one * products.with_mean.len() + other];
        Some(centred + products.with_mean[one] + products.with_mean[other] + products.mean_square)
    }

    /// The weights `[channels]` of weights in coordinates, and what the bias grows by, because features are
    /// not centred.
    pub fn weights(&self, samples: &Samples, weights: &[f64]) -> (Vec<f64>, f64) {
        let weights = match &self.basis {
            Basis::Channels => weights.to_vec(),
            Basis::Photos(pivots) => self.sum_of_photos(samples, pivots, weights),
        };
        let shift = -dot(&weights, &self.mean);
        (weights, shift)
    }

    /// `w = X_p^T L_p^-T v`, where `p` are the pivots: their rows of `L` are a triangle.
    fn sum_of_photos(&self, samples: &Samples, pivots: &[usize], weights: &[f64]) -> Vec<f64> {
        let mut shares = weights.to_vec();
        for at in (0..pivots.len()).rev() {
            let row = self.whole_row(pivots[at]);
            shares[at] /= row[at];
            let share = shares[at];
            add_row(&mut shares[..at], &row[..at], -share);
        }
        let mut sum = vec![0.0; samples.channels()];
        for (&photo, &share) in pivots.iter().zip(&shares) {
            let features = samples.features(photo).iter().zip(&self.mean);
            for (sum, (&feature, mean)) in sum.iter_mut().zip(features) {
                *sum += share * (f64::from(feature) - mean);
            }
        }
        sum
    }
}

/// Coordinates beyond this have products that single precision may not hold.
const LARGEST: f64 = 1e12;

fn single(rows: &[f64]) -> Vec<f32> {
    if rows.iter().any(|value| value.abs() > LARGEST) {
        return Vec::new();
    }
    rows.iter().map(|&value| value as f32).collect()
}

fn mean(samples: &Samples) -> Vec<f64> {
    let mut mean = vec![0.0; samples.channels()];
    for photo in 0..samples.photos() {
        for (sum, &value) in mean.iter_mut().zip(samples.features(photo)) {
            *sum += f64::from(value);
        }
    }
    for sum in &mut mean {
        *sum /= samples.photos() as f64;
    }
    mean
}

fn centred(samples: &Samples, mean: &[f64]) -> Vec<f64> {
    let mut centred = Vec::with_capacity(samples.photos() * samples.channels());
    for photo in 0..samples.photos() {
        let features = samples.features(photo).iter().zip(mean);
        centred.extend(features.map(|(&value, mean)| f64::from(value) - mean));
    }
    centred
}

/// The Cholesky factor of a Gram matrix `[photos, photos]` with pivots: at each step the photo comes in that
/// is farthest from all that are in. Returns the factor `[photos, dimensions]`, the pivots, and the number of
/// coordinates of each photo that may differ from 0.
fn cholesky(gram: &[f64], photos: usize) -> (Vec<f64>, Vec<usize>, Vec<usize>) {
    let mut left: Vec<f64> = (0..photos).map(|at| gram[at * photos + at]).collect();
    let largest = left.iter().copied().fold(0.0, f64::max);
    let mut factor = vec![0.0; photos * photos];
    let mut pivots = Vec::new();
    let mut is_in = vec![false; photos];
    while pivots.len() < photos {
        let farthest = (0..photos)
            .filter(|&photo| !is_in[photo])
            .reduce(|best, at| if left[at] > left[best] { at } else { best });
        let Some(pivot) = farthest.filter(|&photo| left[photo] > NOTHING * largest) else {
            break;
        };
        let column = pivots.len();
        let root = left[pivot].sqrt();
        let pivot_row = factor[pivot * photos..][..column].to_vec();
        for photo in (0..photos).filter(|&photo| !is_in[photo]) {
            let row = &mut factor[photo * photos..(photo + 1) * photos];
            let product = match photo == pivot {
                true => root,
                false => (gram[photo * photos + pivot] - dot(&row[..column], &pivot_row)) / root,
            };
            row[column] = product;
            left[photo] -= product * product;
        }
        is_in[pivot] = true;
        pivots.push(pivot);
    }
    let dimensions = pivots.len();
    let mut lengths = vec![dimensions; photos];
    for (at, &photo) in pivots.iter().enumerate() {
        lengths[photo] = at + 1;
    }
    let rows = factor.chunks_exact(photos.max(1));
    let rows = rows.flat_map(|row| row[..dimensions].iter().copied());
    (rows.collect(), pivots, lengths)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples(photos: usize, channels: usize) -> Samples {
        let value = |at: usize| ((at * 7919 + at * at * 31) % 1009) as f32 / 500.0;
        let features = (0..photos * channels).map(value).collect();
        let labels = (0..photos).map(|at| (at % 2) as u32).collect();
        Samples::new(features, labels, 2).unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn distances_and_angles_are_kept() {
        for (photos, channels) in [(5, 9), (8, 8), (9, 4), (2, 3)] {
            let samples = samples(photos, channels);
            let coordinates = Coordinates::of(&samples);
            let mean = mean(&samples);
            let centred = centred(&samples, &mean);
            for one in 0..photos {
                for other in 0..photos {
                    let expected = dot(
                        &centred[one * channels..][..channels],
                        &centred[other * channels..][..channels],
                    );
                    let found = dot(coordinates.whole_row(one), coordinates.whole_row(other));
                    assert!((expected - found).abs() < 1e-9, "{expected} {found}");
                }
            }
        }
    }

    #[test]
    fn weights_give_the_same_logits_on_features() {
        for (photos, channels) in [(6, 11), (12, 5)] {
            let samples = samples(photos, channels);
            let coordinates = Coordinates::of(&samples);
            let inner: Vec<f64> = (0..coordinates.dimensions())
                .map(|at| (at as f64).sin())
                .collect();
            let (weights, shift) = coordinates.weights(&samples, &inner);
            for photo in 0..photos {
                let features: Vec<f64> = samples
                    .features(photo)
                    .iter()
                    .map(|&x| f64::from(x))
                    .collect();
                let outer = dot(&weights, &features) + shift;
                let expected = dot(coordinates.whole_row(photo), &inner);
                assert!((outer - expected).abs() < 1e-9, "{outer} {expected}");
            }
            let norm = |of: &[f64]| dot(of, of);
            assert!((norm(&weights) - norm(&inner)).abs() < 1e-9);
        }
    }

    #[test]
    fn copies_and_constant_features_take_no_coordinate() {
        let row = [1.0, 2.0, 3.0, 4.0, 5.0];
        let other = [2.0, 2.0, 1.0, 4.0, 0.0];
        let features = [row, other, row, other].concat();
        let samples = Samples::new(features, vec![0, 1, 0, 1], 2);
        let samples = samples.unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(Coordinates::of(&samples).dimensions(), 1);
    }
}

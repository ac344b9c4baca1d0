//! The curvature of the objective around a point, as far as it is worth knowing.
//!
//! The curvature of the cross-entropy changes a hundredfold on the way to the optimum under a weak penalty: a
//! photo whose class is certain adds none. So it is measured several times on the way, for each class by
//! itself: between the first coordinates, in which photos differ most, and the bias as a whole; along each
//! other coordinate by itself. What is left out, L-BFGS learns.

use super::dense::{add_row, dot, gram};

/// Coordinates between which the curvature is known as a whole.
const HEAD: usize = 64;

/// The part of the penalty that the bias is given, so that its curvature is above 0.
const OF_BIAS: f64 = 1e-3;

/// The curvature for each class.
#[derive(Debug)]
pub struct Curvature {
    classes: Vec<OfClass>,
    dimensions: usize,
}

#[derive(Debug)]
struct OfClass {
    /// The Cholesky factor of the curvature between the first coordinates and the bias, `[head + 1, head + 1]`.
    factor: Vec<f64>,
    head: usize,
    /// The curvature along each of the other coordinates.
    tail: Vec<f64>,
}

impl Curvature {
    /// `rows` are the photos' coordinates, up to `dimensions` of them; `shares` for each class how much each
    /// photo's logit bends the mean cross-entropy: `p (1 - p)`, divided by the number of photos.
    pub fn new(rows: &[&[f64]], shares: &[Vec<f64>], dimensions: usize, lambda: f64) -> Self {
        let of_class = |shares: &Vec<f64>| OfClass::new(rows, shares, dimensions, lambda);
        Self {
            classes: shares.iter().map(of_class).collect(),
            dimensions,
        }
    }

    /// Divides a gradient `[classes, dimensions + 1]` by the curvature.
    pub fn divide(&self, gradient: &mut [f64]) {
        let of_classes = gradient.chunks_exact_mut(self.dimensions + 1);
        for (class, gradient) in self.classes.iter().zip(of_classes) {
            class.divide(gradient);
        }
    }
}

impl OfClass {
    fn new(rows: &[&[f64]], shares: &[f64], dimensions: usize, lambda: f64) -> Self {
        let head = HEAD.min(dimensions);
        let size = head + 1;
        let photos = rows.len();
        let mut of_head = vec![0.0; size * photos];
        let mut tail = vec![lambda; dimensions - head];
        for (photo, (row, &share)) in rows.iter().zip(shares).enumerate() {
            let root = share.sqrt();
            let (first, others) = row.split_at(head.min(row.len()));
            for (at, value) in first.iter().enumerate() {
                of_head[at * photos + photo] = root * value;
            }
            of_head[head * photos + photo] = root;
            for (sum, value) in tail.iter_mut().zip(others) {
                *sum += share * value * value;
            }
        }
        let mut factor = gram(&of_head, size, photos);
        for at in 0..head {
            factor[at * size + at] += lambda;
        }
        factor[size * size - 1] += OF_BIAS * lambda;
        factorise(&mut factor, size, OF_BIAS * lambda);
        Self { factor, head, tail }
    }

    fn divide(&self, gradient: &mut [f64]) {
        let (head, size) = (self.head, self.head + 1);
        let bias = gradient.len() - 1;
        let mut part = [&gradient[..head], &gradient[bias..]].concat();
        for at in 0..size {
            let row = &self.factor[at * size..][..size];
            part[at] = (part[at] - dot(&row[..at], &part[..at])) / row[at];
        }
        for at in (0..size).rev() {
            let row = &self.factor[at * size..][..size];
            part[at] /= row[at];
            let value = part[at];
            add_row(&mut part[..at], &row[..at], -value);
        }
        gradient[..head].copy_from_slice(&part[..head]);
        gradient[bias] = part[head];
        for (value, curvature) in gradient[head..bias].iter_mut().zip(&self.tail) {
            *value /= curvature;
        }
    }
}

/// The Cholesky factor of a matrix `[size, size]` in its place. Its pivots are at least `least`, but for
/// rounding.
fn factorise(matrix: &mut [f64], size: usize, least: f64) {
    for at in 0..size {
        let (above, row) = matrix.split_at_mut(at * size);
        for (column, other) in above.chunks_exact(size).enumerate() {
            let product = dot(&row[..column], &other[..column]);
            row[column] = (row[column] - product) / other[column];
        }
        let square = row[at] - dot(&row[..at], &row[..at]);
        row[at] = square.max(least).sqrt();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_divided_by_the_curvature_is_that_again_times_it() {
        const LAMBDA: f64 = 0.02;
        for (photos, dimensions) in [(9, 4), (80, 70), (3, 0)] {
            let value = |at: usize| ((at * 7919 + at * at * 31) % 1009) as f64 / 500.0 - 1.0;
            let numbers: Vec<f64> = (0..photos * dimensions).map(value).collect();
            let rows: Vec<&[f64]> = (0..photos)
                .map(|at| &numbers[at * dimensions..][..dimensions])
                .collect();
            let shares: Vec<Vec<f64>> = (1..3)
                .map(|class| (0..photos).map(move |at| 0.01 * ((at * class) % 5) as f64))
                .map(Iterator::collect)
                .collect();
            let curvature = Curvature::new(&rows, &shares, dimensions, LAMBDA);
            let stride = dimensions + 1;
            let gradient: Vec<f64> = (0..2 * stride).map(|at| value(at + 5)).collect();
            let mut divided = gradient.clone();
            curvature.divide(&mut divided);
            let of_photo = |photo: usize, at: usize| match at == dimensions {
                true => 1.0,
                false => rows[photo][at],
            };
            let is_known = |one: usize, other: usize| {
                let in_head = |at: usize| at < HEAD || at == dimensions;
                one == other || in_head(one) && in_head(other)
            };
            for (class, shares) in shares.iter().enumerate() {
                for one in 0..stride {
                    let penalty = if one == dimensions {
                        OF_BIAS * LAMBDA
                    } else {
                        LAMBDA
                    };
                    let mut sum = penalty * divided[class * stride + one];
                    for other in (0..stride).filter(|&other| is_known(one, other)) {
                        let entry: f64 = (0..photos)
                            .map(|at| shares[at] * of_photo(at, one) * of_photo(at, other))
                            .sum();
                        sum += entry * divided[class * stride + other];
                    }
                    let expected = gradient[class * stride + one];
                    assert!((sum - expected).abs() < 1e-9, "{sum} {expected}");
                }
            }
        }
    }
}

//! Sums of products over rows, several at a time: the compiler makes vector instructions of them.

use std::hint::black_box;
use std::ops::{Add, AddAssign, Mul};

/// Sums that are kept apart, so that one addition does not wait for the other.
const LANES: usize = 4;

/// The products of two rows, summed.
pub fn dot(a: &[f64], b: &[f64]) -> f64 {
    let (a_chunks, a_rest) = a.as_chunks::<LANES>();
    let (b_chunks, b_rest) = b.as_chunks::<LANES>();
    let mut sums = [0.0; LANES];
    for (a, b) in a_chunks.iter().zip(b_chunks) {
        for lane in 0..LANES {
            sums[lane] += a[lane] * b[lane];
        }
    }
    let rest: f64 = a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum();
    sums.iter().sum::<f64>() + rest
}

/// Numbers of single or double precision.
pub trait Number:
    Copy + Default + Into<f64> + Mul<Output = Self> + Add<Output = Self> + AddAssign
{
    /// The nearest number.
    fn near(value: f64) -> Self;
}

impl Number for f32 {
    fn near(value: f64) -> Self {
        value as Self
    }
}

impl Number for f64 {
    fn near(value: f64) -> Self {
        value
    }
}

/// The products of four rows with two others, summed: `[row][other]`. All are of the same length. `LANES` sums
/// are kept apart: as many as a vector has of these numbers.
pub fn dots<T: Number, const LANES: usize>(rows: [&[T]; 4], others: [&[T]; 2]) -> [[T; 2]; 4] {
    let length = others[0].len();
    let [a, b, c, d] = rows.map(|row| row[..length].as_chunks::<LANES>());
    let [x, y] = others.map(|row| row[..length].as_chunks::<LANES>());
    let mut sums = [[[T::default(); LANES]; 2]; 4];
    let chunks = a.0.iter().zip(b.0).zip(c.0.iter().zip(d.0));
    for (((a, b), (c, d)), (x, y)) in chunks.zip(x.0.iter().zip(y.0)) {
        for (sums, row) in sums.iter_mut().zip([a, b, c, d]) {
            for (sums, other) in sums.iter_mut().zip([x, y]) {
                for lane in 0..LANES {
                    sums[lane] += row[lane] * other[lane];
                }
            }
        }
    }
    // Else LLVM lays its vectors across the sums, as it adds them in the end, and shuffles all the way.
    let sums = black_box(sums);
    let mut totals = sums.map(|row| row.map(|lanes| sum(&lanes)));
    for (totals, (_, row)) in totals.iter_mut().zip([a, b, c, d]) {
        for ((&value, &x), &y) in row.iter().zip(x.1).zip(y.1) {
            totals[0] += value * x;
            totals[1] += value * y;
        }
    }
    totals
}

fn sum<T: Number>(values: &[T]) -> T {
    let (first, others) = (values[0], &values[1..]);
    others.iter().fold(first, |sum, &value| sum + value)
}

/// Adds four rows, each times its factor, to each of two sums: `factors` are `[sum][row]`. All are of the same
/// length.
pub fn add_rows<T: Number>(sums: [&mut [T]; 2], rows: [&[T]; 4], factors: [[T; 4]; 2]) {
    let [x, y] = sums;
    let length = x.len();
    let y = &mut y[..length];
    let [a, b, c, d] = rows.map(|row| &row[..length]);
    let [[p, q, r, s], [t, u, v, w]] = factors;
    for at in 0..length {
        let (a, b, c, d) = (a[at], b[at], c[at], d[at]);
        x[at] += p * a + q * b + (r * c + s * d);
        y[at] += t * a + u * b + (v * c + w * d);
    }
}

/// Adds a row times a factor to `sum`.
pub fn add_row(sum: &mut [f64], row: &[f64], factor: f64) {
    for (sum, value) in sum.iter_mut().zip(row) {
        *sum += factor * value;
    }
}

/// Columns that are summed for all rows before the next ones: with this many, the rows stay in a core's cache.
const TILE: usize = 256;

/// The products of rows with each other, summed: `X X^T`, `[count, count]`, of `[count, columns]`.
pub fn gram(rows: &[f64], count: usize, columns: usize) -> Vec<f64> {
    let mut gram = vec![0.0; count * count];
    for begin in (0..columns).step_by(TILE) {
        let end = (begin + TILE).min(columns);
        let row = |at: usize| &rows[at * columns..][begin..end];
        for first in (0..count).step_by(4) {
            // Behind the last row it is counted once more, and left out.
            let block = [0, 1, 2, 3].map(|at| (first + at).min(count - 1));
            let rows = block.map(row);
            for other in (0..(first + 4).min(count)).step_by(2) {
                let pair = [other, (other + 1).min(count - 1)];
                let sums = dots::<f64, 2>(rows, pair.map(row));
                for at in 0..4.min(count - first) {
                    let of_row = &mut gram[(first + at) * count..][..count];
                    of_row[pair[0]] += sums[at][0];
                    if pair[1] != pair[0] {
                        of_row[pair[1]] += sums[at][1];
                    }
                }
            }
        }
    }
    // The other triangle is its mirror image.
    for one in 0..count {
        for other in one + 1..count {
            gram[one * count + other] = gram[other * count + one];
        }
    }
    gram
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(length: usize, seed: u64) -> Vec<f64> {
        (0..length as u64)
            .map(|at| ((at * 7919 + seed * 104_729) % 1000) as f64 / 500.0 - 1.0)
            .collect()
    }

    #[test]
    fn several_at_a_time_are_what_one_at_a_time_is() {
        for length in [0, 1, 2, 3, 7, 8, 33] {
            let rows: Vec<Vec<f64>> = (0..4).map(|seed| row(length, seed)).collect();
            let others = [row(length, 8), row(length, 9)];
            let four = [0, 1, 2, 3].map(|at| rows[at].as_slice());
            let sums = dots::<f64, 2>(four, [&others[0], &others[1]]);
            for at in 0..4 {
                for of in 0..2 {
                    let plain: f64 = rows[at].iter().zip(&others[of]).map(|(a, b)| a * b).sum();
                    assert!((sums[at][of] - plain).abs() < 1e-12);
                    assert!((dot(&rows[at], &others[of]) - plain).abs() < 1e-12);
                }
            }
            let factors = [[0.5, -1.0, 2.0, 0.25], [3.0, 0.0, -0.5, 1.5]];
            let (mut one, mut two) = (others[0].clone(), others[1].clone());
            add_rows([&mut one, &mut two], four, factors);
            for ((together, before), factors) in [one, two].iter().zip(&others).zip(factors) {
                let mut apart = before.clone();
                for (row, factor) in rows.iter().zip(factors) {
                    add_row(&mut apart, row, factor);
                }
                for (together, apart) in together.iter().zip(&apart) {
                    assert!((together - apart).abs() < 1e-12);
                }
            }
        }
    }
}

//! Sums of products over rows, several at a time: the compiler makes vector instructions of them.

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

/// The products of four rows with two others, summed: `[row][other]`. All are of the same length.
pub fn dots(rows: [&[f64]; 4], others: [&[f64]; 2]) -> [[f64; 2]; 4] {
    let length = others[0].len();
    let [a, b, c, d] = rows.map(|row| &row[..length]);
    let [x, y] = others.map(|row| &row[..length]);
    let mut sums = [[[0.0_f64; 2]; 2]; 4];
    let pairs = length / 2;
    for at in 0..pairs {
        let at = 2 * at;
        for lane in 0..2 {
            let (x, y) = (x[at + lane], y[at + lane]);
            for (sums, row) in sums.iter_mut().zip([a, b, c, d]) {
                sums[0][lane] += row[at + lane] * x;
                sums[1][lane] += row[at + lane] * y;
            }
        }
    }
    let mut totals = sums.map(|row| row.map(|lanes| lanes[0] + lanes[1]));
    if length % 2 == 1 {
        let at = length - 1;
        for (totals, row) in totals.iter_mut().zip([a, b, c, d]) {
            totals[0] += row[at] * x[at];
            totals[1] += row[at] * y[at];
        }
    }
    totals
}

/// Adds four rows, each times its factor, to `sum`. The rows are at least as long.
pub fn add_rows(sum: &mut [f64], rows: [&[f64]; 4], factors: [f64; 4]) {
    let length = sum.len();
    let [a, b, c, d] = rows.map(|row| &row[..length]);
    let [p, q, r, s] = factors;
    for at in 0..length {
        sum[at] += p * a[at] + q * b[at] + (r * c[at] + s * d[at]);
    }
}

/// Adds a row times a factor to `sum`.
pub fn add_row(sum: &mut [f64], row: &[f64], factor: f64) {
    for (sum, value) in sum.iter_mut().zip(row) {
        *sum += factor * value;
    }
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
            let sums = dots(four, [&others[0], &others[1]]);
            for at in 0..4 {
                for of in 0..2 {
                    let plain: f64 = rows[at].iter().zip(&others[of]).map(|(a, b)| a * b).sum();
                    assert!((sums[at][of] - plain).abs() < 1e-12);
                    assert!((dot(&rows[at], &others[of]) - plain).abs() < 1e-12);
                }
            }
            let factors = [0.5, -1.0, 2.0, 0.25];
            let (mut together, mut apart) = (others[0].clone(), others[0].clone());
            add_rows(&mut together, four, factors);
            for (row, factor) in rows.iter().zip(factors) {
                add_row(&mut apart, row, factor);
            }
            for (together, apart) in together.iter().zip(&apart) {
                assert!((together - apart).abs() < 1e-12);
            }
        }
    }
}

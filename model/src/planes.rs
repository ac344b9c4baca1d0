//! Weights as 16-bit integers with a scale per output channel, in two byte planes.
//!
//! ```text
//! scale = max |w| / (127 * 256)          over an output channel, float32
//! q     = round(w / scale)               -32512 ..= 32512
//! high  = floor((q + 128) / 256)         -127 ..= 127
//! low   = q - 256 * high                 -128 ..= 127
//! w     = scale * (256 * high + low)     to within scale / 2
//! ```
//!
//! The high plane rounds to the nearest multiple of 256, so it is a whole 8-bit network by itself:
//! `256 * scale * high` is within `128 * scale` of the weight.

use crate::FormatError;

/// The largest `|q|`: its high byte is 127 and its low byte 0.
const LARGEST: f64 = 127.0 * 256.0;

/// A tensor's weights, split.
#[derive(Debug, Clone, PartialEq)]
pub struct Planes {
    /// One scale per output channel, in the unit of the weights; 0 for a channel of zeros.
    pub scales: Vec<f32>,
    /// The high bytes in the order of the weights.
    pub high: Vec<i8>,
    /// The low bytes in the order of the weights.
    pub low: Vec<i8>,
}

/// Splits weights (row major, output channel first) into planes, a scale for each of `outputs` rows.
///
/// The weights come back from [`widen`] to within half a scale and one rounding to float32. Weights
/// are finite; a NaN becomes 0.
///
/// # Panics
/// If `values` is not `outputs` rows of one length.
pub fn split(values: &[f32], outputs: usize) -> Planes {
    let rows_fit = if outputs == 0 {
        values.is_empty()
    } else {
        values.len().is_multiple_of(outputs)
    };
    assert!(
        rows_fit,
        "{} weights are not {outputs} rows of one length",
        values.len()
    );
    let mut planes = Planes {
        scales: Vec::with_capacity(outputs),
        high: Vec::with_capacity(values.len()),
        low: Vec::with_capacity(values.len()),
    };
    if values.is_empty() {
        planes.scales.resize(outputs, 0.0);
        return planes;
    }
    for row in values.chunks_exact(values.len() / outputs) {
        let scale = scale_of(row);
        planes.scales.push(scale);
        for &value in row {
            let (high, low) = split_one(value, scale);
            planes.high.push(high);
            planes.low.push(low);
        }
    }
    planes
}

fn scale_of(row: &[f32]) -> f32 {
    let largest = row
        .iter()
        .fold(0.0_f32, |largest, value| largest.max(value.abs()));
    if largest == 0.0 {
        return 0.0;
    }
    // A subnormal scale has too few bits for `largest / scale` to stay within 16 of them.
    ((f64::from(largest) / LARGEST) as f32).max(f32::MIN_POSITIVE)
}

fn split_one(value: f32, scale: f32) -> (i8, i8) {
    if scale == 0.0 {
        return (0, 0);
    }
    let q = (f64::from(value) / f64::from(scale)).round() as i32;
    let high = (q + 128).div_euclid(256);
    (high as i8, (q - 256 * high) as i8)
}

/// Weights from both planes: `out = scale * (256 * high + low)`, row major, output channel first.
///
/// The planes are signed bytes as they lie in the file, one each per weight; `scales` has one
/// element per row of `out`, all rows being of one length. The sum is exact in float32, the product
/// rounds once.
///
/// # Errors
/// [`FormatError::PlaneMismatch`] where the lengths do not fit; `out` is then as it was.
pub fn widen(high: &[u8], low: &[u8], scales: &[f32], out: &mut [f32]) -> Result<(), FormatError> {
    let row = row_length(high, low, scales, out)?;
    if row == 0 {
        return Ok(());
    }
    let rows = out
        .chunks_exact_mut(row)
        .zip(high.chunks_exact(row))
        .zip(low.chunks_exact(row));
    for (((out, high), low), &scale) in rows.zip(scales) {
        for ((out, &high), &low) in out.iter_mut().zip(high).zip(low) {
            *out = scale * (256 * i32::from(high as i8) + i32::from(low as i8)) as f32;
        }
    }
    Ok(())
}

/// Weights from the high plane alone: `out = scale * 256 * high`, as [`widen`] makes them with low
/// bytes of zero. What the network is until its low planes are there.
///
/// # Errors
/// As [`widen`].
pub fn widen_high(high: &[u8], scales: &[f32], out: &mut [f32]) -> Result<(), FormatError> {
    let row = row_length(high, high, scales, out)?;
    if row == 0 {
        return Ok(());
    }
    let rows = out.chunks_exact_mut(row).zip(high.chunks_exact(row));
    for ((out, high), &scale) in rows.zip(scales) {
        for (out, &high) in out.iter_mut().zip(high) {
            *out = scale * (256 * i32::from(high as i8)) as f32;
        }
    }
    Ok(())
}

fn row_length(high: &[u8], low: &[u8], scales: &[f32], out: &[f32]) -> Result<usize, FormatError> {
    let rows_fit = if scales.is_empty() {
        out.is_empty()
    } else {
        out.len().is_multiple_of(scales.len())
    };
    if high.len() != out.len() || low.len() != out.len() || !rows_fit {
        return Err(FormatError::PlaneMismatch {
            high: high.len(),
            low: low.len(),
            scales: scales.len(),
            out: out.len(),
        });
    }
    Ok(out.len().checked_div(scales.len()).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may end on the spot")]

    use super::*;

    fn bytes(plane: &[i8]) -> Vec<u8> {
        plane.iter().map(|&byte| byte as u8).collect()
    }

    fn back(planes: &Planes) -> Vec<f32> {
        let mut out = vec![f32::NAN; planes.high.len()];
        widen(
            &bytes(&planes.high),
            &bytes(&planes.low),
            &planes.scales,
            &mut out,
        )
        .unwrap();
        out
    }

    /// Weights that lean to the hard cases: both signs, many magnitudes, halves of a step.
    fn hard_weights(seed: u64, count: usize) -> Vec<f32> {
        let mut state = seed;
        let mut next = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as f32 / (1_u64 << 31) as f32
        };
        (0..count)
            .map(|at| match at % 4 {
                0 => next() - 0.5,
                1 => (next() - 0.5) * 1e-4,
                2 => ((next() * 200.0).floor() + 0.5) * 256.0 / 32512.0,
                _ => -next() * 0.9,
            })
            .collect()
    }

    #[test]
    fn every_weight_comes_back_within_half_a_scale() {
        for seed in 0..50 {
            for outputs in [1, 2, 3, 8] {
                let values = hard_weights(seed, 24 * outputs);
                let planes = split(&values, outputs);
                let again = back(&planes);
                for (at, (&value, &again)) in values.iter().zip(&again).enumerate() {
                    let scale = f64::from(planes.scales[at / 24]);
                    let rounding = f64::from(again.abs()) * f64::from(f32::EPSILON) / 2.0;
                    let error = (f64::from(value) - f64::from(again)).abs();
                    assert!(
                        error <= scale / 2.0 + rounding,
                        "{value} came back as {again}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_high_plane_alone_is_within_half_of_its_step() {
        let values = hard_weights(3, 400);
        let planes = split(&values, 4);
        let mut coarse = vec![0.0; 400];
        widen_high(&bytes(&planes.high), &planes.scales, &mut coarse).unwrap();
        let mut with_zeros = vec![0.0; 400];
        widen(
            &bytes(&planes.high),
            &[0; 400],
            &planes.scales,
            &mut with_zeros,
        )
        .unwrap();
        assert_eq!(coarse, with_zeros);
        for (at, (value, coarse)) in values.iter().zip(&coarse).enumerate() {
            assert!((value - coarse).abs() <= planes.scales[at / 100] * 128.51);
        }
    }

    #[test]
    fn every_integer_splits_and_joins() {
        let scale = 1.0;
        for q in -32512..=32512 {
            let (high, low) = split_one(q as f32, scale);
            assert!((-127..=127).contains(&high));
            assert_eq!(256 * i32::from(high) + i32::from(low), q);
        }
    }

    #[test]
    fn extremes_keep_their_value_and_zeros_stay_zeros() {
        let planes = split(&[1.0, -1.0, 0.0, 0.0, 0.0, -0.0, 0.5, -0.25, 0.125], 3);
        assert_eq!((planes.high[0], planes.low[0]), (127, 0));
        assert_eq!((planes.high[1], planes.low[1]), (-127, 0));
        assert_eq!(planes.scales[1], 0.0);
        let again = back(&planes);
        assert!((again[0] - 1.0).abs() < 1e-7 && (again[1] + 1.0).abs() < 1e-7);
        assert_eq!(&again[2..6], &[0.0; 4]);
    }

    #[test]
    fn tiny_and_huge_weights_survive() {
        let tiny = f32::from_bits(1);
        for largest in [tiny, tiny * 40_000.0, f32::MIN_POSITIVE, 1e38] {
            let planes = split(&[largest, -largest, 0.0], 1);
            let again = back(&planes);
            let scale = f64::from(planes.scales[0]);
            let error = (f64::from(again[0]) - f64::from(largest)).abs();
            assert!(
                error <= scale * 0.51,
                "{largest:e} came back as {:e}",
                again[0]
            );
            assert_eq!(again[0], -again[1]);
        }
    }

    #[test]
    fn lengths_that_do_not_fit_are_refused() {
        let refused = |high: &[u8], low: &[u8], scales: &[f32], out: usize| {
            let expected = FormatError::PlaneMismatch {
                high: high.len(),
                low: low.len(),
                scales: scales.len(),
                out,
            };
            let mut made = vec![5.0; out];
            assert_eq!(widen(high, low, scales, &mut made), Err(expected));
            assert_eq!(made, vec![5.0; out]);
        };
        refused(&[1, 2], &[1, 2], &[1.0], 3);
        refused(&[1, 2], &[1], &[1.0], 2);
        refused(&[1, 2, 3], &[1, 2, 3], &[1.0, 1.0], 3);
        refused(&[1], &[1], &[], 1);
        assert_eq!(widen(&[], &[], &[], &mut []), Ok(()));
        assert_eq!(widen(&[], &[], &[1.0], &mut []), Ok(()));
        assert!(widen_high(&[1], &[1.0], &mut [0.0; 2]).is_err());
    }

    #[test]
    fn nothing_splits_into_nothing() {
        assert_eq!(
            split(&[], 0),
            Planes {
                scales: vec![],
                high: vec![],
                low: vec![]
            }
        );
        assert_eq!(split(&[], 2).scales, vec![0.0; 2]);
    }
}

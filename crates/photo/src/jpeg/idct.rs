//! The inverse discrete cosine transform of a block, with the bits of libjpeg's `islow`.
//!
//! Loeffler, Ligtenberg and Moschytz, "Practical fast 1-D DCT algorithms with 11 multiplications",
//! ICASSP 1989: an even part of 3 and an odd part of 9 multiplications in 13-bit fixed point. Columns
//! first, kept with 2 more bits, then rows. The eight columns are the lanes of [`Lanes`].

use std::num::Wrapping;
use std::ops::{Add, Mul, Sub};

/// Bits behind the point of the constants.
const CONST_BITS: u32 = 13;

/// More bits that the columns keep for the rows.
const PASS_BITS: u32 = 2;

/// Eight numbers of a row, or of a column. Damaged files overflow; the sum then wraps.
#[derive(Clone, Copy)]
struct Lanes([Wrapping<i32>; 8]);

impl Add for Lanes {
    type Output = Self;

    #[inline]
    fn add(self, other: Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at] + other.0[at]))
    }
}

impl Sub for Lanes {
    type Output = Self;

    #[inline]
    fn sub(self, other: Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at] - other.0[at]))
    }
}

impl Mul<i32> for Lanes {
    type Output = Self;

    #[inline]
    fn mul(self, factor: i32) -> Self {
        Self(self.0.map(|lane| lane * Wrapping(factor)))
    }
}

impl Lanes {
    /// Divides by a power of two and rounds to the nearest.
    #[inline]
    fn descaled(self, bits: u32) -> Self {
        let half = Wrapping(1 << (bits - 1));
        Self(self.0.map(|lane| (lane + half) >> bits as usize))
    }
}

/// One dimension of all eight rows or columns at once.
#[inline]
fn one_dimension(from: [Lanes; 8], descale: u32) -> [Lanes; 8] {
    let rotated = (from[2] + from[6]) * 4433;
    let even = [
        (from[0] + from[4]) * (1 << CONST_BITS),
        (from[0] - from[4]) * (1 << CONST_BITS),
        rotated - from[6] * 15137,
        rotated + from[2] * 6270,
    ];
    let even = [
        even[0] + even[3],
        even[1] + even[2],
        even[1] - even[2],
        even[0] - even[3],
    ];
    let (outer, inner) = (from[7] + from[1], from[5] + from[3]);
    let (odd_7, odd_5) = (from[7] + from[3], from[5] + from[1]);
    let common = (odd_7 + odd_5) * 9633;
    let (outer, inner) = (outer * -7373, inner * -20995);
    let (odd_7, odd_5) = (odd_7 * -16069 + common, odd_5 * -3196 + common);
    let odd = [
        from[1] * 12299 + outer + odd_5,
        from[3] * 25172 + inner + odd_7,
        from[5] * 16819 + inner + odd_5,
        from[7] * 2446 + outer + odd_7,
    ];
    std::array::from_fn(|at| {
        let sum = if at < 4 {
            even[at] + odd[at]
        } else {
            even[7 - at] - odd[7 - at]
        };
        sum.descaled(descale)
    })
}

#[inline]
fn transposed(from: [Lanes; 8]) -> [Lanes; 8] {
    std::array::from_fn(|row| Lanes(std::array::from_fn(|column| from[column].0[row])))
}

/// Turns dequantised coefficients into samples: `coefficients` and `steps` in rows of 8, the lowest
/// frequency first; the samples go to 8 rows of `to`, which are `stride` apart.
#[inline]
pub(super) fn idct(coefficients: &[i16; 64], steps: &[i32; 64], to: &mut [u8], stride: usize) {
    let dequantised = std::array::from_fn(|row| {
        Lanes(std::array::from_fn(|column| {
            let at = 8 * row + column;
            Wrapping(i32::from(coefficients[at])) * Wrapping(steps[at])
        }))
    });
    let columns = one_dimension(dequantised, CONST_BITS - PASS_BITS);
    let rows = one_dimension(transposed(columns), CONST_BITS + PASS_BITS + 3);
    for (row, lanes) in transposed(rows).iter().enumerate() {
        let samples = lanes.0.map(sample);
        to[row * stride..row * stride + 8].copy_from_slice(&samples);
    }
}

/// The samples of a block whose only coefficient is its mean.
#[inline]
pub(super) fn flat(mean: i16, step: i32, to: &mut [u8], stride: usize) {
    let mean = Wrapping(i32::from(mean)) * Wrapping(step) * Wrapping(1 << PASS_BITS);
    let level = sample((mean + Wrapping(1 << (PASS_BITS + 2))) >> (PASS_BITS as usize + 3));
    for row in 0..8 {
        to[row * stride..row * stride + 8].fill(level);
    }
}

/// A sample of -128 to 127 as a byte.
#[inline]
fn sample(centred: Wrapping<i32>) -> u8 {
    (centred + Wrapping(128)).0.clamp(0, 255) as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f64::consts::{FRAC_1_SQRT_2, PI};

    /// The definition (T.81, A.3.3), in floating point.
    fn exactly(coefficients: &[i16; 64]) -> [f64; 64] {
        let weight = |u: usize| if u == 0 { FRAC_1_SQRT_2 } else { 1.0 };
        let wave = |x: usize, u: usize| ((2 * x + 1) as f64 * u as f64 * PI / 16.0).cos();
        std::array::from_fn(|at| {
            let (y, x) = (at / 8, at % 8);
            let terms = (0..64).map(|of| {
                let (v, u) = (of / 8, of % 8);
                f64::from(coefficients[of]) * weight(u) * weight(v) * wave(x, u) * wave(y, v)
            });
            terms.sum::<f64>() / 4.0 + 128.0
        })
    }

    #[test]
    fn samples_are_those_of_the_definition_to_one_level() {
        let mut state = 1_u32;
        for round in 0..200 {
            let mut coefficients = [0_i16; 64];
            for value in coefficients.iter_mut().take(1 + round % 64) {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                *value = ((state >> 16) % 301) as i16 - 150;
            }
            let mut samples = [0; 64];
            idct(&coefficients, &[1; 64], &mut samples, 8);
            for (ours, exact) in samples.iter().zip(exactly(&coefficients)) {
                let off = (f64::from(*ours) - exact.clamp(0.0, 255.0)).abs();
                assert!(off < 0.6, "{ours} for {exact}");
            }
        }
    }

    #[test]
    fn a_flat_block_is_the_block_of_its_mean() {
        for mean in -1100..1100 {
            let mut coefficients = [0; 64];
            coefficients[0] = mean;
            let (mut whole, mut short) = ([0; 64], [0; 64]);
            idct(&coefficients, &[1; 64], &mut whole, 8);
            flat(mean, 1, &mut short, 8);
            assert_eq!(whole, short, "{mean}");
        }
    }

    #[test]
    fn nonsense_does_not_overflow() {
        idct(&[i16::MIN; 64], &[65_535; 64], &mut [0; 64], 8);
        flat(i16::MIN, 65_535, &mut [0; 64], 8);
    }
}

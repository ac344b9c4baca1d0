//! The micro-kernel: a tile of `MR x NR` sums of products, and the writing of it.
//!
//! `MR` and `NR` (BLIS's names: Van Zee, van de Geijn 2015) fill the fifteen vector registers that a
//! browser's compiler has on x86-64, without spilling. 2 pixels x 16 output channels: eight sums, four
//! loads of weights, two splats, and a product that waits to be added. With a fused multiply-add no
//! product waits, and 6 pixels x 8 channels fit: twelve sums, two loads and one splat.

use super::epilogue::Epilogue;
use super::lanes::Lanes;
use super::panels::{NR, Row};
use super::unwritten::Unwritten;

/// Output pixels of one tile.
pub(super) const MR: usize = if cfg!(target_feature = "relaxed-simd") {
    6
} else {
    2
};
/// Vectors of four channels in a panel's row.
const QUADS: usize = NR / 4;

/// One tile's sums.
pub(super) type Tile<L> = [[L; QUADS]; MR];

/// The sums of one tile: `start`, plus each run of inputs times its weights, in their order.
///
/// # Safety
/// - Each of `runs`, `[taps][MR]`, points at `depth` readable floats.
/// - `panel` has at least `taps * depth` rows.
#[inline(always)]
pub(super) unsafe fn tile<L: Lanes>(
    runs: &[*const f32],
    depth: usize,
    panel: &[Row],
    start: [L; QUADS],
) -> Tile<L> {
    let mut sums = [start; MR];
    let mut weights = panel.as_ptr().cast::<f32>();
    for tap in runs.chunks_exact(MR) {
        for channel in 0..depth {
            // SAFETY: `weights` moves one row for each channel of each tap, and `panel` has a row for
            // each of them; `tap` has `MR` runs of `depth` floats.
            unsafe {
                let row: [L; QUADS] = std::array::from_fn(|quad| L::load(weights.add(4 * quad)));
                for (sums, pixel) in sums.iter_mut().zip(tap) {
                    let value = L::splat(*pixel.add(channel));
                    for (sum, weight) in sums.iter_mut().zip(row) {
                        *sum = sum.add_product(value, weight);
                    }
                }
                weights = weights.add(NR);
            }
        }
    }
    sums
}

/// A panel's worth of values from the beginning of `values`, in lanes.
///
/// # Panics
/// When there are fewer.
#[inline(always)]
pub(super) fn load_panel<L: Lanes>(values: &[f32]) -> [L; QUADS] {
    let values = &values[..NR];
    // SAFETY: the slice above has `NR` floats, `4 * QUADS`.
    std::array::from_fn(|quad| unsafe { L::load(values.as_ptr().add(4 * quad)) })
}

/// Writes a panel's worth of sums to the beginning of `values`.
///
/// # Panics
/// When there is room for fewer.
#[inline(always)]
pub(super) fn store_panel<L: Lanes>(sums: [L; QUADS], values: &mut [f32]) {
    for (sum, four) in sums.into_iter().zip(values[..NR].chunks_exact_mut(4)) {
        // SAFETY: the chunk has four floats.
        unsafe { sum.store(four.as_mut_ptr()) };
    }
}

/// Writes one pixel's channels of a panel, or the first of them that the result has; `at` is their
/// place in the result.
#[inline(always)]
pub(super) fn finish<L: Lanes>(
    sums: [L; QUADS],
    epilogue: Epilogue<'_>,
    at: usize,
    output: &mut [Unwritten],
) {
    let residual = epilogue
        .residual
        .map(|residual| &residual[at..][..output.len()]);
    if output.len() < NR {
        return finish_tail(sums, residual, epilogue.relu, output);
    }
    for (quad, sum) in sums.into_iter().enumerate() {
        let residual = residual.map(|residual| &residual[4 * quad..]);
        finish_quad(sum, residual, epilogue.relu, &mut output[4 * quad..]);
    }
}

/// Writes four channels of one pixel to the beginning of `output`.
///
/// # Panics
/// When the output or the residual has fewer.
#[inline(always)]
pub(super) fn finish_quad<L: Lanes>(
    mut sum: L,
    residual: Option<&[f32]>,
    relu: bool,
    output: &mut [Unwritten],
) {
    // SAFETY: the slicing checks that four floats are there.
    unsafe {
        if let Some(residual) = residual {
            sum = sum.add(L::load(residual[..4].as_ptr()));
        }
        if relu {
            // In this order NaN stays NaN and does not become zero.
            sum = L::splat(0.0).max(sum);
        }
        sum.store(output[..4].as_mut_ptr().cast());
    }
}

/// As [`finish`], for the last channels of a count that panels do not divide.
#[cold]
fn finish_tail<L: Lanes>(
    sums: [L; QUADS],
    residual: Option<&[f32]>,
    relu: bool,
    output: &mut [Unwritten],
) {
    let mut all = [Unwritten::uninit(); NR];
    let mut padded = [0.0; NR];
    if let Some(residual) = residual {
        padded[..residual.len()].copy_from_slice(residual);
    }
    let residual = residual.map(|_| &padded[..]);
    for (quad, sum) in sums.into_iter().enumerate() {
        let residual = residual.map(|residual| &residual[4 * quad..]);
        finish_quad(sum, residual, relu, &mut all[4 * quad..]);
    }
    output.copy_from_slice(&all[..output.len()]);
}

//! The inner loop: a tile of sums of products, and how it is written.
//!
//! What it measures is what the fifteen vector registers of a browser's compiler on x86-64 hold
//! without spilling. 2 pixels x 16 output channels: eight sums, four loads of weights, two splats, and
//! a product that waits to be added. Where multiplying and adding is one instruction no product waits,
//! and 6 pixels x 8 channels fit: twelve sums, two loads and one splat.

use super::epilogue::Epilogue;
use super::lanes::Lanes;
use super::panels::{PANEL, Row};
use super::unwritten::Unwritten;

/// Pixels of one tile.
pub(super) const ROWS: usize = if cfg!(target_feature = "relaxed-simd") {
    6
} else {
    2
};
/// Lanes of four in a panel.
const QUADS: usize = PANEL / 4;

/// One tile's sums.
pub(super) type Tile<L> = [[L; QUADS]; ROWS];

/// The sums of one tile: `start`, and what each run of inputs adds, in their order.
///
/// # Safety
/// Each of `runs` (`[taps][ROWS]`) starts `depth` readable floats; `panel` holds at least
/// `taps * depth` rows.
#[inline(always)]
pub(super) unsafe fn tile<L: Lanes>(
    runs: &[*const f32],
    depth: usize,
    panel: &[Row],
    start: [L; QUADS],
) -> Tile<L> {
    let mut sums = [start; ROWS];
    let mut weights = panel.as_ptr().cast::<f32>();
    for tap in runs.chunks_exact(ROWS) {
        for channel in 0..depth {
            // SAFETY: the caller's promise: `weights` moves a row for each channel of each tap, and
            // every run has `depth` channels.
            unsafe {
                let row: [L; QUADS] = std::array::from_fn(|quad| L::load(weights.add(4 * quad)));
                for (sums, pixel) in sums.iter_mut().zip(tap) {
                    let value = L::splat(*pixel.add(channel));
                    for (sum, weight) in sums.iter_mut().zip(row) {
                        *sum = sum.add_product(value, weight);
                    }
                }
                weights = weights.add(PANEL);
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
    let values = &values[..PANEL];
    // SAFETY: the slice above has so many.
    std::array::from_fn(|quad| unsafe { L::load(values.as_ptr().add(4 * quad)) })
}

/// Writes a panel's worth of sums to the beginning of `values`.
///
/// # Panics
/// When there is room for fewer.
#[inline(always)]
pub(super) fn store_panel<L: Lanes>(sums: [L; QUADS], values: &mut [f32]) {
    for (sum, four) in sums.into_iter().zip(values[..PANEL].chunks_exact_mut(4)) {
        // SAFETY: the chunk has four.
        unsafe { sum.store(four.as_mut_ptr()) };
    }
}

/// Writes one pixel's channels of a panel, or as many as there are; `at` is where they begin in
/// the result.
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
    if output.len() < PANEL {
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
            // In this order a sum that is not a number stays none: it would look like a sure zero.
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
    let mut all = [Unwritten::uninit(); PANEL];
    let mut padded = [0.0; PANEL];
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

//! The inner loop: a tile of sums of products, and how it is written.
//!
//! A tile is 2 pixels x 16 output channels: eight accumulators, four loads of weights and two
//! splats, which is what the fifteen vector registers of a browser's compiler on x86-64 hold
//! without spilling.

use super::Epilogue;
use super::lanes::Lanes;
use super::panels::{PANEL, Row};
use super::unwritten::Unwritten;

/// Pixels of one tile.
pub(super) const ROWS: usize = 2;
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
            // SAFETY: the caller's promise: `weights` moves 16 floats for each channel of each
            // tap, and every run has `depth` channels.
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

/// The sixteen values at the beginning of `values`, in lanes.
///
/// # Panics
/// When there are fewer.
#[inline(always)]
pub(super) fn load_panel<L: Lanes>(values: &[f32]) -> [L; QUADS] {
    let values = &values[..PANEL];
    // SAFETY: the slice above has sixteen.
    std::array::from_fn(|quad| unsafe { L::load(values.as_ptr().add(4 * quad)) })
}

/// Writes up to 16 channels of one pixel; `at` is where they begin in the result.
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

/// As [`finish`], for the last channels of a count that 16 does not divide.
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

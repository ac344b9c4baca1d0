//! Convolution as one indirect matrix product.
//!
//! A tile is 2 output pixels x 16 output channels: eight accumulators, four loads of weights and
//! two splats, which is what the fifteen vector registers of a browser's compiler on x86-64 hold
//! without spilling.

use super::indirection::{Indirection, PADDING};
use super::lanes::{Best, Lanes};
use super::pack::{PANEL, PackedKernel};
use super::window::{Picture, Window};

/// Output pixels of one tile.
const ROWS: usize = 2;
/// Lanes of four in a panel.
const QUADS: usize = PANEL / 4;

/// Output pixels over which all panels pass before the next ones: enough that weights are read
/// seldom, few enough that their input stays in the second cache.
const BLOCK: usize = 64;

/// What happens to a sum before it is written.
#[derive(Debug, Clone, Copy, Default)]
pub struct Epilogue<'a> {
    /// Added to the result, in the result's own layout.
    pub residual: Option<&'a [f32]>,
    /// Negative results become zero.
    pub relu: bool,
}

/// Convolves a picture. `output` is `[rows, columns, outputs]` with rows and columns as
/// [`Window::output`] says; each of its values is written.
///
/// Error against exact arithmetic: at most `2 * n` rounding steps of float32 for sums of `n`
/// products, as for any sum in sequence.
///
/// # Panics
/// When the picture, the kernel, the window, the residual and the output do not fit each other.
pub fn convolve(
    picture: Picture<'_>,
    kernel: &PackedKernel,
    window: Window,
    epilogue: Epilogue<'_>,
    output: &mut [f32],
) {
    convolve_with::<Best>(picture, kernel, window, epilogue, output);
}

fn convolve_with<L: Lanes>(
    picture: Picture<'_>,
    kernel: &PackedKernel,
    window: Window,
    epilogue: Epilogue<'_>,
    output: &mut [f32],
) {
    let (rows, columns) = window.output(picture.rows, picture.columns);
    let pixels = rows * columns;
    assert_eq!(
        picture.values.len(),
        picture.rows * picture.columns * picture.channels
    );
    assert_eq!(
        (kernel.inputs, kernel.taps),
        (picture.channels, window.taps())
    );
    assert_eq!(output.len(), pixels * kernel.outputs);
    assert!(
        epilogue
            .residual
            .is_none_or(|residual| residual.len() == output.len())
    );
    let indirection = Indirection::new(picture, window);
    let zeros = vec![0.0; indirection.depth];
    let mut offsets = Vec::new();
    let mut pointers = Vec::new();
    for first in (0..pixels).step_by(BLOCK) {
        let last = (first + BLOCK).min(pixels);
        point(
            &indirection,
            &zeros,
            first..last,
            &mut offsets,
            &mut pointers,
        );
        for panel in 0..kernel.outputs.div_ceil(PANEL) {
            let tiles = pointers.chunks_exact(indirection.taps * ROWS);
            for (tile, pixel) in tiles.zip((first..last).step_by(ROWS)) {
                // SAFETY: `point` made each pointer start `depth` readable floats of `values` or
                // `zeros`, which both outlive it; a panel has `taps * depth` rows of 16 weights,
                // as the assertions above and `PackedKernel` say, and 16 biases.
                let sums = unsafe {
                    tile_sums::<L>(
                        tile,
                        indirection.depth,
                        kernel.panel(panel),
                        &kernel.bias[panel * PANEL..],
                    )
                };
                let written = ROWS.min(last - pixel);
                for (row, sums) in sums.into_iter().enumerate().take(written) {
                    let at = (pixel + row) * kernel.outputs + panel * PANEL;
                    let length = PANEL.min(kernel.outputs - panel * PANEL);
                    let residual = epilogue.residual.map(|residual| &residual[at..][..length]);
                    finish(sums, residual, epilogue.relu, &mut output[at..][..length]);
                }
            }
        }
    }
}

/// The addresses of a block: for each tile, for each tap, one for each of its pixels. The last
/// tile of an odd block computes its pixel twice.
fn point(
    indirection: &Indirection<'_>,
    zeros: &[f32],
    pixels: std::ops::Range<usize>,
    offsets: &mut Vec<usize>,
    pointers: &mut Vec<*const f32>,
) {
    pointers.clear();
    let address = |offset: usize| match offset {
        PADDING => zeros.as_ptr(),
        // The slice is the check that `depth` floats follow.
        offset => indirection.values[offset..][..indirection.depth].as_ptr(),
    };
    for pixel in pixels.clone().step_by(ROWS) {
        offsets.clear();
        for row in 0..ROWS {
            indirection.offsets((pixel + row).min(pixels.end - 1), offsets);
        }
        for tap in 0..indirection.taps {
            pointers.extend((0..ROWS).map(|row| address(offsets[row * indirection.taps + tap])));
        }
    }
}

/// The sums of one tile, beginning with the bias.
///
/// # Safety
/// Each of `pointers` (`[taps][ROWS]`) starts `depth` readable floats; `panel` holds at least
/// `taps * depth * 16` floats and `bias` 16.
#[inline(always)]
unsafe fn tile_sums<L: Lanes>(
    pointers: &[*const f32],
    depth: usize,
    panel: &[f32],
    bias: &[f32],
) -> [[L; QUADS]; ROWS] {
    let bias = bias[..PANEL].as_ptr();
    // SAFETY: the line above checked that there are 16.
    let start: [L; QUADS] = std::array::from_fn(|quad| unsafe { L::load(bias.add(4 * quad)) });
    let mut sums = [start; ROWS];
    let mut weights = panel.as_ptr();
    for tap in pointers.chunks_exact(ROWS) {
        for channel in 0..depth {
            // SAFETY: the caller's promise: `weights` moves 16 floats for each channel of each
            // tap, and every pointer has `depth` channels.
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

/// Writes up to 16 channels of one pixel.
#[inline(always)]
fn finish<L: Lanes>(sums: [L; QUADS], residual: Option<&[f32]>, relu: bool, output: &mut [f32]) {
    if output.len() < PANEL {
        return finish_tail(sums, residual, relu, output);
    }
    for (quad, mut sum) in sums.into_iter().enumerate() {
        // SAFETY: 16 floats are there: of the output by the test above, of the residual because
        // the slicing checks it.
        unsafe {
            if let Some(residual) = residual {
                sum = sum.add(L::load(residual[4 * quad..][..4].as_ptr()));
            }
            if relu {
                sum = sum.max(L::splat(0.0));
            }
            sum.store(output[4 * quad..][..4].as_mut_ptr());
        }
    }
}

/// As [`finish`], for the last channels of a count that 16 does not divide.
#[cold]
fn finish_tail<L: Lanes>(
    sums: [L; QUADS],
    residual: Option<&[f32]>,
    relu: bool,
    output: &mut [f32],
) {
    let mut all = [0.0; PANEL];
    let mut padded = [0.0; PANEL];
    if let Some(residual) = residual {
        padded[..residual.len()].copy_from_slice(residual);
    }
    finish(sums, residual.map(|_| &padded[..]), relu, &mut all);
    output.copy_from_slice(&all[..output.len()]);
}

#[cfg(test)]
mod tests;

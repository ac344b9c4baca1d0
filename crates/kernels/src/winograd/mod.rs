//! 3 x 3 convolution of stride 1 with fewer products, after Winograd.
//!
//! A. Lavin, S. Gray, "Fast Algorithms for Convolutional Neural Networks", 2015 (arXiv
//! 1509.09308). The result is cut into squares of `R x R` (the paper's output tiles), each from a patch
//! of `P x P` (its input tile). Three steps, for a block of squares at a time: transform each patch,
//! channel by channel; multiply over the channels at each of the `P x P` positions of transformed
//! patches, by the micro-kernel of the direct method; transform the products to results.
//!
//! Error against exact arithmetic, in rounding steps of float32 of the sum of all magnitudes: the
//! transforms add and subtract numbers that are larger than what is left. Measured over the
//! shapes of the tests: see the bounds there.

mod form;
mod transforms;

use super::epilogue::Epilogue;
use super::kernel::PackedKernel;
use super::lanes::Lanes;
use super::panels::{NR, Panels, panels_in_group};
use super::task::{self, Scratch, SharedCells};
use super::tile::{MR, finish_quad, load_panel, store_panel, tile};
use super::unwritten::Unwritten;
use super::window::Picture;
pub(super) use form::Form;
use std::ops::Range;
use transforms::{F2, F4, Steps, both_sides};

/// Squares that go through the three steps together.
const BLOCK_SQUARES: usize = 256;
/// Squares that one task transforms.
const SQUARES_PER_TASK: usize = 8;
/// Floats between the matrices of two positions: without them, matrices of some sizes would begin at
/// addresses that share one set of the first cache.
const CACHE_SET_PADDING: usize = 16;

/// Writes the whole output. [`super::convolve`] has checked the lengths.
pub(super) fn convolve<L: Lanes>(
    form: Form,
    picture: Picture<'_>,
    kernel: &PackedKernel,
    panels: &Panels,
    epilogue: Epilogue<'_>,
    output: &mut [Unwritten],
) {
    match form {
        Form::Two => convolve_by::<F2, L, 4, 2>(picture, kernel, panels, epilogue, output),
        Form::Four => convolve_by::<F4, L, 6, 4>(picture, kernel, panels, epilogue, output),
    }
}

fn convolve_by<S: Steps<P, R>, L: Lanes, const P: usize, const R: usize>(
    picture: Picture<'_>,
    kernel: &PackedKernel,
    panels: &Panels,
    epilogue: Epilogue<'_>,
    output: &mut [Unwritten],
) {
    let (rows, columns) = kernel.window.output(picture.rows, picture.columns);
    let across = columns.div_ceil(R);
    let squares = rows.div_ceil(R) * across;
    let most = squares.min(BLOCK_SQUARES);
    let mut patches = Scratch::of(P * P * (most * kernel.inputs + CACHE_SET_PADDING));
    let mut products = Scratch::of(P * P * (most * kernel.outputs + CACHE_SET_PADDING));
    let layer = Layer {
        picture,
        kernel,
        panels,
        epilogue,
        zeros: vec![0.0; kernel.inputs],
        rows,
        columns,
        across,
    };
    let output = SharedCells::new(output);
    for first in (0..squares).step_by(BLOCK_SQUARES) {
        let squares = first..(first + BLOCK_SQUARES).min(squares);
        let parts = squares.len().div_ceil(SQUARES_PER_TASK);
        let part = |task: usize| {
            let first = squares.start + task * SQUARES_PER_TASK;
            first..(first + SQUARES_PER_TASK).min(squares.end)
        };
        let cells = SharedCells::new(&mut patches);
        task::for_each(parts, |task| {
            for square in part(task) {
                layer.transform_patch::<S, L, P, R>(square, squares.clone(), cells);
            }
        });
        let cells = SharedCells::new(&mut products);
        task::for_each(P * P, |position| {
            layer.multiply::<L>(position, squares.len(), &patches, cells);
        });
        task::for_each(parts, |task| {
            for square in part(task) {
                layer.transform_result::<S, L, P, R>(square, squares.clone(), &products, output);
            }
        });
    }
}

/// A layer, shared by its tasks.
struct Layer<'a> {
    picture: Picture<'a>,
    kernel: &'a PackedKernel,
    panels: &'a Panels,
    epilogue: Epilogue<'a>,
    /// The channels of a pixel in the padding.
    zeros: Vec<f32>,
    rows: usize,
    columns: usize,
    /// Squares in a row of squares.
    across: usize,
}

/// Floats from the beginning of one position's matrix to the next one's.
fn stride(squares: usize, channels: usize) -> usize {
    squares * channels + CACHE_SET_PADDING
}

impl Layer<'_> {
    /// The upper left corner of a square of `side`, in the result.
    fn corner(&self, square: usize, side: usize) -> (usize, usize) {
        (square / self.across * side, square % self.across * side)
    }

    /// Writes `[position][square][inputs]`.
    fn transform_patch<S: Steps<P, R>, L: Lanes, const P: usize, const R: usize>(
        &self,
        square: usize,
        block: Range<usize>,
        patches: SharedCells<'_, f32>,
    ) {
        let inputs = self.kernel.inputs;
        let (top, left) = self.corner(square, R);
        let window = self.kernel.window;
        let runs: [[&[f32]; P]; P] = std::array::from_fn(|down| {
            let y = window.source(0, top, down, self.picture.rows);
            std::array::from_fn(|across| {
                let x = window.source(1, left, across, self.picture.columns);
                match (y, x) {
                    (Some(y), Some(x)) => {
                        &self.picture.values[(y * self.picture.columns + x) * inputs..][..inputs]
                    }
                    _ => &self.zeros[..],
                }
            })
        });
        let starts = runs.map(|row| row.map(<[f32]>::as_ptr));
        let stride = stride(block.len(), inputs);
        let first = (square - block.start) * inputs;
        let rows: [[*mut f32; P]; P] = std::array::from_fn(|down| {
            std::array::from_fn(|across| {
                let at = (down * P + across) * stride + first;
                // SAFETY: of all tasks only this one has this square's rows, and they are read
                // when all tasks are done.
                unsafe { patches.cells(at, inputs) }.as_mut_ptr()
            })
        });
        for channel in (0..inputs).step_by(4) {
            // SAFETY: `inputs` is a multiple of four, and all runs and rows have that length.
            unsafe {
                let patch = starts.map(|row| row.map(|start| L::load(start.add(channel))));
                let transformed: [[L; P]; P] = both_sides(patch, S::patch);
                for (down, values) in transformed.into_iter().enumerate() {
                    for (across, value) in values.into_iter().enumerate() {
                        value.store(rows[down][across].add(channel));
                    }
                }
            }
        }
    }

    /// One position's product: `[squares, inputs]` x `[inputs, outputs]`.
    fn multiply<L: Lanes>(
        &self,
        position: usize,
        squares: usize,
        patches: &[f32],
        products: SharedCells<'_, f32>,
    ) {
        let (inputs, outputs) = (self.kernel.inputs, self.kernel.outputs);
        let patches = &patches[position * stride(squares, inputs)..][..squares * inputs];
        // SAFETY: each position is one task's.
        let products =
            unsafe { products.cells(position * stride(squares, outputs), squares * outputs) };
        let count = self.panels.count();
        let group = panels_in_group(inputs);
        for first in (0..count).step_by(group) {
            for square in (0..squares).step_by(MR) {
                let runs: [*const f32; MR] = std::array::from_fn(|row| {
                    patches[(square + row).min(squares - 1) * inputs..][..inputs].as_ptr()
                });
                for panel in first..(first + group).min(count) {
                    let weights = self.panels.panel(position, panel);
                    // SAFETY: the slices above have `inputs` floats, and so many rows has the panel.
                    let sums = unsafe { tile(&runs, inputs, weights, [L::splat(0.0); NR / 4]) };
                    for (row, sums) in sums.iter().enumerate() {
                        if square + row < squares {
                            let at = (square + row) * outputs + panel * NR;
                            store_panel(*sums, &mut products[at..]);
                        }
                    }
                }
            }
        }
    }

    /// Writes the part of a square that lies in the result.
    fn transform_result<S: Steps<P, R>, L: Lanes, const P: usize, const R: usize>(
        &self,
        square: usize,
        block: Range<usize>,
        products: &[f32],
        output: SharedCells<'_, Unwritten>,
    ) {
        let outputs = self.kernel.outputs;
        let (top, left) = self.corner(square, R);
        let stride = stride(block.len(), outputs);
        let first = (square - block.start) * outputs;
        let rows = (self.rows - top).min(R);
        let columns = (self.columns - left).min(R);
        for channel in (0..outputs).step_by(4) {
            let patch: [[L; P]; P] = std::array::from_fn(|down| {
                std::array::from_fn(|across| {
                    let at = (down * P + across) * stride + first + channel;
                    // SAFETY: the slice has four.
                    unsafe { L::load(products[at..][..4].as_ptr()) }
                })
            });
            let bias: [L; NR / 4] = load_panel(&self.epilogue.bias[channel / NR * NR..]);
            let bias = bias[channel % NR / 4];
            let results: [[L; R]; R] = both_sides(patch, S::result);
            for (down, values) in results.into_iter().enumerate().take(rows) {
                for (across, value) in values.into_iter().enumerate().take(columns) {
                    let at = ((top + down) * self.columns + left + across) * outputs + channel;
                    // SAFETY: squares do not overlap, and each is one task's.
                    let cells = unsafe { output.cells(at, 4) };
                    let residual = self.epilogue.residual.map(|residual| &residual[at..]);
                    finish_quad(value.add(bias), residual, self.epilogue.relu, cells);
                }
            }
        }
    }
}

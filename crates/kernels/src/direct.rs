//! Convolution as one indirect matrix product.

use super::epilogue::Epilogue;
use super::indirection::{Indirection, PADDING};
use super::kernel::PackedKernel;
use super::lanes::Lanes;
use super::panels::{NR, Panels, panels_in_group};
use super::task::{self, SharedCells};
use super::tile::{MR, Tile, finish, load_panel, tile};
use super::unwritten::Unwritten;
use super::window::Picture;
use std::ops::Range;

/// Output pixels that all panels pass over before the next pixels: enough that weights are read
/// seldom, few enough that their input stays in the second cache. Whole tiles.
const BLOCK_PIXELS: usize = 64 / MR * MR;

/// The most pointers of a block, except of one tile: a kernel of very many taps takes fewer pixels at
/// a time, so that a task of 1000 x 1000 taps does not ask for 64 million pointers.
const MAX_BLOCK_RUNS: usize = 1 << 18;

/// Tasks for each thread: enough that the last one does not keep the others waiting for long.
const TASKS_PER_THREAD: usize = 4;

/// Writes the whole output. [`super::convolve`] has checked the lengths.
pub(super) fn convolve<L: Lanes>(
    picture: Picture<'_>,
    kernel: &PackedKernel,
    panels: &Panels,
    epilogue: Epilogue<'_>,
    output: &mut [Unwritten],
) {
    let indirection = Indirection::new(picture, kernel.window);
    let zeros = vec![0.0; indirection.depth];
    let pixels = output.len() / kernel.outputs.max(1);
    let layer = Layer {
        indirection,
        zeros,
        kernel,
        panels,
        epilogue,
        output: SharedCells::new(output),
    };
    let block = block_pixels(layer.indirection.taps);
    let grid = Grid::new(pixels, panels.count(), task::threads(), block);
    task::for_each(grid.tasks(), |task| {
        let (pixels, panels) = grid.part(task);
        layer.compute::<L>(pixels, panels);
    });
}

/// Output pixels of a block for a kernel that reads each by so many taps. Whole tiles.
fn block_pixels(taps: usize) -> usize {
    (MAX_BLOCK_RUNS / taps.max(1) / MR * MR).clamp(MR, BLOCK_PIXELS)
}

/// A layer's result as a grid of pixels x panels, cut into tasks.
#[derive(Debug, Clone, Copy)]
struct Grid {
    pixels: usize,
    panels: usize,
    /// Pixels of a task.
    block: usize,
    /// The number of parts that the panels are cut into.
    cuts: usize,
}

impl Grid {
    /// Cuts a layer for its threads. Early layers have enough pixels for all of them; late layers have
    /// few pixels and many panels, and a task with some of the panels reads only their weights.
    fn new(pixels: usize, panels: usize, threads: usize, block: usize) -> Self {
        let wanted = if threads > 1 {
            threads * TASKS_PER_THREAD
        } else {
            1
        };
        let cuts = wanted
            .div_ceil(pixels.div_ceil(block).max(1))
            .clamp(1, panels.max(1));
        Self {
            pixels,
            panels,
            block,
            cuts,
        }
    }

    fn tasks(self) -> usize {
        self.pixels.div_ceil(self.block) * self.cuts
    }

    /// The pixels and the panels of a task.
    fn part(self, task: usize) -> (Range<usize>, Range<usize>) {
        let (block, cut) = (task / self.cuts, task % self.cuts);
        let pixels = block * self.block..((block + 1) * self.block).min(self.pixels);
        let border = |cut: usize| cut * self.panels / self.cuts;
        (pixels, border(cut)..border(cut + 1))
    }
}

/// A layer, shared by its tasks.
struct Layer<'a> {
    indirection: Indirection<'a>,
    /// The channels of a tap in the padding.
    zeros: Vec<f32>,
    kernel: &'a PackedKernel,
    panels: &'a Panels,
    epilogue: Epilogue<'a>,
    output: SharedCells<'a, Unwritten>,
}

impl Layer<'_> {
    fn compute<L: Lanes>(&self, pixels: Range<usize>, panels: Range<usize>) {
        let Indirection { depth, taps, .. } = self.indirection;
        let runs = self.runs(pixels.clone());
        let group = panels_in_group(taps * depth);
        for first in panels.clone().step_by(group) {
            let group = first..(first + group).min(panels.end);
            let tiles = runs.chunks_exact(taps * MR);
            for (runs, pixel) in tiles.zip(pixels.clone().step_by(MR)) {
                for panel in group.clone() {
                    let first = panel * NR;
                    let weights = self.panels.panel(0, panel);
                    let bias = load_panel::<L>(&self.epilogue.bias[first..]);
                    // SAFETY:
                    // - `runs` made each pointer start `depth` floats of the picture or of `zeros`,
                    //   and both outlive the pointers;
                    // - the panel has `taps * depth` rows.
                    let tile = unsafe { tile(runs, depth, weights, bias) };
                    self.finish(&tile, pixel..pixels.end, first);
                }
            }
        }
    }

    /// Writes a tile's channels from `first` on. In a loop the compiler would keep the sums in memory:
    /// layers with a residual took a tenth longer.
    #[inline(always)]
    fn finish<L: Lanes>(&self, tile: &Tile<L>, pixels: Range<usize>, first: usize) {
        const { assert!(MR <= 6) };
        self.finish_row(tile, 0, pixels.clone(), first);
        self.finish_row(tile, 1, pixels.clone(), first);
        self.finish_row(tile, 2, pixels.clone(), first);
        self.finish_row(tile, 3, pixels.clone(), first);
        self.finish_row(tile, 4, pixels.clone(), first);
        self.finish_row(tile, 5, pixels, first);
    }

    /// Writes one row of a tile, if the tile and the pixels have it.
    #[inline(always)]
    fn finish_row<L: Lanes>(
        &self,
        tile: &Tile<L>,
        row: usize,
        mut pixels: Range<usize>,
        first: usize,
    ) {
        if let (Some(sums), Some(pixel)) = (tile.get(row), pixels.nth(row)) {
            let outputs = self.kernel.outputs;
            let at = pixel * outputs + first;
            // SAFETY: tasks differ in their pixels or in their panels.
            let cells = unsafe { self.output.cells(at, NR.min(outputs - first)) };
            finish(*sums, self.epilogue, at, cells);
        }
    }

    /// The beginnings of inputs, `[tile][tap][pixel]`. The last tile of a block that tiles do not
    /// divide computes its last pixel more than once.
    fn runs(&self, pixels: Range<usize>) -> Vec<*const f32> {
        let indirection = &self.indirection;
        let address = |offset: usize| match offset {
            PADDING => self.zeros.as_ptr(),
            // The slice checks that `depth` floats follow.
            offset => indirection.values[offset..][..indirection.depth].as_ptr(),
        };
        let taps = indirection.taps;
        let mut runs = Vec::with_capacity(pixels.len().next_multiple_of(MR) * taps);
        let mut offsets = Vec::with_capacity(MR * taps);
        for pixel in pixels.clone().step_by(MR) {
            offsets.clear();
            for row in 0..MR {
                indirection.offsets((pixel + row).min(pixels.end - 1), &mut offsets);
            }
            for tap in 0..taps {
                runs.extend((0..MR).map(|row| address(offsets[row * taps + tap])));
            }
        }
        runs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_is_in_one_task() {
        for (pixels, panels, threads) in [(1, 1, 8), (49, 128, 4), (49, 3, 2), (3136, 4, 2)] {
            let grid = Grid::new(pixels, panels, threads, BLOCK_PIXELS);
            let mut seen = vec![0; pixels * panels];
            for task in 0..grid.tasks() {
                let (pixel_range, panel_range) = grid.part(task);
                for pixel in pixel_range {
                    for panel in panel_range.clone() {
                        seen[pixel * panels + panel] += 1;
                    }
                }
            }
            assert!(seen.iter().all(|&times| times == 1), "{grid:?}");
        }
        assert!(Grid::new(49, 128, 4, BLOCK_PIXELS).tasks() >= 4);
        assert_eq!(Grid::new(49, 128, 1, BLOCK_PIXELS).tasks(), 1);
    }

    #[test]
    fn a_kernel_of_very_many_taps_takes_fewer_pixels_at_a_time() {
        for taps in [1, 9, 49, 121] {
            assert_eq!(block_pixels(taps), BLOCK_PIXELS, "{taps} taps");
        }
        for taps in [10_000, 1_000_000, usize::MAX] {
            let block = block_pixels(taps);
            assert!(block >= MR && block.is_multiple_of(MR), "{taps} taps");
            assert!(block == MR || block * taps <= MAX_BLOCK_RUNS, "{taps} taps");
        }
    }
}

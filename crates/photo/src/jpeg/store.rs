//! The coefficients of a picture whose scans bring it bit by bit, or component by component.

use super::coefficients::{Block, Pass};
use super::header::{Frame, Scan};
use super::scan::{Blocks, Place};
use super::strips::Strips;
use crate::PhotoError;
use crate::canvas::filled;

/// A component's blocks.
struct Component {
    /// Blocks in a row.
    columns: usize,
    blocks: Vec<Block>,
    /// Rows of blocks in a row of MCUs.
    down: usize,
    /// Rows of blocks with pixels in them, and those that have their means.
    height: usize,
    rows: usize,
    /// Of each coefficient: bits that did not come yet. `None`: not a single one.
    bits_left: [Option<u32>; 64],
}

/// All blocks of a picture.
pub(super) struct Store {
    components: Vec<Component>,
    mcu_rows: usize,
    progressive: bool,
    /// The scan under way: its pass, and the rows of blocks in one of its rows of MCUs.
    pass: Pass,
    rows_at_once: Vec<(usize, usize)>,
    broken_off: bool,
}

impl Store {
    /// # Errors
    /// [`PhotoError::OutOfMemory`].
    pub(super) fn new(frame: &Frame) -> Result<Self, PhotoError> {
        let (columns, rows) = frame.mcus();
        let components = frame.components.iter().map(|of| {
            let columns = columns * of.h;
            let count = columns as u64 * (rows * of.v) as u64;
            Ok(Component {
                columns,
                blocks: filled([0; 64], count)?,
                down: of.v,
                height: frame.size_of(of).1.div_ceil(8),
                rows: 0,
                bits_left: [None; 64],
            })
        });
        Ok(Self {
            components: components.collect::<Result<_, _>>()?,
            mcu_rows: rows,
            progressive: frame.progressive,
            pass: Pass::Sequential,
            rows_at_once: Vec::new(),
            broken_off: false,
        })
    }

    pub(super) fn begin(&mut self, scan: &Scan) {
        self.pass = Pass::of(scan, self.progressive);
        let single = scan.selected.len() == 1;
        let rows_at_once = scan.selected.iter().map(|of| {
            let down = self.components[of.component].down;
            (of.component, if single { 1 } else { down })
        });
        self.rows_at_once = rows_at_once.collect();
    }

    pub(super) fn end(&mut self, scan: &Scan, whole: bool) {
        self.broken_off |= !whole;
        let (first, last, low) = match self.pass {
            Pass::Sequential => (0, 63, 0),
            _ => (scan.first, scan.last, scan.low),
        };
        for of in &scan.selected {
            self.components[of.component].bits_left[first..=last].fill(Some(low));
        }
    }

    /// Whether rows that are there lack bits: a scan broke off, or the file has no end and others
    /// never came.
    pub(super) fn lacks_bits(&self, file_has_end: bool) -> bool {
        let mut left = self.components.iter().flat_map(|of| of.bits_left);
        let lacking = !file_has_end && left.any(|bits| bits != Some(0));
        self.progressive && (self.broken_off || lacking)
    }

    /// Draws all rows of MCUs that have the means of all components.
    pub(super) fn draw(&self, strips: &mut Strips<'_>) {
        for mcu_row in 0..self.whole_rows() {
            for (index, component) in self.components.iter().enumerate() {
                let down = strips.blocks_down(index);
                for row in mcu_row * down..(mcu_row + 1) * down {
                    let blocks = &component.blocks[row * component.columns..];
                    for (column, block) in blocks[..component.columns].iter().enumerate() {
                        strips.put(index, column, row, block);
                    }
                }
            }
            strips.finish_row(mcu_row);
        }
    }

    /// Rows of MCUs that have the means of all components.
    fn whole_rows(&self) -> usize {
        // A scan of one component ends with the last row that has pixels.
        let rows = self.components.iter().map(|of| {
            if of.rows >= of.height {
                self.mcu_rows
            } else {
                of.rows / of.down
            }
        });
        rows.min().unwrap_or(0)
    }
}

impl Blocks for Store {
    fn block(&mut self, (component, column, row): Place) -> &mut Block {
        let of = &mut self.components[component];
        &mut of.blocks[row * of.columns + column]
    }

    fn done(&mut self, _: Place) {}

    fn row_done(&mut self, row: usize) {
        if !self.pass.brings_means() {
            return;
        }
        for &(component, rows) in &self.rows_at_once {
            self.components[component].rows = (row + 1) * rows;
        }
    }
}

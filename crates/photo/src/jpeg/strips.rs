//! From coefficients to rows of the picture, a row of MCUs at a time.
//!
//! Of each component only the samples stay in memory that rows still to come need: those of one row
//! of MCUs, and the last few before it for the filter between rows.

use super::coefficients::Block;
use super::colour::Colours;
use super::header::{Component, Frame, Steps, broken};
use super::idct;
use super::upsample::Upsampling;
use crate::PhotoError;
use crate::canvas::{Canvas, filled};

/// Rows of a component that stay in memory beside a row of MCUs.
const KEPT_ROWS: usize = 2;

/// Samples of a component, those rows that are needed.
struct Plane {
    /// Rows of blocks in a row of MCUs.
    blocks_down: usize,
    width: usize,
    height: usize,
    /// Samples from row to row: whole blocks.
    stride: usize,
    upsampling: Upsampling,
    steps: Steps,
    /// The first row in `samples`.
    top: usize,
    samples: Vec<u8>,
    /// A row of the picture.
    line: Vec<u8>,
}

/// The rows of a picture in the making.
pub(super) struct Strips<'a> {
    planes: Vec<Plane>,
    colours: Colours,
    width: usize,
    height: usize,
    /// Rows of the picture in a row of MCUs.
    mcu_height: usize,
    /// The next row of the picture.
    next: usize,
    sums: Vec<u16>,
    /// Rows on their way to the canvas, RGB.
    rows: Vec<u8>,
    canvas: &'a mut Canvas,
}

impl Plane {
    fn new(frame: &Frame, of: &Component, steps: Option<Steps>) -> Result<Self, PhotoError> {
        let (h, v) = frame.most_sampled();
        let (across, down) = (h / of.h, v / of.v);
        let (width, height) = frame.size_of(of);
        let stride = frame.mcus().0 * of.h * 8;
        let rows = 8 * of.v + KEPT_ROWS;
        Ok(Self {
            blocks_down: of.v,
            width,
            height,
            stride,
            upsampling: Upsampling::new(across, down, width),
            steps: steps.ok_or_else(|| broken("a quantisation table is missing"))?,
            top: 0,
            samples: filled(0, stride as u64 * rows as u64)?,
            line: filled(0, stride as u64 * across as u64)?,
        })
    }

    /// Makes the picture's row `y` and returns it.
    fn line(&mut self, y: usize, sums: &mut [u16]) -> &[u8] {
        let (near, far) = self.upsampling.rows(y, self.height);
        let row = |at: usize| &self.samples[(at - self.top) * self.stride..][..self.width];
        if self.upsampling.is_plain() {
            return row(near);
        }
        self.upsampling
            .line(y, row(near), row(far), sums, &mut self.line);
        &self.line
    }

    /// Drops all rows before those that the picture's row `next` needs.
    fn drop_before(&mut self, next: usize) {
        let (near, far) = self.upsampling.rows(next, self.height);
        let first = near.min(far).max(self.top);
        let dropped = (first - self.top) * self.stride;
        self.samples.copy_within(dropped.., 0);
        self.top = first;
    }
}

impl<'a> Strips<'a> {
    /// `steps`: of each component.
    ///
    /// # Errors
    /// A quantisation table that is missing; no memory.
    pub(super) fn new(
        frame: &Frame,
        colours: Colours,
        steps: Vec<Option<Steps>>,
        canvas: &'a mut Canvas,
    ) -> Result<Self, PhotoError> {
        let planes = frame.components.iter().zip(steps);
        let planes = planes.map(|(of, steps)| Plane::new(frame, of, steps));
        let planes: Vec<Plane> = planes.collect::<Result<_, _>>()?;
        let longest = planes.iter().map(|plane| plane.stride).max().unwrap_or(0);
        let mcu_height = 8 * frame.most_sampled().1;
        let rows = 3 * frame.width as u64 * (mcu_height as u64 + 1);
        Ok(Self {
            planes,
            colours,
            width: frame.width,
            height: frame.height,
            mcu_height,
            next: 0,
            sums: filled(0, longest as u64)?,
            rows: filled(0, rows)?,
            canvas,
        })
    }

    /// Takes a block; `row` counts the component's rows of blocks from the picture's top.
    #[inline]
    pub(super) fn put(&mut self, component: usize, column: usize, row: usize, block: &Block) {
        let plane = &mut self.planes[component];
        let at = (8 * row - plane.top) * plane.stride + 8 * column;
        let to = &mut plane.samples[at..];
        if block[1..].iter().all(|&coefficient| coefficient == 0) {
            idct::flat(block[0], plane.steps[0], to, plane.stride);
        } else {
            idct::idct(block, &plane.steps, to, plane.stride);
        }
    }

    /// Gives the canvas all rows that are known once the blocks of this row of MCUs are there.
    pub(super) fn finish_row(&mut self, mcu_row: usize) {
        let mut end = (mcu_row + 1) * self.mcu_height;
        if end >= self.height {
            end = self.height;
        } else if self
            .planes
            .iter()
            .any(|plane| plane.needs_the_next_row(end - 1))
        {
            end -= 1;
        }
        let line = 3 * self.width;
        let count = end.saturating_sub(self.next);
        for (y, to) in (self.next..end).zip(self.rows.chunks_exact_mut(line)) {
            let sums = &mut self.sums;
            let parts = self.planes.iter_mut().map(|plane| plane.line(y, sums));
            let parts: Vec<&[u8]> = parts.collect();
            self.colours.line(&parts, to);
        }
        self.canvas.push(&self.rows[..count * line]);
        self.next = end;
        for plane in &mut self.planes {
            plane.drop_before(end.min(self.height - 1));
        }
    }

    /// Rows of blocks of a component in a row of MCUs.
    pub(super) fn blocks_down(&self, component: usize) -> usize {
        self.planes[component].blocks_down
    }
}

impl Plane {
    /// Whether the picture's row `y` mixes in a row that comes with the next row of MCUs.
    fn needs_the_next_row(&self, y: usize) -> bool {
        let (near, far) = self.upsampling.rows(y, self.height);
        far > near
    }
}

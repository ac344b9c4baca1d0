//! The places of a kernel's taps on a picture.

/// A picture, as kernels read it.
#[derive(Debug, Clone, Copy)]
pub struct Picture<'a> {
    pub rows: usize,
    pub columns: usize,
    pub channels: usize,
    /// `[rows, columns, channels]`
    pub values: &'a [f32],
}

/// A sliding window; each pair is vertical, horizontal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Window {
    pub kernel: [usize; 2],
    pub stride: [usize; 2],
    pub dilation: [usize; 2],
    /// Padding above and to the left.
    pub before: [usize; 2],
    /// Padding below and to the right.
    pub after: [usize; 2],
}

impl Window {
    /// The number of the kernel's taps.
    pub fn taps(&self) -> usize {
        self.kernel[0] * self.kernel[1]
    }

    /// Rows and columns of the result over a picture of `rows` x `columns`; zero if the padded picture
    /// is smaller than the kernel.
    pub fn output(&self, rows: usize, columns: usize) -> (usize, usize) {
        let along = |axis: usize, side: usize| {
            let padded = side + self.before[axis] + self.after[axis];
            let reach = self.dilation[axis] * (self.kernel[axis] - 1) + 1;
            padded
                .checked_sub(reach)
                .map_or(0, |room| room / self.stride[axis] + 1)
        };
        (along(0, rows), along(1, columns))
    }

    /// The source row or column (`axis` 0 or 1) that a tap of an output position lies on; none in
    /// the padding.
    pub(super) fn source(
        &self,
        axis: usize,
        output: usize,
        tap: usize,
        side: usize,
    ) -> Option<usize> {
        let padded = output * self.stride[axis] + tap * self.dilation[axis];
        padded
            .checked_sub(self.before[axis])
            .filter(|&source| source < side)
    }
}

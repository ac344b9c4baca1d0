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
    /// The number of the kernel's taps; `usize::MAX` for more than an address can count.
    pub fn taps(&self) -> usize {
        self.kernel[0].saturating_mul(self.kernel[1])
    }

    /// Rows and columns of the result over a picture of `rows` x `columns`; zero if the padded picture
    /// is smaller than the kernel. Sums beyond `usize::MAX` stay there: such a result has no memory
    /// anywhere, and such a kernel no picture.
    pub fn output(&self, rows: usize, columns: usize) -> (usize, usize) {
        let along = |axis: usize, side: usize| {
            let padded = side
                .saturating_add(self.before[axis])
                .saturating_add(self.after[axis]);
            let steps = self.kernel[axis].saturating_sub(1);
            let reach = self.dilation[axis].saturating_mul(steps).saturating_add(1);
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

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Window = Window {
        kernel: [3, 3],
        stride: [2, 2],
        dilation: [1, 1],
        before: [1, 1],
        after: [1, 1],
    };

    #[test]
    fn giant_paddings_and_dilations_do_not_wrap_to_small_results() {
        assert_eq!(WINDOW.output(8, 9), (4, 5));
        let most = usize::MAX;
        let padded = Window {
            before: [most, 0],
            after: [most, 0],
            ..WINDOW
        };
        assert_eq!(padded.output(8, 9), ((most - 3) / 2 + 1, 4));
        for dilation in [most, most / 2 + 1] {
            let dilated = Window {
                dilation: [dilation, 1],
                ..WINDOW
            };
            assert_eq!(dilated.output(8, 9), (0, 5));
        }
    }
}

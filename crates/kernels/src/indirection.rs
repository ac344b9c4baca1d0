//! The beginning of the input channels of each output pixel and tap.
//!
//! M. Dukhan, "The Indirect Convolution Algorithm", 2019 (arXiv 1907.02129): with pointers
//! instead of a copied patch matrix, one loop serves every kernel size, stride and padding.

use super::window::{Picture, Window};
use std::borrow::Cow;

/// Pictures of fewer channels have their kernel's columns read as one run: three channels alone are too
/// short a run for the inner loop.
const MIN_CHANNELS_OF_A_RUN: usize = 8;

/// The offset of a tap in the padding.
pub(super) const PADDING: usize = usize::MAX;

/// A picture, and the order in which a convolution reads it.
pub(super) struct Indirection<'a> {
    /// The picture's values; a padded copy if columns are read as one run.
    pub(super) values: Cow<'a, [f32]>,
    /// Contiguous floats that one tap reads.
    pub(super) depth: usize,
    /// Reads of one output pixel.
    pub(super) taps: usize,
    window: Window,
    rows: usize,
    columns: usize,
    channels: usize,
    output_columns: usize,
    merged: bool,
}

impl<'a> Indirection<'a> {
    pub(super) fn new(picture: Picture<'a>, window: Window) -> Self {
        let output_columns = window.output(picture.rows, picture.columns).1;
        let merged = picture.channels < MIN_CHANNELS_OF_A_RUN && window.dilation[1] == 1;
        let values = if merged {
            pad(picture, window)
        } else {
            Cow::Borrowed(picture.values)
        };
        let (taps, depth) = if merged {
            (window.kernel[0], window.kernel[1] * picture.channels)
        } else {
            (window.taps(), picture.channels)
        };
        let (rows, columns, channels) = (picture.rows, picture.columns, picture.channels);
        Self {
            values,
            depth,
            taps,
            window,
            rows,
            columns,
            channels,
            output_columns,
            merged,
        }
    }

    /// Appends the offsets of one output pixel, tap by tap: each is followed by at least `depth`
    /// values, or is [`PADDING`].
    pub(super) fn offsets(&self, pixel: usize, table: &mut Vec<usize>) {
        let (row, column) = (pixel / self.output_columns, pixel % self.output_columns);
        let Window {
            kernel,
            stride,
            dilation,
            before,
            after,
        } = self.window;
        if self.merged {
            let width = self.columns + before[1] + after[1];
            table.extend((0..kernel[0]).map(|tap| {
                let y = row * stride[0] + tap * dilation[0];
                (y * width + column * stride[1]) * self.channels
            }));
            return;
        }
        for down in 0..kernel[0] {
            let y = self.window.source(0, row, down, self.rows);
            for across in 0..kernel[1] {
                let x = self.window.source(1, column, across, self.columns);
                table.push(match (y, x) {
                    (Some(y), Some(x)) => (y * self.columns + x) * self.channels,
                    _ => PADDING,
                });
            }
        }
    }
}

/// The picture with zeros around it.
fn pad<'a>(picture: Picture<'a>, window: Window) -> Cow<'a, [f32]> {
    let [top, left] = window.before;
    let [bottom, right] = window.after;
    if top + left + bottom + right == 0 {
        return Cow::Borrowed(picture.values);
    }
    let width = (picture.columns + left + right) * picture.channels;
    let mut padded = vec![0.0; (picture.rows + top + bottom) * width];
    let run = picture.columns * picture.channels;
    for (row, values) in picture.values.chunks_exact(run.max(1)).enumerate() {
        padded[(row + top) * width + left * picture.channels..][..run].copy_from_slice(values);
    }
    Cow::Owned(padded)
}

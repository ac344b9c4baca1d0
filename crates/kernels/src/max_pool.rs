//! The largest value in a window, channel by channel.

use super::lanes::{Best, Lanes};
use super::unwritten::{Unwritten, written};
use super::window::{Picture, Window};

/// Max pooling. The padding counts as minus infinity, and NaN is ignored. `output` is
/// `[rows, columns, channels]` as [`Window::output`] computes them. Returns it with each of its values
/// written.
///
/// # Panics
/// When the picture or the output do not have the lengths that their shapes say.
pub fn max_pool<'output>(
    picture: Picture<'_>,
    window: Window,
    output: &'output mut [Unwritten],
) -> &'output mut [f32] {
    let (rows, columns) = window.output(picture.rows, picture.columns);
    let channels = picture.channels;
    assert_eq!(
        picture.values.len(),
        picture.rows * picture.columns * channels
    );
    assert_eq!(output.len(), rows * columns * channels);
    output.fill(Unwritten::new(f32::NEG_INFINITY));
    // SAFETY: the line above wrote each cell of `output`.
    let output = unsafe { written(output) };
    for (at, pixel) in output.chunks_exact_mut(channels.max(1)).enumerate() {
        for down in 0..window.kernel[0] {
            let Some(y) = window.source(0, at / columns, down, picture.rows) else {
                continue;
            };
            for across in 0..window.kernel[1] {
                let x = window.source(1, at % columns, across, picture.columns);
                let Some(x) = x else { continue };
                let from = (y * picture.columns + x) * channels;
                take_larger(pixel, &picture.values[from..][..channels]);
            }
        }
    }
    output
}

fn take_larger(largest: &mut [f32], values: &[f32]) {
    let (fours, tail) = largest.as_chunks_mut::<4>();
    let (value_fours, value_tail) = values.as_chunks::<4>();
    for (largest, values) in fours.iter_mut().zip(value_fours) {
        // SAFETY: both are arrays of four floats.
        unsafe {
            Best::load(values.as_ptr())
                .max(Best::load(largest.as_ptr()))
                .store(largest.as_mut_ptr());
        }
    }
    for (largest, &value) in tail.iter_mut().zip(value_tail) {
        // As the lanes do, to the sign of a zero.
        *largest = if value > *largest { value } else { *largest };
    }
}

#[cfg(test)]
mod tests {
    use super::super::unwritten::computed;
    use super::*;

    /// Every combination of these is compared with the definition.
    #[test]
    fn any_window_keeps_the_largest_number_in_it() {
        let mut compared = 0;
        for [rows, columns] in [[1, 1], [2, 5], [7, 3], [8, 8]] {
            for channels in [1, 3, 4, 5, 8, 11] {
                for kernel in [[1, 1], [2, 2], [3, 3], [2, 3]] {
                    for stride in [[1, 1], [2, 2], [3, 1]] {
                        for padding in [[0, 0], [1, 1], [0, 2], [4, 9]] {
                            let window = Window {
                                kernel,
                                stride,
                                dilation: [1, 1],
                                before: padding,
                                after: padding,
                            };
                            compared += compare(rows, columns, channels, window);
                        }
                    }
                }
            }
        }
        assert!(compared > 100_000, "only {compared} numbers were compared");
    }

    fn compare(rows: usize, columns: usize, channels: usize, window: Window) -> usize {
        let value = |y: usize, x: usize, channel: usize| {
            (((y * 31 + x * 17 + channel * 7) * 2_654_435_761) % 1009) as f32 - 504.0
        };
        let values: Vec<f32> = (0..rows * columns * channels)
            .map(|at| {
                let pixel = at / channels;
                value(pixel / columns, pixel % columns, at % channels)
            })
            .collect();
        let picture = Picture {
            rows,
            columns,
            channels,
            values: &values,
        };
        let (down, across) = window.output(rows, columns);
        let output = computed(down * across * channels, |output| {
            max_pool(picture, window, output)
        });
        for (at, &largest) in output.iter().enumerate() {
            let (pixel, channel) = (at / channels, at % channels);
            let [top, left] = [pixel / across, pixel % across];
            let mut expected = f32::NEG_INFINITY;
            for y in 0..rows {
                for x in 0..columns {
                    let inside = |place: usize, corner: usize, axis: usize| {
                        let first = corner * window.stride[axis];
                        let place = place + window.before[axis];
                        (first..first + window.kernel[axis]).contains(&place)
                    };
                    if inside(y, top, 0) && inside(x, left, 1) {
                        expected = expected.max(value(y, x, channel));
                    }
                }
            }
            assert_eq!(
                largest, expected,
                "{rows} x {columns}, {channels}, {window:?}"
            );
        }
        output.len()
    }

    #[test]
    fn each_channel_keeps_its_own_largest() {
        // Three rows of four pixels with five channels: value = -(5 * pixel + channel).
        let values: Vec<f32> = (0..60).map(|at| -(at as f32)).collect();
        let picture = Picture {
            rows: 3,
            columns: 4,
            channels: 5,
            values: &values,
        };
        let window = Window {
            kernel: [3, 3],
            stride: [2, 2],
            dilation: [1, 1],
            before: [1, 1],
            after: [1, 1],
        };
        assert_eq!(window.output(3, 4), (2, 2));
        let output = computed(20, |output| max_pool(picture, window, output));
        // The top left pixel of each window that lies on the picture.
        for (at, pixel) in [0, 1, 4, 5].into_iter().enumerate() {
            for channel in 0..5 {
                assert_eq!(output[at * 5 + channel], -((pixel * 5 + channel) as f32));
            }
        }
    }
}

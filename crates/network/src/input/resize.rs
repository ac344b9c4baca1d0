//! Resizing as Pillow does it, bit for bit.
//!
//! One level of difference on five percent of the pixels already moves the logits by 0.05 to
//! 0.15, so the arithmetic is Pillow's own (`Image.resize` with `BILINEAR` and `NEAREST`):
//! coefficients in float64, rounded to 22 fractional bits, one direction after the other, bytes
//! between them. `tests/framing.rs` holds it against Pillow 13.

use std::ops::Range;

/// Fractional bits of a coefficient: bytes take 8 of 32 bits, and 2 are kept for the sum of
/// coefficients that overshoots.
const FRACTION_BITS: u32 = 32 - 8 - 2;

/// Channels of an RGB picture.
const CHANNELS: usize = 3;

/// Coefficients that are in memory at the same time, but for one longer window: all of them would take
/// 800 MB for a photo of 100,000,000 x 1 pixels.
const MAX_COEFFICIENTS: usize = 1 << 18;

/// The recipe of one pixel of the result: coefficients for the source pixels from `start` on.
struct Window {
    start: usize,
    coefficients: Vec<i32>,
}

/// Bilinear with antialiasing: a triangle filter as wide as two source pixels, or as two pixels of
/// the result where those are larger. RGB, `[height, width, 3]`; `from` and `to` are width and
/// height, at least 1.
pub fn resize_bilinear(pixels: &[u8], from: (usize, usize), to: (usize, usize)) -> Vec<u8> {
    let to = (to.0 as u64, to.1 as u64);
    resize_bilinear_part(pixels, from, to, (0..to.0, 0..to.1))
}

/// The columns and rows `part` of the result of [`resize_bilinear`], to the bit, without memory for
/// all of it: of a photo of 65,535 x 1 pixels it can be 13 GB.
pub(super) fn resize_bilinear_part(
    pixels: &[u8],
    from: (usize, usize),
    to: (u64, u64),
    part: (Range<u64>, Range<u64>),
) -> Vec<u8> {
    let length = |part: &Range<u64>| (part.end - part.start) as usize;
    let (width, height) = (length(&part.0), length(&part.1));
    let same = |from: usize, to: u64, part: usize| from as u64 == to && part == from;
    let across = |pixels: &[u8]| match same(from.0, to.0, width) {
        true => pixels.to_vec(),
        false => resize_rows(pixels, from.0, width, windows(from.0, to.0, part.0.clone())),
    };
    let down = |pixels: &[u8], width: usize| match same(from.1, to.1, height) {
        true => pixels.to_vec(),
        false => resize_columns(pixels, width, height, windows(from.1, to.1, part.1.clone())),
    };
    if columns_first(from, to) {
        across(&down(pixels, from.0))
    } else {
        down(&across(pixels), width)
    }
}

/// Whether Pillow begins with the columns: it does where that removes far more pixels than beginning
/// with the rows. The rule is read off Pillow 13's results; older versions always began with rows.
fn columns_first(from: (usize, usize), to: (u64, u64)) -> bool {
    let removed = |from: usize, to: u64| from as i64 - to as i64;
    let height = removed(from.1, to.1);
    height > 0 && height > 2 * removed(from.0, to.0)
}

/// Nearest neighbour: each pixel of the result is the source pixel under its centre. RGB,
/// `[height, width, 3]`; `from` and `to` are width and height, at least 1.
pub fn resize_nearest(pixels: &[u8], from: (usize, usize), to: (usize, usize)) -> Vec<u8> {
    let across = nearest(from.0, to.0);
    let mut resized = Vec::with_capacity(to.0 * to.1 * CHANNELS);
    for y in nearest(from.1, to.1) {
        let row = &pixels[y * from.0 * CHANNELS..][..from.0 * CHANNELS];
        for &x in &across {
            resized.extend_from_slice(&row[x * CHANNELS..][..CHANNELS]);
        }
    }
    resized
}

/// The source index for each index of the result. Places are summed step by step and not multiplied,
/// as Pillow does: the two differ in the last bit, and so at times in the pixel.
fn nearest(from: usize, to: usize) -> Vec<usize> {
    let step = from as f64 / to as f64;
    let mut place = step * 0.5;
    (0..to)
        .map(|_| {
            let index = (place as usize).min(from - 1);
            place += step;
            index
        })
        .collect()
}

/// The windows of the triangle filter for these of the `to` indices of the result, one after the other.
fn windows(from: usize, to: u64, part: Range<u64>) -> impl Iterator<Item = Window> {
    let scale = from as f64 / to as f64;
    let reach = scale.max(1.0);
    part.map(move |index| {
        let centre = (index as f64 + 0.5) * scale;
        let start = (centre - reach + 0.5).max(0.0) as usize;
        let end = ((centre + reach + 0.5) as usize).min(from);
        // Pillow multiplies by the inverse here and divides nowhere.
        let shrink = 1.0 / reach;
        let weights: Vec<f64> = (start..end)
            .map(|source| {
                let distance = ((source - start) as f64 + start as f64 - centre + 0.5) * shrink;
                (1.0 - distance.abs()).max(0.0)
            })
            .collect();
        let sum: f64 = weights.iter().sum();
        Window {
            start,
            coefficients: weights.iter().map(|w| fixed_point(w / sum)).collect(),
        }
    })
}

/// Some of the next windows: as many as [`MAX_COEFFICIENTS`] has room for, at least one; none when
/// there are no more.
fn next_windows(windows: &mut impl Iterator<Item = Window>) -> Vec<Window> {
    let mut count = 0;
    let mut some = Vec::new();
    while count < MAX_COEFFICIENTS
        && let Some(window) = windows.next()
    {
        count += window.coefficients.len();
        some.push(window);
    }
    some
}

/// Rounds half up; no coefficient of the triangle is negative.
fn fixed_point(coefficient: f64) -> i32 {
    (0.5 + coefficient * f64::from(1 << FRACTION_BITS)) as i32
}

fn byte(sum: i32) -> u8 {
    (sum >> FRACTION_BITS).clamp(0, 255) as u8
}

const HALF: i32 = 1 << (FRACTION_BITS - 1);

fn resize_rows(
    pixels: &[u8],
    width: usize,
    to: usize,
    mut windows: impl Iterator<Item = Window>,
) -> Vec<u8> {
    let rows = pixels.chunks_exact(width * CHANNELS);
    let mut resized = vec![0; rows.len() * to * CHANNELS];
    let mut done = 0;
    loop {
        let some = next_windows(&mut windows);
        if some.is_empty() {
            return resized;
        }
        let lines = resized.chunks_exact_mut(to * CHANNELS);
        for (row, line) in rows.clone().zip(lines) {
            let (line, _) = line[done * CHANNELS..].as_chunks_mut::<CHANNELS>();
            for (pixel, window) in line.iter_mut().zip(&some) {
                let mut sums = [HALF; CHANNELS];
                let sources = row[window.start * CHANNELS..].chunks_exact(CHANNELS);
                for (source, coefficient) in sources.zip(&window.coefficients) {
                    for (sum, &value) in sums.iter_mut().zip(source) {
                        *sum += i32::from(value) * coefficient;
                    }
                }
                *pixel = sums.map(byte);
            }
        }
        done += some.len();
    }
}

fn resize_columns(
    pixels: &[u8],
    width: usize,
    to: usize,
    windows: impl Iterator<Item = Window>,
) -> Vec<u8> {
    let stride = width * CHANNELS;
    let mut resized = Vec::with_capacity(stride * to);
    let mut sums = vec![HALF; stride];
    for window in windows {
        sums.fill(HALF);
        let sources = pixels[window.start * stride..].chunks_exact(stride);
        for (source, coefficient) in sources.zip(&window.coefficients) {
            for (sum, &value) in sums.iter_mut().zip(source) {
                *sum += i32::from(value) * coefficient;
            }
        }
        resized.extend(sums.iter().map(|&sum| byte(sum)));
    }
    resized
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A deterministic picture without any order.
    fn noise(width: usize, height: usize) -> Vec<u8> {
        let mut state = 0x2545_f491_u32;
        (0..width * height * CHANNELS)
            .map(|_| {
                state ^= state << 13;
                state ^= state >> 17;
                state ^= state << 5;
                (state >> 24) as u8
            })
            .collect()
    }

    #[test]
    fn the_same_size_is_the_same_picture() {
        let pixels = noise(7, 5);
        assert_eq!(resize_bilinear(&pixels, (7, 5), (7, 5)), pixels);
        assert_eq!(resize_nearest(&pixels, (7, 5), (7, 5)), pixels);
    }

    #[test]
    fn one_colour_stays_one_colour() {
        for to in [(1, 1), (3, 17), (64, 2)] {
            let pixels = [9, 128, 255].repeat(11 * 6);
            assert_eq!(
                resize_bilinear(&pixels, (11, 6), to),
                [9, 128, 255].repeat(to.0 * to.1)
            );
        }
    }

    #[test]
    fn half_the_size_is_the_triangle_over_four_pixels() {
        // Weights 1, 3, 3, 1 of 8; at the border 3, 3, 1 of 7.
        let grey = |values: &[u8]| values.iter().flat_map(|&v| [v; 3]).collect::<Vec<u8>>();
        let resized = resize_bilinear(&grey(&[0, 80, 160, 240, 80, 0]), (6, 1), (3, 1));
        let expected = [
            (240.0 + 160.0) / 7.0,
            (80.0 + 480.0 + 720.0 + 80.0) / 8.0,
            (240.0 + 240.0) / 7.0,
        ];
        assert_eq!(resized, grey(&expected.map(|v: f64| v.round() as u8)));
    }

    #[test]
    fn nearest_takes_the_pixel_under_the_centre() {
        assert_eq!(nearest(4, 2), [1, 3]);
        assert_eq!(nearest(2, 4), [0, 0, 1, 1]);
        assert_eq!(nearest(1, 3), [0, 0, 0]);
        assert_eq!(nearest(451, 224).last(), Some(&449));
    }

    #[test]
    fn any_size_to_any_size() {
        for from in [(1, 1), (2, 9), (33, 1)] {
            for to in [(1, 1), (5, 3), (40, 40)] {
                let pixels = noise(from.0, from.1);
                assert_eq!(
                    resize_bilinear(&pixels, from, to).len(),
                    to.0 * to.1 * CHANNELS
                );
                assert_eq!(
                    resize_nearest(&pixels, from, to).len(),
                    to.0 * to.1 * CHANNELS
                );
            }
        }
    }

    #[test]
    fn a_part_is_what_it_is_in_the_whole() {
        let noise = |count: usize| -> Vec<u8> {
            let mut state = 7_u32;
            let mut next = || {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 24) as u8
            };
            (0..count).map(|_| next()).collect()
        };
        for (from, to) in [
            ((90, 40), (30, 20)),
            ((40, 90), (30, 20)),
            ((9, 7), (30, 20)),
            ((30, 70), (30, 20)),
            ((30, 20), (30, 20)),
            ((50, 1), (100, 2)),
        ] {
            let pixels = noise(from.0 * from.1 * CHANNELS);
            let whole = resize_bilinear(&pixels, from, to);
            let (columns, rows) = (3..to.0 - 8, 1..to.1.min(19));
            let cut: Vec<u8> = rows
                .clone()
                .flat_map(|y| {
                    &whole[(y * to.0 + columns.start) * CHANNELS..][..columns.len() * CHANNELS]
                })
                .copied()
                .collect();
            let long = |range: Range<usize>| range.start as u64..range.end as u64;
            let to = (to.0 as u64, to.1 as u64);
            let part = resize_bilinear_part(&pixels, from, to, (long(columns), long(rows)));
            assert_eq!(part, cut, "{from:?} to {to:?}");
        }
    }

    #[test]
    fn a_line_of_very_many_pixels_is_resized_a_few_windows_at_a_time() {
        let from = 3_000_000;
        let mut left = windows(from, 224, 0..224);
        let mut seen = 0;
        loop {
            let some = next_windows(&mut left);
            if some.is_empty() {
                break;
            }
            let coefficients = |window: &Window| window.coefficients.len();
            let before_last: usize = some[..some.len() - 1].iter().map(coefficients).sum();
            assert!(before_last < MAX_COEFFICIENTS);
            seen += some.len();
        }
        assert_eq!(seen, 224);
        // Each third of the line has a colour, and so has the result.
        let line: Vec<u8> = (0..from)
            .flat_map(|x| [(x * 3 / from) as u8 * 100; CHANNELS])
            .collect();
        let resized = resize_bilinear(&line, (from, 1), (224, 2));
        assert_eq!(resized.len(), 224 * 2 * CHANNELS);
        for (at, pixel) in resized.as_chunks::<CHANNELS>().0.iter().enumerate() {
            let third = (at % 224) as f64 * 3.0 / 224.0;
            let near_a_border = [1.0, 2.0]
                .iter()
                .any(|border| (third - border).abs() < 0.03);
            assert!(
                near_a_border || *pixel == [third as u8 * 100; CHANNELS],
                "{at}"
            );
        }
    }
}

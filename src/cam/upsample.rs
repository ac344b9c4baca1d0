//! A map enlarged to pixels. Numbers are enlarged first and coloured after: between two colours
//! of a colormap there may lie colours that stand for something else.

use super::ActivationMap;

/// Where the centres of the cells come to lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Upsampling {
    /// A cell's value at the centre of the square that it stands for; constant beyond the
    /// outermost centres. Right for a grid of receptive fields.
    HalfPixel,
    /// The first and the last cell on the first and the last pixel, as
    /// `scipy.ndimage.zoom(order=1)` does: `x * (columns - 1) / (width - 1)`.
    CornersAligned,
}

/// Two neighbours and the weight of the second.
struct Tap {
    first: usize,
    second: usize,
    weight: f32,
}

impl Upsampling {
    fn taps(self, cells: usize, pixels: usize) -> Vec<Tap> {
        let last = cells.saturating_sub(1);
        let place = |pixel: usize| match self {
            Self::HalfPixel => (pixel as f64 + 0.5) * cells as f64 / pixels as f64 - 0.5,
            Self::CornersAligned if pixels > 1 => pixel as f64 * last as f64 / (pixels - 1) as f64,
            Self::CornersAligned => 0.0,
        };
        (0..pixels)
            .map(|pixel| {
                let at = place(pixel).clamp(0.0, last as f64);
                let first = at as usize;
                Tap {
                    first,
                    second: (first + 1).min(last),
                    weight: (at - first as f64) as f32,
                }
            })
            .collect()
    }
}

/// Bilinear enlargement to `width` x `height` pixels, row by row. Interpolated values lie within
/// the map's range. An empty map or an empty picture gives nothing.
pub fn upsample(
    map: &ActivationMap,
    width: usize,
    height: usize,
    upsampling: Upsampling,
) -> Vec<f32> {
    if map.values.is_empty() {
        return Vec::new();
    }
    let across = upsampling.taps(map.columns, width);
    let mix = |a: f32, b: f32, weight: f32| a + (b - a) * weight;
    let mut pixels = Vec::with_capacity(width * height);
    for down in upsampling.taps(map.rows, height) {
        let upper = &map.values[down.first * map.columns..][..map.columns];
        let lower = &map.values[down.second * map.columns..][..map.columns];
        pixels.extend(across.iter().map(|tap| {
            let above = mix(upper[tap.first], upper[tap.second], tap.weight);
            let below = mix(lower[tap.first], lower[tap.second], tap.weight);
            mix(above, below, down.weight)
        }));
    }
    pixels
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ramp() -> ActivationMap {
        ActivationMap {
            rows: 1,
            columns: 7,
            values: (0..7).map(|v| v as f32).collect(),
        }
    }

    #[test]
    fn half_pixel_centres_lie_in_the_middle_of_their_squares() {
        let pixels = upsample(&ramp(), 21, 1, Upsampling::HalfPixel);
        for cell in 0..7 {
            assert!((pixels[3 * cell + 1] - cell as f32).abs() < 1e-6);
        }
        assert_eq!((pixels[0], pixels[20]), (0.0, 6.0));
        assert!((pixels[2] - 1.0 / 3.0).abs() < 1e-6);
    }

    #[test]
    fn aligned_corners_follow_the_notebook() {
        let pixels = upsample(&ramp(), 224, 1, Upsampling::CornersAligned);
        for (x, pixel) in pixels.iter().enumerate() {
            assert!((pixel - x as f32 * 6.0 / 223.0).abs() < 1e-5);
        }
    }

    #[test]
    fn both_directions_are_mixed() {
        let map = ActivationMap {
            rows: 2,
            columns: 2,
            values: vec![0.0, 1.0, 2.0, 7.0],
        };
        let pixels = upsample(&map, 3, 3, Upsampling::CornersAligned);
        assert_eq!(pixels, [0.0, 0.5, 1.0, 1.0, 2.5, 4.0, 2.0, 4.5, 7.0]);
    }

    #[test]
    fn a_single_cell_fills_the_picture_and_nothing_gives_nothing() {
        let one = ActivationMap {
            rows: 1,
            columns: 1,
            values: vec![-3.5],
        };
        for upsampling in [Upsampling::HalfPixel, Upsampling::CornersAligned] {
            assert_eq!(upsample(&one, 2, 2, upsampling), [-3.5; 4]);
            assert_eq!(upsample(&one, 1, 1, upsampling), [-3.5]);
            assert!(upsample(&one, 0, 5, upsampling).is_empty());
        }
        let none = ActivationMap {
            rows: 0,
            columns: 0,
            values: vec![],
        };
        assert!(upsample(&none, 2, 2, Upsampling::HalfPixel).is_empty());
    }
}

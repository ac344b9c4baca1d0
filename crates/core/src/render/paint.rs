//! A map as a picture of its own.

use super::{Colormap, Scale};
use crate::cam::{ActivationMap, Upsampling, upsample};

/// Colours of a painting: more than a screen distinguishes.
const COLOURS: usize = 1024;

/// Paints a map, enlarged to `width` x `height` pixels: RGBA, `[height, width, 4]`, opaque, the form
/// that `ImageData` takes. [`Upsampling::Cells`] paints the real cells instead of a smooth map.
pub fn paint(
    map: &ActivationMap,
    (width, height): (usize, usize),
    upsampling: Upsampling,
    scale: Scale,
    colormap: Colormap,
) -> Vec<u8> {
    let palette: Vec<[u8; 3]> = (0..COLOURS)
        .map(|entry| colormap.colour(entry as f32 / (COLOURS - 1) as f32))
        .collect();
    upsample(map, width, height, upsampling)
        .into_iter()
        .flat_map(|logit| {
            let entry = (scale.place(logit) * (COLOURS - 1) as f32).round() as usize;
            let [red, green, blue] = palette[entry.min(COLOURS - 1)];
            [red, green, blue, u8::MAX]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cam::samples::row;
    use crate::render::Range;

    #[test]
    fn the_largest_value_is_the_last_colour() {
        let map = row(&[-1.0, 4.0]);
        for colormap in Colormap::ALL {
            for upsampling in [Upsampling::HalfPixel, Upsampling::Cells] {
                let scale = Range::Auto.scale([&map]);
                let picture = paint(&map, (2, 1), upsampling, scale, colormap);
                let [r0, g0, b0] = colormap.colour(0.0);
                let [r1, g1, b1] = colormap.colour(1.0);
                assert_eq!(picture, [r0, g0, b0, 255, r1, g1, b1, 255]);
            }
        }
    }

    #[test]
    fn real_cells_have_one_colour_and_a_sharp_border() {
        let map = row(&[0.0, 1.0, 3.0]);
        let scale = Range::Auto.scale([&map]);
        let picture = paint(&map, (30, 4), Upsampling::Cells, scale, Colormap::Grey);
        for (at, pixel) in picture.chunks(4).enumerate() {
            let grey = [0, 85, 255][at % 30 / 10];
            assert_eq!(pixel, [grey, grey, grey, 255], "pixel {at}");
        }
    }
}

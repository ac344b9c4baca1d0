//! A map as a picture.

use super::{Colormap, Scale};
use crate::cam::{ActivationMap, Upsampling, upsample};

/// How many colours a painting distinguishes; more than a screen shows.
const COLOURS: usize = 1024;

/// Paints a map of `width` x `height` pixels, RGBA, opaque, row by row: the form that
/// `ImageData` takes.
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
            [red, green, blue, 255]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_value_is_the_last_colour() {
        let map = ActivationMap {
            rows: 1,
            columns: 2,
            values: vec![-1.0, 4.0],
        };
        let picture = paint(
            &map,
            (2, 1),
            Upsampling::HalfPixel,
            Scale::of_map(&map),
            Colormap::Jet,
        );
        let [r0, g0, b0] = Colormap::Jet.colour(0.0);
        let [r1, g1, b1] = Colormap::Jet.colour(1.0);
        assert_eq!(picture, [r0, g0, b0, 255, r1, g1, b1, 255]);
    }
}

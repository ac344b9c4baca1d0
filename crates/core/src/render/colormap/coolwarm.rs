//! A diverging colormap, computed: from blue over a light grey to red.
//!
//! K. Moreland, "Diverging Color Maps for Scientific Visualization", 2009: the colours run in a
//! straight line in Msh, which is CIELAB in polar coordinates, from either end to the white point
//! in the middle. So lightness is the same on both sides, and the middle is the lightest.

use super::lab::{colour_of, lab_of};
use std::f64::consts::FRAC_PI_3;

/// The paper's own ends.
const COOL: [u8; 3] = [59, 76, 192];
const WARM: [u8; 3] = [180, 4, 38];

/// The magnitude of the middle: the paper's, or that of the lighter end.
const MIDDLE: f64 = 88.0;

/// CIELAB in polar coordinates.
#[derive(Clone, Copy)]
struct Msh {
    magnitude: f64,
    saturation: f64,
    hue: f64,
}

impl Msh {
    fn of(colour: [u8; 3]) -> Self {
        let [lightness, a, b] = lab_of(colour);
        let magnitude = (lightness * lightness + a * a + b * b).sqrt();
        Self {
            magnitude,
            saturation: (lightness / magnitude).acos(),
            hue: b.atan2(a),
        }
    }

    fn colour(self) -> [u8; 3] {
        let chroma = self.magnitude * self.saturation.sin();
        colour_of([
            self.magnitude * self.saturation.cos(),
            chroma * self.hue.cos(),
            chroma * self.hue.sin(),
        ])
    }

    /// The white that an end runs to: without saturation, and with its hue turned so that the way
    /// there looks even.
    fn white(self, magnitude: f64) -> Self {
        let hue = if self.magnitude >= magnitude {
            self.hue
        } else {
            let brighter = (magnitude * magnitude - self.magnitude * self.magnitude).sqrt();
            let turn = self.saturation * brighter / (self.magnitude * self.saturation.sin());
            // Away from purple.
            if self.hue > -FRAC_PI_3 {
                self.hue + turn
            } else {
                self.hue - turn
            }
        };
        Self {
            magnitude,
            saturation: 0.0,
            hue,
        }
    }

    fn towards(self, other: Self, way: f64) -> Self {
        let mix = |from: f64, to: f64| from + (to - from) * way;
        Self {
            magnitude: mix(self.magnitude, other.magnitude),
            saturation: mix(self.saturation, other.saturation),
            hue: mix(self.hue, other.hue),
        }
    }
}

/// The colour at `place`, 0 to 1; the middle, 0.5, is the neutral one.
pub(super) fn coolwarm(place: f32) -> [u8; 3] {
    let (cool, warm) = (Msh::of(COOL), Msh::of(WARM));
    let middle = cool.magnitude.max(warm.magnitude).max(MIDDLE);
    let from_middle = 2.0 * f64::from(place) - 1.0;
    let end = if from_middle < 0.0 { cool } else { warm };
    end.white(middle).towards(end, from_middle.abs()).colour()
}

//! Colours for numbers between 0 and 1.

/// A colormap.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Colormap {
    /// Blue over green to red; the notebook's, and what people know from heatmaps.
    #[default]
    Jet,
}

impl Colormap {
    /// The name in the interface and in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Jet => "jet",
        }
    }

    /// The colour at `place`, 0 to 1, as red, green, blue. What lies outside takes the nearer end;
    /// not-a-number takes the beginning.
    pub fn colour(self, place: f32) -> [u8; 3] {
        let place = if place.is_nan() {
            0.0
        } else {
            place.clamp(0.0, 1.0)
        };
        match self {
            Self::Jet => jet(place),
        }
    }
}

/// The piecewise linear segments of matplotlib's `jet`, which are not symmetric.
fn jet(place: f32) -> [u8; 3] {
    const RED: [(f32, f32); 5] = [
        (0.0, 0.0),
        (0.35, 0.0),
        (0.66, 1.0),
        (0.89, 1.0),
        (1.0, 0.5),
    ];
    const GREEN: [(f32, f32); 6] = [
        (0.0, 0.0),
        (0.125, 0.0),
        (0.375, 1.0),
        (0.64, 1.0),
        (0.91, 0.0),
        (1.0, 0.0),
    ];
    const BLUE: [(f32, f32); 5] = [
        (0.0, 0.5),
        (0.11, 1.0),
        (0.34, 1.0),
        (0.65, 0.0),
        (1.0, 0.0),
    ];
    [
        along(&RED, place),
        along(&GREEN, place),
        along(&BLUE, place),
    ]
}

/// The value at `place` of the line through `points`, as a byte.
fn along(points: &[(f32, f32)], place: f32) -> u8 {
    let value = points
        .windows(2)
        .find(|ends| place <= ends[1].0)
        .map_or(0.0, |ends| {
            let ((from, a), (to, b)) = (ends[0], ends[1]);
            a + (b - a) * (place - from) / (to - from)
        });
    (value * 255.0).round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `matplotlib.colormaps["jet"](entry, bytes=True)` of matplotlib 3.11, which rounds down.
    const MATPLOTLIB: [(usize, [u8; 3]); 5] = [
        (0, [0, 0, 127]),
        (64, [0, 128, 255]),
        (128, [124, 255, 121]),
        (191, [255, 152, 0]),
        (255, [127, 0, 0]),
    ];

    #[test]
    fn jet_is_matplotlibs() {
        for (entry, expected) in MATPLOTLIB {
            let colour = Colormap::Jet.colour(entry as f32 / 255.0);
            for (ours, theirs) in colour.into_iter().zip(expected) {
                assert!(
                    ours.abs_diff(theirs) <= 1,
                    "entry {entry}: {colour:?} {expected:?}"
                );
            }
        }
    }

    #[test]
    fn what_lies_outside_takes_the_nearer_end() {
        for place in [f32::NAN, -1.0, f32::NEG_INFINITY] {
            assert_eq!(Colormap::Jet.colour(place), Colormap::Jet.colour(0.0));
        }
        assert_eq!(Colormap::Jet.colour(7.0), Colormap::Jet.colour(1.0));
    }
}

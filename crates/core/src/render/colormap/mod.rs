//! Colours for numbers between 0 and 1.

mod jet;
#[cfg(test)]
mod lab;
mod points;

use std::str::FromStr;

/// A colormap.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Colormap {
    /// Blue over green to red; the notebook's, and what people know from heatmaps.
    #[default]
    Jet,
    /// The same hues without jet's false edges.
    Turbo,
    /// Dark violet over green to yellow.
    Viridis,
    /// Black over red to pale yellow.
    Inferno,
    /// Black to white.
    Grey,
    /// Blue over light grey to red, for values on both sides of zero.
    Coolwarm,
}

/// The meaning of a colormap's middle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// From little to much.
    Sequential,
    /// Away from a neutral middle; honest only on a scale with zero there.
    Diverging,
}

impl Colormap {
    /// In the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Jet,
        Self::Turbo,
        Self::Viridis,
        Self::Inferno,
        Self::Grey,
        Self::Coolwarm,
    ];

    /// The name in addresses; never changes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Jet => "jet",
            Self::Turbo => "turbo",
            Self::Viridis => "viridis",
            Self::Inferno => "inferno",
            Self::Grey => "grey",
            Self::Coolwarm => "coolwarm",
        }
    }

    /// Whether more always looks lighter, in even steps, so that the eye reads amounts right; in the
    /// diverging one, each half towards the middle.
    pub fn is_perceptual(self) -> bool {
        !matches!(self, Self::Jet | Self::Turbo)
    }

    /// Whether its middle is a neutral point.
    pub fn kind(self) -> Kind {
        match self {
            Self::Coolwarm => Kind::Diverging,
            _ => Kind::Sequential,
        }
    }

    /// The colour at `place`, 0 to 1, as red, green, blue. A place beyond an end has the colour of
    /// that end, NaN that of the beginning.
    pub fn colour(self, place: f32) -> [u8; 3] {
        let place = if place.is_nan() {
            0.0
        } else {
            place.clamp(0.0, 1.0)
        };
        match self {
            Self::Jet => jet::jet(place),
            Self::Turbo => points::between(&points::TURBO, place),
            Self::Viridis => points::between(&points::VIRIDIS, place),
            Self::Inferno => points::between(&points::INFERNO, place),
            Self::Grey => [(255.0 * place).round() as u8; 3],
            Self::Coolwarm => points::between(&points::COOLWARM, place),
        }
    }
}

/// The name is none of [`Colormap::ALL`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no colormap `{0}`; there are jet, turbo, viridis, inferno, grey and coolwarm")]
pub struct UnknownColormap(pub String);

impl FromStr for Colormap {
    type Err = UnknownColormap;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|colormap| colormap.name() == name)
            .ok_or_else(|| UnknownColormap(name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::lab::lab_of;
    use super::*;

    /// Places among 256, and their colours.
    type Entries = &'static [(usize, [u8; 3])];

    /// `round(255 * matplotlib.colormaps[name](entry))` of matplotlib 3.11, and how far we may be off.
    const MATPLOTLIB: [(Colormap, Entries, u8); 5] = [
        (
            Colormap::Jet,
            &[
                (0, [0, 0, 128]),
                (64, [0, 128, 255]),
                (128, [125, 255, 122]),
                (191, [255, 153, 0]),
                (255, [128, 0, 0]),
            ],
            1,
        ),
        (
            Colormap::Viridis,
            &[
                (0, [68, 1, 84]),
                (37, [70, 51, 127]),
                (90, [46, 109, 142]),
                (128, [33, 145, 140]),
                (165, [46, 179, 124]),
                (201, [115, 208, 86]),
                (255, [253, 231, 37]),
            ],
            2,
        ),
        (
            Colormap::Inferno,
            &[
                (0, [0, 0, 4]),
                (37, [41, 11, 85]),
                (90, [128, 31, 108]),
                (128, [188, 55, 84]),
                (165, [233, 97, 43]),
                (201, [252, 159, 7]),
                (255, [252, 255, 164]),
            ],
            2,
        ),
        (
            Colormap::Turbo,
            &[
                (0, [48, 18, 59]),
                (37, [71, 120, 240]),
                (90, [34, 235, 170]),
                (128, [164, 252, 60]),
                (165, [245, 197, 58]),
                (201, [243, 99, 21]),
                (255, [122, 4, 3]),
            ],
            2,
        ),
        (
            Colormap::Coolwarm,
            &[
                (0, [59, 76, 192]),
                (32, [98, 130, 234]),
                (96, [185, 208, 249]),
                (128, [221, 220, 220]),
                (160, [245, 196, 172]),
                (224, [221, 95, 75]),
                (255, [180, 4, 38]),
            ],
            2,
        ),
    ];

    fn lightness(colormap: Colormap) -> Vec<f64> {
        (0..=255)
            .map(|entry| lab_of(colormap.colour(entry as f32 / 255.0))[0])
            .collect()
    }

    #[test]
    fn colours_are_matplotlibs() {
        for (colormap, entries, tolerance) in MATPLOTLIB {
            for &(entry, expected) in entries {
                let colour = colormap.colour(entry as f32 / 255.0);
                let near = colour
                    .iter()
                    .zip(expected)
                    .all(|(ours, theirs)| ours.abs_diff(theirs) <= tolerance);
                assert!(near, "{colormap:?} {entry}: {colour:?} {expected:?}");
            }
        }
    }

    #[test]
    fn grey_is_exact() {
        for entry in 0..=255u8 {
            assert_eq!(Colormap::Grey.colour(f32::from(entry) / 255.0), [entry; 3]);
        }
    }

    #[test]
    fn perceptual_ones_grow_lighter_evenly_and_the_others_do_not() {
        for colormap in Colormap::ALL {
            let lightness = lightness(colormap);
            // Rounding to bytes may take a little back.
            let grows = |part: &[f64]| part.windows(2).all(|pair| pair[1] > pair[0] - 0.35);
            let grows = match colormap.kind() {
                Kind::Sequential => grows(&lightness),
                Kind::Diverging => {
                    let back: Vec<f64> = lightness[128..].iter().rev().copied().collect();
                    grows(&lightness[..128]) && grows(&back)
                }
            };
            assert_eq!(grows, colormap.is_perceptual(), "{colormap:?}");
            if colormap.is_perceptual() && colormap.kind() == Kind::Sequential {
                let mean = (lightness[255] - lightness[0]) / 255.0;
                assert!(mean > 0.25);
                for eighths in lightness.windows(33) {
                    let step = (eighths[32] - eighths[0]) / 32.0;
                    assert!((0.5..1.6).contains(&(step / mean)), "{colormap:?}");
                }
            }
        }
    }

    #[test]
    fn the_diverging_one_is_lightest_in_a_neutral_middle_and_even_on_both_sides() {
        let [middle, a, b] = lab_of(Colormap::Coolwarm.colour(0.5));
        assert!(middle > 87.0 && a.hypot(b) < 1.5);
        let lightness = lightness(Colormap::Coolwarm);
        for entry in 0..128 {
            let apart = (lightness[entry] - lightness[255 - entry]).abs();
            assert!(apart < 6.0, "{entry}: {apart}");
        }
    }

    #[test]
    fn no_two_colormaps_look_alike() {
        for (at, one) in Colormap::ALL.into_iter().enumerate() {
            for other in &Colormap::ALL[..at] {
                let apart = (0..=16).map(|step| {
                    let place = step as f32 / 16.0;
                    let (one, other) = (lab_of(one.colour(place)), lab_of(other.colour(place)));
                    let squares = one.iter().zip(other).map(|(a, b)| (a - b) * (a - b));
                    squares.sum::<f64>().sqrt()
                });
                // A distance of 2.3 is just noticeable (Mahy et al. 1994).
                let mean = apart.sum::<f64>() / 17.0;
                assert!(mean > 10.0, "{one:?} {other:?}: {mean}");
            }
        }
    }

    #[test]
    fn names_are_read_back_and_each_says_what_it_is() {
        for colormap in Colormap::ALL {
            assert_eq!(colormap.name().parse(), Ok(colormap));
        }
        assert_eq!(
            "hot".parse::<Colormap>(),
            Err(UnknownColormap("hot".into()))
        );
    }

    #[test]
    fn what_lies_outside_takes_the_nearer_end() {
        for colormap in Colormap::ALL {
            for place in [f32::NAN, -1.0, f32::NEG_INFINITY] {
                assert_eq!(colormap.colour(place), colormap.colour(0.0));
            }
            assert_eq!(colormap.colour(7.0), colormap.colour(1.0));
        }
    }
}

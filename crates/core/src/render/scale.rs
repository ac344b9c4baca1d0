//! The logits at the two ends of a colormap.

use crate::cam::ActivationMap;
use std::str::FromStr;

/// A range of logits, laid over a colormap from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// The logit at the colormap's beginning.
    pub low: f32,
    /// The logit at the colormap's end; not below `low`.
    pub high: f32,
}

impl Scale {
    /// The place of a logit on the colormap, 0 to 1. A scale without extent (a constant map) is
    /// all middle.
    pub fn place(&self, logit: f32) -> f32 {
        let extent = self.high - self.low;
        if extent > 0.0 && extent.is_finite() {
            ((logit - self.low) / extent).clamp(0.0, 1.0)
        } else {
            0.5
        }
    }

    /// The place of zero, where zero lies between the ends.
    pub fn zero(&self) -> Option<f32> {
        (self.low < 0.0 && self.high > 0.0).then(|| self.place(0.0))
    }
}

/// A rule that chooses a scale.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub enum Range {
    /// From the least to the largest value of the reference maps. With the map of the photo's best class,
    /// another class is drawn on the scale of the best one, so that a class without support looks like
    /// one. Values beyond the ends are clipped.
    #[default]
    Best,
    /// From the least to the largest value of the map itself, as the notebook draws it: the beginning
    /// of the colormap is the most negative place, not "no evidence".
    Auto,
    /// From zero to the largest value: evidence against the class is clipped and looks like none.
    FromZero,
    /// The same logits for every photo and every class.
    Fixed(Scale),
    /// As far below zero as above: zero is the middle, as a diverging colormap needs it. Wide enough
    /// for the reference maps, too.
    AroundZero,
}

/// The first scale of [`Range::Fixed`]. In Keras' maps of the best class of 53 photos in four framings
/// (the reference cases of `tests/golden.rs`) the largest value has its quartiles at 50, 67 and 85
/// logits, the least at -2, -1 and 0.
pub const FIXED: Scale = Scale {
    low: 0.0,
    high: 80.0,
};

/// The extent of a scale for maps that have none of their own, in logits.
const EMPTY_EXTENT: f32 = 1.0;

impl Range {
    /// In the order in which they are offered; the fixed one as [`FIXED`].
    pub const ALL: [Self; 5] = [
        Self::Best,
        Self::Auto,
        Self::FromZero,
        Self::Fixed(FIXED),
        Self::AroundZero,
    ];

    /// The name in addresses; never changes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Best => "best",
            Self::Auto => "auto",
            Self::FromZero => "zero",
            Self::Fixed(_) => "fixed",
            Self::AroundZero => "around",
        }
    }

    /// The one scale for all of these maps; small multiples have many, a picture has one.
    ///
    /// `references` has the map of the photo's best class, or of all classes. It is empty for a map that is
    /// not compared with them, such as a difference; [`Best`](Self::Best) is then [`Auto`](Self::Auto).
    ///
    /// Without a positive value, `from zero` runs to one logit, so that all of the map looks like no
    /// evidence; `around zero` runs from minus one to one where all is zero. Values that are not finite
    /// are passed over.
    pub fn scale<'a>(
        self,
        maps: impl IntoIterator<Item = &'a ActivationMap>,
        references: impl IntoIterator<Item = &'a ActivationMap>,
    ) -> Scale {
        let mut references = references.into_iter().peekable();
        let ends = match self {
            Self::Fixed(scale) => return scale,
            Self::Best if references.peek().is_some() => ends_of(references),
            Self::AroundZero => ends_of(maps.into_iter().chain(references)),
            Self::Best | Self::Auto | Self::FromZero => ends_of(maps),
        };
        let (low, high) = ends.unwrap_or_default();
        let or_one = |end: f32| if end > 0.0 { end } else { EMPTY_EXTENT };
        match self {
            Self::FromZero => Scale {
                low: 0.0,
                high: or_one(high),
            },
            Self::AroundZero => {
                let end = or_one(high.max(-low));
                Scale {
                    low: -end,
                    high: end,
                }
            }
            Self::Best | Self::Auto | Self::Fixed(_) => Scale { low, high },
        }
    }
}

/// The least and the largest finite value of all of these maps; `None` where there is none.
fn ends_of<'a>(maps: impl IntoIterator<Item = &'a ActivationMap>) -> Option<(f32, f32)> {
    maps.into_iter().fold(None, |ends, map| {
        let (low, high) = finite_ends(map);
        match ends {
            _ if low > high => ends,
            None => Some((low, high)),
            Some((least, largest)) => Some((low.min(least), high.max(largest))),
        }
    })
}

/// The least and the largest finite value; the least is above the largest where there is none.
fn finite_ends(map: &ActivationMap) -> (f32, f32) {
    let finite = map.values.iter().filter(|value| value.is_finite());
    finite.fold((f32::INFINITY, f32::NEG_INFINITY), |(low, high), &value| {
        (low.min(value), high.max(value))
    })
}

/// The name is none of [`Range::ALL`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no range `{0}`; there are best, auto, zero, fixed and around")]
pub struct UnknownRange(pub String);

impl FromStr for Range {
    type Err = UnknownRange;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|range| range.name() == name)
            .ok_or_else(|| UnknownRange(name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cam::samples::row;

    fn ends(range: Range, maps: &[ActivationMap]) -> (f32, f32) {
        let scale = range.scale(maps, None);
        (scale.low, scale.high)
    }

    #[test]
    fn the_ends_of_a_map_are_the_ends_of_the_colormap() {
        let map = row(&[-2.0, 0.0, 6.0]);
        let scale = Range::Auto.scale([&map], None);
        assert_eq!((scale.low, scale.high), (-2.0, 6.0));
        assert_eq!(
            [-2.0, 0.0, 6.0, 99.0].map(|logit| scale.place(logit)),
            [0.0, 0.25, 1.0, 1.0]
        );
        assert_eq!(scale.zero(), Some(0.25));
    }

    #[test]
    fn a_constant_map_divides_by_nothing() {
        let map = row(&[3.0, 3.0]);
        let scale = Range::Auto.scale([&map], None);
        assert_eq!((scale.place(3.0), scale.zero()), (0.5, None));
    }

    #[test]
    fn another_class_is_drawn_on_the_scale_of_the_best() {
        let best = row(&[-3.0, 0.0, 60.0]);
        let scale = |range: Range, map| {
            let scale = range.scale([map], Some(&best));
            (scale.low, scale.high)
        };
        // A class that hardly anything speaks for keeps to the beginning of the colours.
        let other = row(&[-4.0, 2.0, 17.9]);
        assert_eq!(scale(Range::Best, &other), (-3.0, 60.0));
        let drawn = Range::Best.scale([&other], Some(&best));
        let places: Vec<f32> = other.values.iter().map(|&v| drawn.place(v)).collect();
        assert!(places.iter().all(|&place| place < 1.0 / 3.0), "{places:?}");
        // Its own range would draw it as strong as any.
        assert_eq!(scale(Range::Auto, &other), (-4.0, 17.9));
        assert_eq!(scale(Range::FromZero, &other), (0.0, 17.9));
        assert_eq!(scale(Range::AroundZero, &other), (-60.0, 60.0));
        // A class with a stronger place than the best one is clipped there.
        let stronger = row(&[-1.0, 80.0, 0.0]);
        assert_eq!(Range::Best.scale([&stronger], Some(&best)).place(80.0), 1.0);
        assert_eq!(scale(Range::AroundZero, &stronger), (-80.0, 80.0));
        // The best one itself is drawn as ever.
        for range in [Range::Best, Range::Auto] {
            assert_eq!(scale(range, &best), (-3.0, 60.0));
        }
    }

    #[test]
    fn without_a_best_class_the_map_has_its_own_range() {
        let map = row(&[-2.0, 6.0]);
        assert_eq!(ends(Range::Best, &[map]), (-2.0, 6.0));
        assert_eq!(ends(Range::Best, &[]), (0.0, 0.0));
        let empty = row(&[f32::NAN]);
        let scale = Range::Best.scale([&row(&[5.0])], Some(&empty));
        assert_eq!(scale.place(5.0), 0.5);
    }

    #[test]
    fn several_maps_have_one_scale() {
        let maps = [row(&[-2.0, 6.0]), row(&[1.0, 9.0]), row(&[f32::NAN, -3.0])];
        assert_eq!(ends(Range::Auto, &maps), (-3.0, 9.0));
        assert_eq!(ends(Range::FromZero, &maps), (0.0, 9.0));
        assert_eq!(ends(Range::AroundZero, &maps), (-9.0, 9.0));
        assert_eq!(ends(Range::Fixed(FIXED), &maps), (0.0, 80.0));
    }

    #[test]
    fn negatives_are_clipped_from_zero_and_mirrored_around_it() {
        let map = row(&[-8.0, 2.0]);
        let from_zero = Range::FromZero.scale([&map], None);
        assert_eq!(
            [-8.0, 0.0, 1.0].map(|logit| from_zero.place(logit)),
            [0.0, 0.0, 0.5]
        );
        let around = Range::AroundZero.scale([&map], None);
        assert_eq!(
            [-8.0, 0.0, 2.0].map(|logit| around.place(logit)),
            [0.0, 0.5, 0.625]
        );
    }

    #[test]
    fn where_there_is_nothing_to_show_all_of_it_looks_like_nothing() {
        let against = [row(&[-8.0, -2.0])];
        assert_eq!(ends(Range::FromZero, &against), (0.0, 1.0));
        assert_eq!(Range::FromZero.scale(&against, None).place(-2.0), 0.0);
        assert_eq!(ends(Range::AroundZero, &[row(&[0.0])]), (-1.0, 1.0));
        for nothing in [&[][..], &[row(&[])], &[row(&[f32::NAN])]] {
            assert_eq!(ends(Range::Auto, nothing), (0.0, 0.0));
            assert_eq!(ends(Range::FromZero, nothing), (0.0, 1.0));
            assert_eq!(ends(Range::AroundZero, nothing), (-1.0, 1.0));
        }
    }

    #[test]
    fn one_infinite_value_leaves_the_others_their_colours() {
        let map = [row(&[-2.0, f32::INFINITY, 6.0, f32::NEG_INFINITY])];
        assert_eq!(ends(Range::Auto, &map), (-2.0, 6.0));
        assert_eq!(ends(Range::FromZero, &map), (0.0, 6.0));
        assert_eq!(ends(Range::AroundZero, &map), (-6.0, 6.0));
        let scale = Range::Auto.scale(&map, None);
        assert_eq!(
            map[0]
                .values
                .iter()
                .map(|&v| scale.place(v))
                .collect::<Vec<_>>(),
            [0.0, 1.0, 1.0, 0.0]
        );
        assert_eq!(ends(Range::Auto, &[row(&[f32::INFINITY])]), (0.0, 0.0));
    }

    #[test]
    fn names_are_read_back() {
        for range in Range::ALL {
            assert_eq!(range.name().parse(), Ok(range));
        }
        assert_eq!("max".parse::<Range>(), Err(UnknownRange("max".into())));
    }
}

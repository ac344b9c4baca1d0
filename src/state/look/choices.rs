//! How a map is looked at: what can be chosen, and how the page's address says it.
//!
//! `?view=slide&colours=viridis&range=zero&cells=real&contour=20&box=20`

use crate::parts::remember::Pairs;
use camlens_core::cam::Upsampling;
use camlens_core::framing::Framing;
use camlens_core::render::{Colormap, FIXED, Kind, Range, Scale};

/// How photo and map are laid out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum View {
    /// The map over the photo.
    #[default]
    Over,
    /// Side by side, as in the notebook.
    Beside,
    /// The photo left of a handle, the map right of it.
    Slide,
    /// The network's input itself.
    Eye,
}

impl View {
    /// In the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Over, Self::Beside, Self::Slide, Self::Eye];

    /// The name in addresses and in the page's tests; never changes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Over => "overlay",
            Self::Beside => "beside",
            Self::Slide => "slide",
            Self::Eye => "input",
        }
    }

    /// The name in the interface.
    pub fn label(self) -> &'static str {
        match self {
            Self::Over => "Over",
            Self::Beside => "Beside",
            Self::Slide => "Slide",
            Self::Eye => "Network\u{2019}s eye",
        }
    }

    /// What it shows, in a line.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Over => "The map over the photo",
            Self::Beside => "Photo and map side by side, as in the notebook",
            Self::Slide => "The photo left of a handle, the map right of it",
            Self::Eye => "What the network was given, pixel for pixel",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.name() == name)
    }
}

/// The threshold that contours begin with, in percent of the largest value (Zhou et al. 2016).
pub const ZHOU: u32 = 20;

/// The range of thresholds that can be chosen, in percent.
pub const THRESHOLDS: std::ops::RangeInclusive<u32> = 5..=95;

/// Everything of it that is worth a link.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Choices {
    pub view: View,
    pub colours: Colormap,
    /// [`Range::Fixed`] with its ends.
    pub range: Range,
    /// The real cells instead of a smooth map.
    pub cells: bool,
    /// In percent of the largest value, for contour and box.
    pub threshold: u32,
    pub contour: bool,
    pub boxed: bool,
}

impl Default for Choices {
    fn default() -> Self {
        Self {
            view: View::default(),
            colours: Colormap::default(),
            range: Range::default(),
            cells: false,
            threshold: ZHOU,
            contour: false,
            boxed: false,
        }
    }
}

impl Choices {
    /// The keys of the address that are read here.
    pub const KEYS: [&'static str; 6] = ["view", "colours", "range", "cells", "contour", "box"];

    /// Reads the pairs of a query string, decoded. What is not known leaves the choice as it is,
    /// and a sentence about it comes back.
    pub fn read<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> (Self, Option<String>) {
        let mut choices = Self::default();
        let mut unknown = Vec::new();
        for (key, value) in pairs {
            if Self::KEYS.contains(&key) && choices.take(key, value).is_none() {
                unknown.push(format!("{key}={value}"));
            }
        }
        let remark = (!unknown.is_empty()).then(|| {
            format!(
                "The link asks for {}, which this page does not know; the rest of it is followed.",
                unknown.join(" and ")
            )
        });
        (choices, remark)
    }

    /// None where the value means nothing.
    fn take(&mut self, key: &str, value: &str) -> Option<()> {
        match key {
            "view" => self.view = View::named(value)?,
            "colours" => self.colours = value.parse().ok()?,
            "range" => self.range = range_of(value)?,
            "cells" => self.cells = cells_of(value)?,
            "contour" => {
                self.threshold = threshold_of(value)?;
                self.contour = true;
            }
            "box" => {
                self.threshold = threshold_of(value)?;
                self.boxed = true;
            }
            _ => return None,
        }
        Some(())
    }

    /// The pairs that say these choices; nothing for what is as it is without being said.
    pub fn pairs(&self) -> Pairs<6> {
        let usual = Self::default();
        let word = |unusual: bool, word: &str| unusual.then(|| word.to_owned());
        let threshold = |on: bool| on.then(|| self.threshold.to_string());
        [
            ("view", word(self.view != usual.view, self.view.name())),
            (
                "colours",
                word(self.colours != usual.colours, self.colours.name()),
            ),
            (
                "range",
                word(self.range != usual.range, &range_name(self.range)),
            ),
            ("cells", word(self.cells, "real")),
            ("contour", threshold(self.contour)),
            ("box", threshold(self.boxed)),
        ]
    }
}

fn cells_of(value: &str) -> Option<bool> {
    match value {
        "real" => Some(true),
        "smooth" => Some(false),
        _ => None,
    }
}

fn threshold_of(value: &str) -> Option<u32> {
    value
        .parse()
        .ok()
        .filter(|percent| THRESHOLDS.contains(percent))
}

/// A range's name, or its two ends: `-10..60`.
fn range_of(value: &str) -> Option<Range> {
    let Some((low, high)) = value.split_once("..") else {
        return value.parse().ok();
    };
    scale_between(low, high).map(Range::Fixed)
}

fn range_name(range: Range) -> String {
    match range {
        Range::Fixed(scale) if scale != FIXED => format!("{}..{}", scale.low, scale.high),
        range => range.name().to_owned(),
    }
}

/// A scale with these ends; none where they are no numbers or do not leave room between them.
pub fn scale_between(low: &str, high: &str) -> Option<Scale> {
    let end = |text: &str| {
        let end: f32 = text.trim().parse().ok()?;
        end.is_finite().then_some(end)
    };
    let (low, high) = (end(low)?, end(high)?);
    (low < high).then_some(Scale { low, high })
}

/// The colormap that is drawn: values on both sides of zero get the diverging one, whatever was
/// chosen for maps of one class.
pub fn effective_colormap(chosen: Colormap, diverging: bool) -> Colormap {
    if diverging {
        Colormap::Coolwarm
    } else {
        chosen
    }
}

/// The range that is drawn: a diverging colormap has its neutral middle at zero, or it would lie.
pub fn effective_range(chosen: Range, colormap: Colormap) -> Range {
    match (colormap.kind(), chosen) {
        (Kind::Sequential, range) => range,
        (Kind::Diverging, Range::Fixed(scale)) => {
            let end = scale.high.abs().max(scale.low.abs());
            Range::Fixed(Scale {
                low: -end,
                high: end,
            })
        }
        (Kind::Diverging, _) => Range::AroundZero,
    }
}

/// How numbers are enlarged: the notebook's framing has the notebook's way.
pub fn upsampling(framing: Framing, cells: bool) -> Upsampling {
    match framing {
        _ if cells => Upsampling::Cells,
        Framing::Seed => Upsampling::CornersAligned,
        Framing::Whole | Framing::Crop | Framing::Squash => Upsampling::HalfPixel,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOME: Choices = Choices {
        view: View::Slide,
        colours: Colormap::Viridis,
        range: Range::FromZero,
        cells: true,
        threshold: 35,
        contour: true,
        boxed: false,
    };

    fn said(choices: &Choices) -> Vec<(&'static str, String)> {
        let pairs = choices.pairs().into_iter();
        pairs
            .filter_map(|(key, value)| Some((key, value?)))
            .collect()
    }

    #[test]
    fn an_address_says_what_was_chosen_and_no_more() {
        assert_eq!(said(&Choices::default()), []);
        let pairs = said(&SOME);
        let expected = [
            ("view", "slide"),
            ("colours", "viridis"),
            ("range", "zero"),
            ("cells", "real"),
            ("contour", "35"),
        ];
        assert!(
            pairs
                .iter()
                .map(|(key, value)| (*key, value.as_str()))
                .eq(expected)
        );
    }

    #[test]
    fn what_an_address_says_is_read_back() {
        let fixed = |low, high| Range::Fixed(Scale { low, high });
        let ranges = [
            Range::Auto,
            Range::FromZero,
            Range::AroundZero,
            Range::Fixed(FIXED),
            fixed(-10.5, 60.0),
        ];
        for range in ranges {
            for view in View::ALL {
                let choices = Choices {
                    view,
                    range,
                    boxed: true,
                    ..SOME
                };
                let pairs = said(&choices);
                let pairs = pairs.iter().map(|(key, value)| (*key, value.as_str()));
                assert_eq!(Choices::read(pairs), (choices, None));
            }
        }
    }

    #[test]
    fn what_is_unknown_is_passed_over_and_said() {
        let pairs = [
            ("colours", "hot"),
            ("contour", "300"),
            ("range", "5..5"),
            ("cells", "real"),
            ("photo", "coffee"),
        ];
        let (choices, remark) = Choices::read(pairs);
        let expected = Choices {
            cells: true,
            ..Choices::default()
        };
        assert_eq!(choices, expected);
        let remark = remark.unwrap_or_default();
        assert!(remark.contains("colours=hot and contour=300 and range=5..5,"));
        for (key, value) in [("view", "x"), ("cells", "x"), ("box", "x"), ("range", "..")] {
            assert_eq!(Choices::read([(key, value)]).0, Choices::default());
        }
    }

    #[test]
    fn two_sides_of_zero_are_drawn_around_it() {
        for chosen in Colormap::ALL {
            assert_eq!(effective_colormap(chosen, true), Colormap::Coolwarm);
            assert_eq!(effective_colormap(chosen, false), chosen);
        }
        let around = |range| effective_range(range, Colormap::Coolwarm);
        assert_eq!(around(Range::Auto), Range::AroundZero);
        assert_eq!(around(Range::FromZero), Range::AroundZero);
        let ends = Range::Fixed(Scale {
            low: -80.0,
            high: 80.0,
        });
        assert_eq!(around(Range::Fixed(FIXED)), ends);
        for range in Range::ALL {
            assert_eq!(effective_range(range, Colormap::Jet), range);
        }
    }

    #[test]
    fn the_notebooks_framing_is_enlarged_as_the_notebook_does() {
        assert_eq!(upsampling(Framing::Seed, false), Upsampling::CornersAligned);
        for framing in Framing::ALL {
            assert_eq!(upsampling(framing, true), Upsampling::Cells);
        }
        assert_eq!(upsampling(Framing::Whole, false), Upsampling::HalfPixel);
    }
}

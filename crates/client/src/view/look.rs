//! The look of the map: layout, colours, range, cells, outlines, zoom.

use super::serial;
use super::zoom::FIT;
use camlens_core::cam::{Enlargement, Evidence, Marked, Part, Threshold, Upsampling};
use camlens_core::framing::{Frame, Framing};
use camlens_core::render::{Colormap, Cover, Kind, Range, Scale};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// The layout of photo and map.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Layout {
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

impl Layout {
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

    /// The layout of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|layout| layout.name() == name)
    }
}

/// The threshold of outlines at first, in percent of the largest value (Zhou et al. 2016).
pub const ZHOU_PERCENT: u32 = 20;

/// The thresholds that can be chosen, in percent of the largest value.
pub const THRESHOLD_PERCENTS: RangeInclusive<u32> = 5..=95;

/// All choices about the look.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Look {
    pub layout: Layout,
    /// Strength of the map over the photo, in percent.
    pub opacity: u32,
    /// The colormap for the map of a class; see [`Look::drawn_colormap`].
    #[serde(with = "serial::colormap")]
    pub colormap: Colormap,
    /// The range for the map of a class; see [`Look::drawn_range`].
    #[serde(with = "serial::range")]
    pub range: Range,
    /// The photo under the map is grey; `None` for the usual way, see [`Look::drawn_grey`].
    #[serde(default)]
    pub grey: Option<bool>,
    /// The cells of the network's grid are shown instead of a smooth map.
    pub cells: bool,
    /// Threshold of contour and box, in percent of the largest value.
    pub threshold: u32,
    pub contour: bool,
    /// A box lies around the largest part above the threshold.
    pub boxed: bool,
    /// Place of the handle between photo and map, in percent of the width.
    pub split: f64,
    /// The factor of enlargement; see [`super::zoom`].
    pub zoom: f64,
    /// The network's input is enlarged without smoothing.
    pub pixelated: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            layout: Layout::default(),
            opacity: 50,
            colormap: Colormap::default(),
            range: Range::default(),
            grey: None,
            cells: false,
            threshold: ZHOU_PERCENT,
            contour: false,
            boxed: false,
            split: 50.0,
            zoom: FIT,
            pixelated: true,
        }
    }
}

impl Look {
    /// The colormap that is drawn. A difference has values on both sides of zero and gets the
    /// diverging colormap, whatever was chosen for maps of a class.
    pub fn drawn_colormap(&self, is_difference: bool) -> Colormap {
        if is_difference {
            Colormap::Coolwarm
        } else {
            self.colormap
        }
    }

    /// The range that is drawn. A diverging colormap has its neutral middle at zero.
    pub fn drawn_range(&self, is_difference: bool) -> Range {
        match (self.drawn_colormap(is_difference).kind(), self.range) {
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

    /// Whether the photo under the map is drawn grey: without a choice, in a comparison. Its own red and
    /// blue would look like those of the difference.
    pub fn drawn_grey(&self, is_difference: bool) -> bool {
        self.grey.unwrap_or(is_difference)
    }

    /// Chooses a grey photo, or one in its colours. The usual way is no choice, so that it does not
    /// follow to the other kind of map.
    pub fn set_grey(&mut self, grey: bool, is_difference: bool) {
        self.grey = (grey != is_difference).then_some(grey);
    }

    /// The weight of the map over the photo: a difference covers by its distance from zero.
    pub fn drawn_cover(&self, is_difference: bool) -> Cover {
        if is_difference {
            Cover::ByDistance
        } else {
            Cover::Even
        }
    }

    /// Whether the choice of this colormap changes what is drawn, or is what is drawn.
    pub fn offers_colormap(&self, colormap: Colormap, is_difference: bool) -> bool {
        !is_difference || colormap == self.drawn_colormap(is_difference)
    }

    /// Whether the choice of this range changes what is drawn, or is what is drawn: a diverging
    /// colormap leaves the ends free, and not its middle.
    pub fn offers_range(&self, range: Range, is_difference: bool) -> bool {
        match (self.drawn_colormap(is_difference).kind(), range) {
            (Kind::Sequential, _) => true,
            (Kind::Diverging, Range::AroundZero | Range::Fixed(_)) => true,
            (Kind::Diverging, Range::Best | Range::Auto | Range::FromZero) => false,
        }
    }

    /// The enlargement of the map's numbers, on the frame of its photo: the notebook's own in the
    /// notebook's framing.
    pub fn enlargement(&self, frame: &Frame) -> Enlargement {
        Enlargement {
            upsampling: self.upsampling(frame.framing),
            offset: frame.offset,
        }
    }

    fn upsampling(&self, framing: Framing) -> Upsampling {
        match framing {
            _ if self.cells => Upsampling::Cells,
            Framing::Seed => Upsampling::CornersAligned,
            Framing::Whole | Framing::Crop | Framing::Squash => Upsampling::HalfPixel,
        }
    }

    /// The numbers of everything above the threshold, where a contour is wanted.
    pub fn marked(&self, evidence: &Evidence, frame: &Frame) -> Option<Marked> {
        let marked = || evidence.marked(self.level(), self.enlargement(frame));
        self.contour.then(marked).flatten()
    }

    /// The largest part above the threshold, where a box is wanted.
    pub fn part(&self, evidence: &Evidence, frame: &Frame) -> Option<Part> {
        let part = || evidence.largest_part(self.level(), self.enlargement(frame));
        self.boxed.then(part).flatten()
    }

    fn level(&self) -> Threshold {
        Threshold::OfMax(self.threshold as f32 / 100.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use camlens_core::cam::samples::small;
    use camlens_core::framing::Offset;
    use camlens_core::render::FIXED;
    use camlens_core::resnet50::INPUT;

    #[test]
    fn a_difference_is_drawn_around_zero() {
        for colormap in Colormap::ALL {
            let look = Look {
                colormap,
                ..Look::default()
            };
            assert_eq!(look.drawn_colormap(true), Colormap::Coolwarm);
            assert_eq!(look.drawn_colormap(false), colormap);
        }
        let drawn = |range, is_difference| {
            let look = Look {
                range,
                ..Look::default()
            };
            look.drawn_range(is_difference)
        };
        assert_eq!(drawn(Range::Auto, true), Range::AroundZero);
        assert_eq!(drawn(Range::FromZero, true), Range::AroundZero);
        let ends = Range::Fixed(Scale {
            low: -80.0,
            high: 80.0,
        });
        assert_eq!(drawn(Range::Fixed(FIXED), true), ends);
        for range in Range::ALL {
            assert_eq!(drawn(range, false), range);
        }
    }

    #[test]
    fn a_photo_is_grey_under_a_difference_unless_chosen_otherwise() {
        let mut look = Look::default();
        let drawn = |look: &Look| [false, true].map(|is_difference| look.drawn_grey(is_difference));
        assert_eq!(drawn(&look), [false, true]);
        look.set_grey(true, false);
        assert_eq!(drawn(&look), [true, true]);
        look.set_grey(false, false);
        assert_eq!(look, Look::default());
        look.set_grey(false, true);
        assert_eq!(drawn(&look), [false, false]);
        look.set_grey(true, true);
        assert_eq!(look, Look::default());
        let covers = [false, true].map(|is_difference| look.drawn_cover(is_difference));
        assert_eq!(covers, [Cover::Even, Cover::ByDistance]);
    }

    #[test]
    fn a_choice_is_offered_where_it_is_drawn() {
        for (colormap, is_difference) in Colormap::ALL
            .into_iter()
            .flat_map(|colormap| [(colormap, false), (colormap, true)])
        {
            let chosen = |range| Look {
                colormap,
                range,
                ..Look::default()
            };
            for range in Range::ALL {
                let look = chosen(range);
                let is_drawn = look.drawn_range(is_difference).name() == range.name();
                assert_eq!(
                    look.offers_range(range, is_difference),
                    is_drawn,
                    "{look:?}"
                );
                // The one in force is offered.
                assert!(look.offers_range(look.drawn_range(is_difference), is_difference));
                let in_force = look.drawn_colormap(is_difference);
                assert!(look.offers_colormap(in_force, is_difference));
                let other = Colormap::ALL.into_iter().find(|&other| other != in_force);
                let offered = other.is_some_and(|it| look.offers_colormap(it, is_difference));
                assert_eq!(offered, !is_difference);
            }
        }
    }

    fn frame(framing: Framing) -> Frame {
        framing.frame(451, 300, &INPUT)
    }

    #[test]
    fn the_notebooks_framing_is_enlarged_as_the_notebook_does() {
        let smooth = Look::default();
        let cells = Look {
            cells: true,
            ..smooth
        };
        let drawn = |look: &Look, framing: Framing| look.enlargement(&frame(framing));
        let notebook = Upsampling::CornersAligned.centred();
        assert_eq!(drawn(&smooth, Framing::Seed), notebook);
        let moved = |upsampling| Enlargement {
            upsampling,
            offset: Offset::both(0.25),
        };
        for framing in [Framing::Whole, Framing::Crop, Framing::Squash] {
            assert_eq!(drawn(&smooth, framing), moved(Upsampling::HalfPixel));
            assert_eq!(drawn(&cells, framing), moved(Upsampling::Cells));
        }
        assert_eq!(drawn(&cells, Framing::Seed), Upsampling::Cells.centred());
    }

    #[test]
    fn contour_and_box_are_computed_where_they_are_wanted() {
        let evidence = Evidence::of_class(&small(), 0);
        assert!(evidence.is_ok());
        let outlined = |contour, boxed| {
            let look = Look {
                contour,
                boxed,
                ..Look::default()
            };
            let evidence = evidence.as_ref().ok()?;
            let marked = look.marked(evidence, &frame(Framing::Whole));
            let part = look.part(evidence, &frame(Framing::Whole));
            Some((marked.is_some(), part.is_some()))
        };
        assert_eq!(outlined(false, false), Some((false, false)));
        assert_eq!(outlined(true, false), Some((true, false)));
        assert_eq!(outlined(false, true), Some((false, true)));
    }
}

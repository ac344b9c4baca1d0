//! What files say of a map, field by field: for JSON and for the manifest of a bundle.
//!
//! Numbers of 32 bits are written with as few decimals as have their bits again (`numpy.float32` of the
//! number that Python reads); one that is not finite is `null`. Sizes and places are in pixels of the
//! upright photo, indices count from 0, and rows run from top to bottom.

use super::decimal::in_json;
use super::exhibit::Exhibit;
use crate::familiar::Familiarity;
use crate::subject::{Catalogue, Subject};
use crate::view::MapSubject;
use crate::way::{Resolution, Way};
use camlens_core::cam::{Evidence, Upsampling};
use camlens_core::framing::{Frame, Framing, ShortSide};
use camlens_core::protocol::{Decoder, Remark};
use camlens_core::reading::Prediction;
use camlens_core::render::{Coat, Cover, OUTLINE, SHADE};
use serde::{Deserialize, Serialize};

/// A number of 32 bits; `None` where it is not finite.
pub(super) type Decimal = Option<f64>;

/// Best classes that are named.
pub(super) const TOP: usize = 5;

/// A class by index and names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassName {
    /// Among the outputs of the head.
    pub index: usize,
    /// WordNet 3.0, such as `n02124075`; empty for a class that WordNet does not have.
    pub wordnet: String,
    pub name: String,
}

/// A class with its score in a reading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ClassScore {
    #[serde(flatten)]
    pub class: ClassName,
    /// Before the softmax.
    pub logit: Decimal,
    /// The softmax over all classes, 0 to 1.
    pub probability: Decimal,
}

/// One side of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// The index of a class, the WordNet id of a group.
    pub key: String,
    pub name: String,
    /// The classes whose weights, biases and logits are averaged: of a class itself alone.
    pub classes: Vec<ClassName>,
}

/// What a map is of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubjectFacts {
    pub of: Side,
    /// The side whose map, bias and logit are subtracted; `null` for the map of a class.
    pub against: Option<Side>,
}

/// How a photo was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReadingFacts {
    /// `whole`, `crop`, `squash`, `seed`.
    pub framing: Framing,
    /// The short side of the photo in the framing `whole`, in pixels of the network's input.
    pub short_side: ShortSide,
    /// The reading is the mean of two: of the photo, and of its mirror image laid back upon it.
    pub mirrored_average: bool,
    /// The network had all bytes of its weights, and not only the high ones.
    pub exact: bool,
    /// The decoder of the file: Camlens' own (`rust`), or the browser's.
    pub decoder: Decoder,
    pub remarks: Vec<Remark>,
    /// The photo's size; the part of it that the network saw, and its size as input; the offset of the
    /// grid's cells, in cells, to the left and up.
    pub frame: Frame,
}

/// How familiar a photo is to own classes.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FamiliarityFacts {
    /// The mean cosine distance to the five nearest photos that were learned from, 0 to 2.
    pub distance: f64,
    /// 95 of 100 of those photos lie nearer to their own nearest; `null` where that is not known.
    pub threshold: Option<f64>,
    /// The photo lies farther: perhaps it is none of the classes.
    pub none_of_these: bool,
}

impl From<Familiarity> for FamiliarityFacts {
    fn from(of: Familiarity) -> Self {
        Self {
            distance: of.distance,
            threshold: of.threshold,
            none_of_these: of.is_unlike(),
        }
    }
}

/// A map without its values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MapFacts {
    pub subject: SubjectFacts,
    /// The subject's score: `mean + bias`.
    pub logit: Decimal,
    pub bias: Decimal,
    /// Of the map's values.
    pub mean: Decimal,
    pub rows: usize,
    pub columns: usize,
}

/// How a map is drawn over its photo.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DrawingFacts {
    /// `bilinear` between the places that the cells look at, `corners` with the outermost cells on the
    /// outermost pixels, or the `cells` themselves.
    pub upsampling: UpsamplingName,
    /// The rule of the ends: `best`, `auto`, `zero`, `fixed`, `around`.
    pub range: String,
    /// The logit of the colormap's first colour.
    pub low: Decimal,
    /// The logit of the colormap's last colour.
    pub high: Decimal,
    pub colormap: String,
    /// The weight of the map over the photo, 0 to 1.
    pub opacity: Decimal,
    /// `even`, or `distance`: in proportion to the distance from zero, fully at the farther end.
    pub cover: CoverName,
    /// The photo under the map is grey.
    pub grey: bool,
    /// The pixels that the map covers: the first, and the one behind the last.
    pub covered: Covered,
    /// The coats over the pixels that are not covered; `null` where the map covers all that the network
    /// was shown of the photo.
    pub unseen: Option<UnseenFacts>,
    /// A line at `threshold` is drawn.
    pub contour: bool,
    /// A box around the largest part above `threshold` is drawn.
    #[serde(rename = "box")]
    pub boxed: bool,
    /// In percent of the map's largest value.
    pub threshold: u32,
}

/// The coats over what the network did not see.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UnseenFacts {
    pub shade: CoatFacts,
    /// Over the shade, one pixel wide around the covered pixels.
    pub line: CoatFacts,
}

/// A colour, and its weight against the one below.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CoatFacts {
    /// Red, green, blue.
    pub colour: [u8; 3],
    /// 0 to 1
    pub weight: Decimal,
}

/// Pixels of a photo: the first, and the one behind the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Covered {
    pub columns: (usize, usize),
    pub rows: (usize, usize),
}

/// [`Upsampling`] by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum UpsamplingName {
    Bilinear,
    Corners,
    Cells,
}

/// [`Cover`] by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CoverName {
    Even,
    Distance,
}

impl ClassName {
    fn of(class: usize, catalogue: &Catalogue) -> Self {
        Self {
            index: class,
            wordnet: catalogue
                .class(class)
                .map_or_else(String::new, |class| class.wordnet_id.to_string()),
            name: catalogue.name(Subject::Class(class)),
        }
    }
}

impl ClassScore {
    /// The best classes, best first.
    pub(super) fn top(best_first: &[Prediction], catalogue: &Catalogue) -> Vec<Self> {
        let best = best_first.iter().take(TOP);
        let score = |prediction: &Prediction| Self {
            class: ClassName::of(prediction.class, catalogue),
            logit: in_json(prediction.logit),
            probability: in_json(prediction.probability),
        };
        best.map(score).collect()
    }
}

impl Side {
    fn of(subject: Subject, catalogue: &Catalogue) -> Self {
        let members = catalogue.members(subject).into_iter();
        Self {
            key: catalogue.key(subject),
            name: catalogue.name(subject),
            classes: members
                .map(|class| ClassName::of(class, catalogue))
                .collect(),
        }
    }
}

impl SubjectFacts {
    fn of(subject: MapSubject, catalogue: &Catalogue) -> Self {
        let (one, other) = match subject {
            MapSubject::Class(class) => (Subject::Class(class), None),
            MapSubject::Difference(one, other) => (one, Some(other)),
        };
        Self {
            of: Side::of(one, catalogue),
            against: other.map(|other| Side::of(other, catalogue)),
        }
    }
}

impl ReadingFacts {
    pub(super) fn new(exhibit: &Exhibit) -> Self {
        Self {
            framing: exhibit.way.framing,
            short_side: exhibit.way.resolution.short_side,
            mirrored_average: exhibit.way.resolution.mirrored,
            exact: exhibit.exact,
            decoder: exhibit.decoder,
            remarks: exhibit.remarks.clone(),
            frame: exhibit.frame,
        }
    }

    /// The way in which the photo was read.
    pub fn way(&self) -> Way {
        Way {
            framing: self.framing,
            resolution: Resolution {
                short_side: self.short_side,
                mirrored: self.mirrored_average,
            },
        }
    }
}

impl MapFacts {
    pub(super) fn new(subject: MapSubject, evidence: &Evidence, catalogue: &Catalogue) -> Self {
        Self {
            subject: SubjectFacts::of(subject, catalogue),
            logit: in_json(evidence.logit),
            bias: in_json(evidence.bias),
            mean: in_json(evidence.map.mean()),
            rows: evidence.map.rows,
            columns: evidence.map.columns,
        }
    }
}

impl DrawingFacts {
    pub(super) fn new(exhibit: &Exhibit) -> Self {
        let (style, look) = (exhibit.style(), &exhibit.look);
        let is_difference = exhibit.subject.is_difference();
        let covered = exhibit.frame.covered();
        Self {
            upsampling: match style.upsampling {
                Upsampling::HalfPixel => UpsamplingName::Bilinear,
                Upsampling::CornersAligned => UpsamplingName::Corners,
                Upsampling::Cells => UpsamplingName::Cells,
            },
            range: look.drawn_range(is_difference).name().to_owned(),
            low: in_json(style.scale.low),
            high: in_json(style.scale.high),
            colormap: style.colormap.name().to_owned(),
            opacity: in_json(style.opacity),
            cover: match style.cover {
                Cover::Even => CoverName::Even,
                Cover::ByDistance => CoverName::Distance,
            },
            grey: style.grey,
            covered: Covered {
                columns: (covered.columns.start, covered.columns.end),
                rows: (covered.rows.start, covered.rows.end),
            },
            unseen: exhibit.frame.leaves_out().then(|| UnseenFacts {
                shade: CoatFacts::of(SHADE),
                line: CoatFacts::of(OUTLINE),
            }),
            contour: look.contour,
            boxed: look.boxed,
            threshold: look.threshold,
        }
    }
}

impl CoatFacts {
    fn of((colour, weight): Coat) -> Self {
        Self {
            colour,
            weight: in_json(weight),
        }
    }
}

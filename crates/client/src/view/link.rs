//! The view in an address: `?view=slide&split=30&strength=70&colours=viridis&range=zero&cells=real&contour=20`
//! for the look, `?class=285&against=n02084071&pin=1` for the question, `?head=own&class=1` for one about the
//! visitor's own classes.
//!
//! A link carries what shows the same picture on another computer; cells, region, side-by-side maps and zoom
//! stay with the visitor: see [`View::linked`].

use super::asked::{Asked, MapSubject, Question};
use super::look::{Layout, Look, THRESHOLD_PERCENTS};
use super::question_and_look::View;
use super::range::{range_name, range_named};
use crate::subject::{Catalogue, Subject};
use camlens_core::reading::{Fingerprint, Ranking};

/// Query keys and values; `None` for a default, which is left out of the address.
pub type Pairs<const N: usize> = [(&'static str, Option<String>); N];

/// The value of `head` that means the visitor's own classes.
const OWN_HEAD: &str = "own";

/// The subjects in an address, by their keys: a class's index, a group's WordNet id. They mean
/// something once the labels of a network are known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AskedKeys {
    /// The subject whose map is shown; the best class without.
    pub class: Option<String>,
    /// The subject that it is compared with; no comparison without.
    pub against: Option<String>,
    /// The question stays when the photo changes.
    pub pinned: bool,
    /// The subjects are among the visitor's own classes (`head=own`), by their indices.
    pub own: bool,
}

impl AskedKeys {
    /// Query keys.
    pub const KEYS: [&'static str; 4] = ["class", "against", "pin", "head"];

    /// Reads decoded query pairs.
    pub fn read<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut keys = Self::default();
        for (key, value) in pairs {
            match key {
                "class" => keys.class = Some(value.to_owned()),
                "against" => keys.against = Some(value.to_owned()),
                "pin" => keys.pinned = value == "1",
                "head" => keys.own = value == OWN_HEAD,
                _ => {}
            }
        }
        keys
    }

    /// Whether the address asks for anything.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Asked {
    /// Asks for the subjects of an address. An unknown key changes nothing, and neither does an address
    /// about another kind of head than the one in use. A group is only shown in a comparison.
    pub fn take_up(&mut self, keys: &AskedKeys, catalogue: &Catalogue) {
        if keys.own != self.own.is_some() {
            return;
        }
        let subject = |key: &Option<String>| catalogue.subject_of(key.as_deref()?);
        let (one, other) = (subject(&keys.class), subject(&keys.against));
        if let Some(one) = one {
            self.compare(one);
        }
        self.other = other;
        self.pinned = keys.pinned;
        if other.is_some() || one.is_some_and(Subject::is_group) {
            self.question = Question::Compare;
        }
    }

    /// The pairs for an address. The best class is shown without being asked for, unless it is to
    /// stay when the photo changes.
    pub fn pairs(&self, catalogue: &Catalogue, ranking: &Ranking) -> Pairs<4> {
        let (one, other) = match self.map_subject(catalogue, ranking) {
            Some(MapSubject::Class(class)) => (Some(Subject::Class(class)), None),
            Some(MapSubject::Difference(one, other)) => (Some(one), Some(other)),
            None => (None, None),
        };
        let best = best_of(ranking).map(Subject::Class);
        let pinned = self.pinned && one.is_some();
        let key = |subject: Option<Subject>| Some(catalogue.key(subject?));
        [
            ("class", key(one.filter(|_| pinned || one != best))),
            ("against", key(other)),
            ("pin", pinned.then(|| "1".to_owned())),
            ("head", self.own.map(|_| OWN_HEAD.to_owned())),
        ]
    }

    /// The part of the question that a link carries.
    pub fn linked(&self, catalogue: &Catalogue, ranking: &Ranking) -> Self {
        let mut linked = Self {
            class: best_of(ranking),
            own: self.own,
            ..Self::default()
        };
        let subject = self.map_subject(catalogue, ranking);
        linked.pinned = self.pinned && subject.is_some();
        match subject {
            Some(MapSubject::Class(class)) => linked.class = Some(class),
            Some(MapSubject::Difference(one, other)) => {
                linked.compare(one);
                linked.other = Some(other);
                linked.question = Question::Compare;
            }
            None => {}
        }
        linked
    }
}

fn best_of(ranking: &Ranking) -> Option<usize> {
    ranking.best_first().first().map(|best| best.class)
}

impl Look {
    /// Query keys.
    pub const KEYS: [&'static str; 9] = [
        "view", "split", "strength", "colours", "range", "cells", "contour", "box", "grey",
    ];

    /// Reads decoded query pairs. A pair with an unknown value changes nothing and comes back, in
    /// the order given; other keys are passed over.
    pub fn read<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> (Self, Vec<(&'a str, &'a str)>) {
        let mut look = Self::default();
        let mut unknown = Vec::new();
        for (key, value) in pairs {
            if Self::KEYS.contains(&key) && look.take(key, value).is_none() {
                unknown.push((key, value));
            }
        }
        (look, unknown)
    }

    /// Takes one pair; `None` for a value without a meaning.
    fn take(&mut self, key: &str, value: &str) -> Option<()> {
        match key {
            "view" => self.layout = Layout::named(value)?,
            "split" => self.split = split_of(value)?,
            "strength" => self.opacity = strength_of(value)?,
            "colours" => self.colormap = value.parse().ok()?,
            "range" => self.range = range_named(value)?,
            "cells" => self.cells = cells_of(value)?,
            "contour" => {
                self.threshold = threshold_of(value)?;
                self.contour = true;
            }
            "box" => {
                self.threshold = threshold_of(value)?;
                self.boxed = true;
            }
            "grey" => self.grey = Some(grey_of(value)?),
            _ => return None,
        }
        Some(())
    }

    /// The pairs for an address.
    pub fn pairs(&self) -> Pairs<9> {
        let usual = Self::default();
        let split = in_tenths(self.split);
        let word = |unusual: bool, word: &str| unusual.then(|| word.to_owned());
        let threshold = |on: bool| on.then(|| self.threshold.to_string());
        let (layout, colormap) = (self.layout, self.colormap);
        [
            ("view", word(layout != usual.layout, layout.name())),
            ("split", word(split != usual.split, &split.to_string())),
            (
                "strength",
                word(self.opacity != usual.opacity, &self.opacity.to_string()),
            ),
            ("colours", word(colormap != usual.colormap, colormap.name())),
            (
                "range",
                word(self.range != usual.range, &range_name(self.range)),
            ),
            ("cells", word(self.cells, "real")),
            ("contour", threshold(self.contour)),
            ("box", threshold(self.boxed)),
            ("grey", self.grey.map(|grey| u8::from(grey).to_string())),
        ]
    }

    /// The part of the look that a link carries.
    pub fn linked(&self) -> Self {
        let usual = Self::default();
        let outlined = self.contour || self.boxed;
        Self {
            threshold: if outlined {
                self.threshold
            } else {
                usual.threshold
            },
            split: in_tenths(self.split),
            zoom: usual.zoom,
            pixelated: usual.pixelated,
            ..*self
        }
    }

    /// The part of the look that contour and box depend on: strength, zoom and the handle move none of them.
    pub fn of_outlines(&self) -> Self {
        let usual = Self::default();
        Self {
            opacity: usual.opacity,
            split: usual.split,
            ..self.linked()
        }
    }
}

impl View {
    /// The pairs for an address, of a photo with this ranking of the catalogue's classes.
    pub fn pairs(&self, catalogue: &Catalogue, ranking: &Ranking) -> Pairs<13> {
        let asked = self.asked.pairs(catalogue, ranking);
        let mut pairs = asked.into_iter().chain(self.look.pairs());
        std::array::from_fn(|_| pairs.next().unwrap_or_default())
    }

    /// The view of an address, once a photo is read with this ranking of the classes of a head. Unknown
    /// pairs are passed over.
    pub fn read<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)> + Clone,
        catalogue: &Catalogue,
        ranking: &Ranking,
        own: Option<Fingerprint>,
    ) -> Self {
        let mut asked = Asked {
            own,
            class: best_of(ranking),
            ..Asked::default()
        };
        asked.take_up(&AskedKeys::read(pairs.clone()), catalogue);
        let (look, _) = Look::read(pairs);
        Self { asked, look }
    }

    /// The part of the view that a link carries: reading its pairs gives it back.
    pub fn linked(&self, catalogue: &Catalogue, ranking: &Ranking) -> Self {
        Self {
            asked: self.asked.linked(catalogue, ranking),
            look: self.look.linked(),
        }
    }
}

fn cells_of(value: &str) -> Option<bool> {
    match value {
        "real" => Some(true),
        "smooth" => Some(false),
        _ => None,
    }
}

fn grey_of(value: &str) -> Option<bool> {
    match value {
        "1" => Some(true),
        "0" => Some(false),
        _ => None,
    }
}

fn split_of(value: &str) -> Option<f64> {
    let percent: Option<f64> = value.parse().ok();
    let percent = percent.filter(|percent| (0.0..=100.0).contains(percent));
    percent.map(in_tenths)
}

fn strength_of(value: &str) -> Option<u32> {
    value.parse().ok().filter(|percent| *percent <= 100)
}

/// A hundredth part of a photo is finer than an eye sees; a tenth of it is enough for an address.
fn in_tenths(percent: f64) -> f64 {
    (10.0 * percent).round() / 10.0
}

fn threshold_of(value: &str) -> Option<u32> {
    let percent = value.parse().ok();
    percent.filter(|percent| THRESHOLD_PERCENTS.contains(percent))
}

#[cfg(test)]
mod tests;

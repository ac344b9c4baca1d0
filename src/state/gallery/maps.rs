//! How the maps of the gallery are drawn: each on a scale of its own, or all on one.

use super::context::GalleryContext;
use camlens_client::gallery::{Answer, Item};
use camlens_client::view::MapSubject;
use camlens_core::cam::ActivationMap;
use camlens_core::render::{Range, Scale};
use leptos::prelude::*;

/// The scale of the gallery's maps.
#[derive(Clone, Copy)]
pub struct MapsContext {
    /// The maps are drawn over the photos.
    pub shown: RwSignal<bool>,
    /// All maps have one scale.
    pub together: RwSignal<bool>,
    /// That scale, where it is wanted.
    common: Memo<Option<Scale>>,
}

impl MapsContext {
    /// Each map on a scale of its own.
    pub fn new(gallery: GalleryContext) -> Self {
        let together = RwSignal::new(false);
        let common = Memo::new(move |_| {
            together.get().then_some(())?;
            gallery.with(|gallery| {
                let answers = gallery.items().iter().filter_map(Item::answer);
                let answers: Vec<_> = answers.filter(|answer| answer.has_map()).collect();
                let range = range_of(answers.first()?.subject);
                let maps: Vec<&ActivationMap> = answers.iter().map(|answer| &answer.map).collect();
                Some(range.scale(maps, None))
            })
        });
        Self {
            shown: RwSignal::new(true),
            together,
            common,
        }
    }

    /// The scale of an answer's map.
    pub fn scale(self, answer: &Answer) -> Scale {
        let own = || range_of(answer.subject).scale([&answer.map], None);
        self.common.get().unwrap_or_else(own)
    }
}

/// From the least value to the largest; around zero where both sides of it mean something.
pub fn range_of(subject: MapSubject) -> Range {
    if subject.is_difference() {
        Range::AroundZero
    } else {
        Range::Auto
    }
}

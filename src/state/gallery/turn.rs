//! The gallery under another head.

use super::context::GalleryContext;
use camlens_client::finding::{FindingRef, PhotoId};
use camlens_client::gallery::{Item, ItemState, OrderBy};
use camlens_client::view::are_the_same_classes;
use camlens_core::reading::Fingerprint;
use leptos::prelude::*;
use std::sync::Arc;

impl GalleryContext {
    /// Another head is in use in the place of `before`; `None`: the network's. Photos whose features are at
    /// hand, or of which the averaged ones are kept, are answered under it at once; the others wait to be read
    /// again.
    pub(super) fn turn_to(self, before: Option<Fingerprint>, own: Option<Fingerprint>) {
        let turned = self
            .inner
            .try_update_value(|inner| inner.gallery.turn_to(own));
        let turned = turned.unwrap_or_default();
        if turned.is_empty() {
            return;
        }
        if !are_the_same_classes(before, own) {
            self.forget_classes();
        }
        for (photo, finding) in self.at_hand() {
            if let Ok(answer) = self.answer_of(&finding) {
                self.set(photo, ItemState::Read(Arc::new(answer)));
                self.keep(photo);
            }
        }
        self.list_changed();
        for photo in turned {
            self.photo_changed(photo);
        }
        self.answer_anew();
    }

    /// What chooses photos by classes, and orders them by a score, means nothing under another head.
    fn forget_classes(self) {
        self.filter.maybe_update(|filter| {
            let before = filter.clone();
            *filter = std::mem::take(filter).without_classes();
            *filter != before
        });
        self.order.maybe_update(|order| {
            let scored = matches!(order.by, OrderBy::Score(_));
            if scored {
                *order = Default::default();
            }
            scored
        });
    }

    /// The photos of other heads whose finding is on the shelf.
    fn at_hand(self) -> Vec<(PhotoId, FindingRef)> {
        let others: Vec<Item> = self.with_untracked(|gallery| {
            let items = gallery.items().iter();
            items
                .filter(|item| item.is_of_another_head())
                .cloned()
                .collect()
        });
        let found = others.iter().filter_map(|item| {
            let finding = self.reader.finding(item.photo, item.way()?)?;
            Some((item.photo, finding))
        });
        found.collect()
    }
}

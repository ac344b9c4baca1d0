//! The photos that are selected, and what is done with them.

use super::context::GalleryContext;
use camlens_client::finding::PhotoId;
use leptos::prelude::*;
use std::collections::BTreeSet;

impl GalleryContext {
    /// Selects a photo, or takes it out of the selection; with `from`, selects all between both.
    pub fn select(self, photo: PhotoId, from: Option<PhotoId>) {
        let photos = self.photos.get_untracked();
        let place = |of: PhotoId| photos.iter().position(|photo| *photo == of);
        let between = from.and_then(place).zip(place(photo));
        self.selected.update(|selected| match between {
            Some((from, to)) => selected.extend(&photos[from.min(to)..=from.max(to)]),
            None => {
                if !selected.remove(&photo) {
                    selected.insert(photo);
                }
            }
        });
    }

    /// Selects all photos that are shown.
    pub fn select_all(self) {
        self.selected
            .set(self.photos.get_untracked().into_iter().collect());
    }

    /// Removes the selected photos.
    pub fn remove_selected(self) {
        self.remove(&untrack(|| self.selection()));
    }

    /// Removes the selected photos; without any, this one.
    pub fn remove_selected_or(self, photo: PhotoId) {
        match untrack(|| self.selection()) {
            none if none.is_empty() => self.remove(&[photo]),
            selection => self.remove(&selection),
        }
    }

    /// Reads the selected photos again, in the framing that is chosen now.
    pub fn read_selected_again(self) {
        self.read_again(&untrack(|| self.selection()));
        self.selected.update(BTreeSet::clear);
    }

    /// The selected photos, in the order in which they are shown.
    pub fn selection(self) -> Vec<PhotoId> {
        let selected = self.selected.get();
        let photos = self.photos.get().into_iter();
        photos.filter(|photo| selected.contains(photo)).collect()
    }
}

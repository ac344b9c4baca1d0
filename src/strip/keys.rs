//! The keys that go through the photos from anywhere on the page: N to the next one, P to the one before.

use crate::parts::events::{is_elsewhere, with_others};
use crate::state::{GalleryContext, ReaderContext};
use leptos::prelude::*;

/// Listens to the keys of the window.
pub fn listen(gallery: GalleryContext, reader: ReaderContext) {
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        if with_others(&event) || event.default_prevented() || is_elsewhere(&event) {
            return;
        }
        let step = match event.key().as_str() {
            "n" | "N" => 1,
            "p" | "P" => -1,
            _ => return,
        };
        let photos = gallery.all.get_untracked();
        let current = reader.with_untracked(|state| state.photo);
        let at = current.and_then(|current| photos.iter().position(|photo| *photo == current));
        let next = at.map_or(Some(0), |at| at.checked_add_signed(step));
        if let Some(photo) = next.and_then(|at| photos.get(at)) {
            event.prevent_default();
            gallery.open(*photo);
        }
    });
    on_cleanup(move || listener.remove());
}

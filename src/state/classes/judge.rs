//! The photos that were learned from tell how familiar those of the gallery are.

use super::context::ClassesContext;
use crate::state::gallery::GalleryContext;
use camlens_client::head_choice::HeadKind;
use leptos::prelude::*;
use std::sync::Arc;

impl ClassesContext {
    /// Has the gallery's photos judged, now and whenever other photos were learned from.
    pub fn judge(self, gallery: GalleryContext) {
        let kind = self.heads.kind;
        Effect::new(move |_| {
            let own = kind.get() == HeadKind::Own;
            let neighbours = self.neighbours.get().filter(|_| own);
            gallery.learned_from(neighbours.map(|of| Arc::clone(of.familiar())));
        });
    }
}

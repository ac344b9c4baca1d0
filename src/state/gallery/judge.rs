//! How familiar the gallery's photos are to the classes in use.

use super::context::{GalleryContext, Inner};
use crate::parts::breath::breathe;
use camlens_client::familiar::Familiar;
use leptos::prelude::*;
use std::sync::Arc;

/// Photos that are judged between two breaths: 245 photos learned from take about half a millisecond each.
const AT_ONCE: usize = 16;

impl GalleryContext {
    /// The classes in use were learned from these photos from now on; `None` where that is not known.
    pub fn learned_from(self, familiar: Option<Arc<Familiar>>) {
        self.inner
            .update_value(|inner| inner.gallery.learned_from(familiar));
        self.judge_anew();
    }

    /// Judges all photos, some at a time. A later call takes the place of one that is under way.
    pub(super) fn judge_anew(self) {
        let begun = self.inner.try_update_value(|inner| {
            inner.judgements += 1;
            (inner.judgements, inner.gallery.judged())
        });
        let Some((number, photos)) = begun.filter(|(_, photos)| !photos.is_empty()) else {
            return;
        };
        leptos::task::spawn_local(async move {
            let mut changed = false;
            for photos in photos.chunks(AT_ONCE) {
                for &photo in photos {
                    let judge = |inner: &mut Inner| inner.gallery.judge(photo);
                    if self.inner.try_update_value(judge) == Some(true) {
                        self.photo_changed(photo);
                        changed = true;
                    }
                }
                breathe().await;
                let latest = self.inner.try_with_value(|inner| inner.judgements);
                if latest != Some(number) {
                    break;
                }
            }
            if changed {
                self.list_changed();
            }
        });
    }
}

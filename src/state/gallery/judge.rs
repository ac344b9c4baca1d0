//! Answers by features that are kept, and how familiar the photos are to the classes in use.

use super::context::{GalleryContext, Inner};
use crate::parts::breath::breathe;
use camlens_client::familiar::Familiar;
use camlens_client::head_choice::HeadKind;
use camlens_core::reading::Head;
use leptos::prelude::*;
use std::sync::Arc;

/// Photos between two breaths. Each takes a millisecond or two: 2,048 products for each of ImageNet's thousand
/// classes, or for each photo that own ones were learned from.
const AT_ONCE: usize = 8;

impl GalleryContext {
    /// The classes in use were learned from these photos from now on; `None` where that is not known.
    pub fn learned_from(self, familiar: Option<Arc<Familiar>>) {
        self.inner
            .update_value(|inner| inner.gallery.learned_from(familiar));
        self.answer_anew();
    }

    /// Answers the photos of other heads by the features that are kept of them, and judges all, some at a time.
    /// A later call takes the place of one that is under way.
    pub(super) fn answer_anew(self) {
        let head = self.head_in_use();
        let begun = self.inner.try_update_value(|inner| {
            inner.judgements += 1;
            let unanswered = match head {
                Some(_) => inner.gallery.unanswered(),
                None => Vec::new(),
            };
            let photos = [unanswered, inner.gallery.judged()].concat();
            (inner.judgements, photos)
        });
        let Some((number, photos)) = begun.filter(|(_, photos)| !photos.is_empty()) else {
            return;
        };
        leptos::task::spawn_local(async move {
            let mut changed = false;
            for photos in photos.chunks(AT_ONCE) {
                for &photo in photos {
                    let anew = |inner: &mut Inner| {
                        let answered = head
                            .as_ref()
                            .is_some_and(|(head, own)| inner.gallery.answer_by(photo, head, *own));
                        answered || inner.gallery.judge(photo)
                    };
                    if self.inner.try_update_value(anew) == Some(true) {
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

    /// The head in use, and whether it is of own classes. `None` before the network's exact one is known, which
    /// a finding on the screen brings.
    fn head_in_use(self) -> Option<(Arc<Head>, bool)> {
        if self.heads.kind.get_untracked() == HeadKind::Own {
            return Some((self.heads.own.get_untracked()?, true));
        }
        let shown = self.reader.with_untracked(|state| state.shown.clone())?;
        let is_networks = shown.exact && !shown.own;
        is_networks.then(|| (Arc::clone(shown.reading.head()), false))
    }
}

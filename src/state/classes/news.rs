//! What the reader says of the photos of the classes.

use super::context::ClassesContext;
use crate::state::thumbnails::picture_of;
use camlens_client::classes::{MemberState, Sight};
use camlens_client::finding::{FindingRef, PhotoId};
use camlens_client::reader::BackgroundNews;
use leptos::prelude::*;

impl ClassesContext {
    /// Takes in what the reader says.
    pub(super) fn hear(self, news: &BackgroundNews) {
        let photo = news.photo();
        let Some(was_read) = self.with_untracked(|project| {
            let member = project.member(photo)?;
            Some(member.sight().is_some())
        }) else {
            return;
        };
        match news {
            // A photo that is read again for its map stays what it is.
            BackgroundNews::Began(_) if !was_read => self.set(photo, MemberState::Reading),
            BackgroundNews::Waits(_) if !was_read => self.set(photo, MemberState::Waiting),
            BackgroundNews::Began(_) | BackgroundNews::Waits(_) => return,
            BackgroundNews::NotFound { .. } if was_read => return self.map_failed(photo),
            BackgroundNews::NotFound { failure, .. } => {
                self.set(photo, MemberState::Failed(failure.clone()));
                self.keep_member(photo);
            }
            BackgroundNews::Found(finding) => self.found(finding),
        }
        self.lesson_changed();
    }

    fn found(self, finding: &FindingRef) {
        let photo = finding.photo;
        let known = self.with_untracked(|project| {
            let sight = project.member(photo)?.sight()?;
            Some(sight.exact)
        });
        // The same photo gives the same numbers: only a preview's are replaced.
        if known != Some(true) {
            let sight = Sight {
                features: finding.reading.averaged_features().into(),
                exact: finding.exact,
            };
            self.set(photo, MemberState::Read(sight));
            self.keep_member(photo);
            self.make_thumbnail(finding);
        }
        self.map_found(finding);
    }

    /// Makes the thumbnail of a photo. Where the browser makes none, the tile shows the photo's name alone.
    fn make_thumbnail(self, finding: &FindingRef) {
        let finding = finding.clone();
        leptos::task::spawn_local(async move {
            let photo = finding.photo;
            if let Ok(file) = picture_of(&finding).await {
                self.show_thumbnail(photo, file);
                self.keep_member(photo);
            }
        });
    }

    /// Shows a picture as the thumbnail of a photo, unless that was removed meanwhile for good.
    pub(super) fn show_thumbnail(self, photo: PhotoId, file: web_sys::Blob) {
        self.inner.update_value(|inner| {
            if inner.project.member(photo).is_some() || inner.steps.has(photo) {
                inner.thumbnails.put(photo, file);
            }
        });
        self.photo_changed(photo);
    }
}

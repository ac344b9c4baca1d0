//! What the reader says of the photos that it reads in the background.

use super::context::GalleryContext;
use crate::parts::document::clock_ms;
use crate::state::thumbnails::picture_of;
use camlens_client::finding::FindingRef;
use camlens_client::gallery::{Answer, AnswerError, ItemState};
use camlens_client::reader::BackgroundNews;
use leptos::prelude::*;
use std::sync::Arc;

impl GalleryContext {
    /// Takes in what the reader says of photos of the gallery. Others are read in the background, too.
    pub(super) fn hear(self, news: BackgroundNews) {
        let photo = news.photo();
        if self.with_untracked(|gallery| gallery.item(photo).is_none()) {
            return;
        }
        self.measure(&news);
        match news {
            BackgroundNews::Began(photo) => self.set(photo, ItemState::Reading),
            BackgroundNews::Waits(photo) => self.set(photo, ItemState::Waiting),
            BackgroundNews::NotFound { photo, failure } => {
                self.set(photo, ItemState::Failed(failure));
                self.keep(photo);
            }
            BackgroundNews::Found(finding) => self.found(&finding),
        }
    }

    /// Measures the pace, and how long the rest takes.
    fn measure(self, news: &BackgroundNews) {
        let now = clock_ms();
        let paused = self.reader.with_untracked(|state| state.background.paused);
        let left = self.totals.get_untracked().left.saturating_sub(1);
        let left_ms = self.inner.try_update_value(|inner| {
            match news {
                BackgroundNews::Began(_) => inner.pace.begin(now),
                BackgroundNews::Found(_) | BackgroundNews::NotFound { .. } => inner.pace.done(now),
                BackgroundNews::Waits(_) => {}
            }
            if paused || left == 0 {
                inner.pace.pause();
            }
            inner.pace.left_ms(left, now)
        });
        self.seconds_left
            .set(left_ms.flatten().map(|ms| ms / 1000.0));
    }

    fn found(self, finding: &FindingRef) {
        // A network without classes is refused when it is loaded.
        if let Ok(answer) = self.answer_of(finding) {
            self.set(finding.photo, ItemState::Read(Arc::new(answer)));
            // A reload may come before there is a thumbnail.
            self.keep(finding.photo);
            self.make_thumbnail(finding);
        }
    }

    /// The answer to the pinned question, else about the first class.
    pub(super) fn answer_of(self, finding: &FindingRef) -> Result<Answer, AnswerError> {
        let pinned = || {
            self.asked.pinned.get_untracked().then_some(())?;
            let catalogue = untrack(|| self.answers.catalogue())?;
            let subject = untrack(|| {
                self.asked
                    .with(|asked| asked.map_subject(&catalogue, &finding.ranking))
            })?;
            let evidence = subject.evidence(&finding.reading, &catalogue).ok()?;
            Some((subject, evidence))
        };
        match pinned() {
            Some((subject, evidence)) => Answer::about(finding, subject, evidence),
            None => Answer::of(finding),
        }
    }

    /// Makes the thumbnail of a photo that was read, and keeps both. Where the browser makes none, the tile
    /// shows the photo's class and name alone.
    fn make_thumbnail(self, finding: &FindingRef) {
        let finding = finding.clone();
        leptos::task::spawn_local(async move {
            let photo = finding.photo;
            if let Ok(file) = picture_of(&finding).await {
                self.show_thumbnail(photo, file);
            }
            self.keep(photo);
        });
    }
}

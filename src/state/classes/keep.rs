//! The project in the browser's store: it comes back at the next visit, and other tabs show the same one.

use super::context::ClassesContext;
use super::store::{Change, StoredMember};
use crate::parts::breath::pause;
use crate::state::photo_file::{PhotoFile, photo_of_visitor};
use camlens_client::classes::{
    LearnedHead, Lesson, Member, MemberRecord, MemberState, Outline, Settings,
};
use camlens_client::finding::PhotoId;
use camlens_client::reader::Event;
use leptos::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use web_sys::{Blob, File};

/// A tab that reads photos reads one within this time.
const OTHERS_READ_WITHIN: Duration = Duration::from_secs(3);

impl ClassesContext {
    /// Brings the project back that the browser has kept, and follows what other tabs do with it.
    pub(super) fn begin(self) {
        self.store.on_change(move |change| self.apply(change));
        self.reader
            .look_elsewhere(move |key| Box::pin(async move { self.store.file(&key).await }));
        leptos::task::spawn_local(async move {
            let stored = match self.store.load().await {
                Ok(stored) => stored,
                Err(error) => {
                    leptos::logging::warn!("the classes are not kept: {error}");
                    None
                }
            };
            let Some(stored) = stored else {
                // It is known now that there is no head of one's own, unless one was learned meanwhile.
                return self.show_head_or_none();
            };
            self.take_outline(stored.outline);
            self.take_members(stored.members);
            self.show_head_or_none();
            self.lesson_changed();
            self.read_waiting().await;
        });
    }

    /// Reads the photos that wait, unless another tab does: as long as their number falls there, it does.
    async fn read_waiting(self) {
        while !self.store.is_alone().await {
            let before = self.waiting().len();
            pause(OTHERS_READ_WITHIN).await;
            let now = self.waiting().len();
            if now == 0 || now == before {
                break;
            }
        }
        for photo in self.waiting() {
            if self.bring_file(photo).await {
                self.reader.send(Event::QueuedWhole(vec![photo]));
            } else if self.with_untracked(|project| project.member(photo).is_some()) {
                self.set(photo, MemberState::Gone);
            }
        }
        self.lesson_changed();
    }

    /// The photos that came from the store, and wait.
    fn waiting(self) -> Vec<PhotoId> {
        self.with_untracked(|project| {
            let waiting = |member: &&Member| {
                member.state == MemberState::Waiting && !self.reader.has_file(member.photo)
            };
            let waiting = project.members().iter().filter(waiting);
            waiting.map(|member| member.photo).collect()
        })
    }

    /// Takes over what another tab has changed.
    fn apply(self, change: Change) {
        match change {
            Change::Some {
                outline,
                members,
                removed,
            } => {
                if let Some(outline) = outline {
                    self.take_outline(*outline);
                }
                self.take_members(members);
                self.drop_keys(&removed);
            }
            Change::Forgotten => {
                self.settings.set(Settings::default());
                self.empty();
                self.forget_steps();
            }
        }
        self.lesson_changed();
    }

    fn take_outline(self, outline: Outline) {
        let Outline {
            classes,
            settings,
            head,
        } = outline;
        self.settings.set(settings);
        let gone = self.change(|project| project.put_classes(classes));
        self.leave(&gone);
        match head {
            Some(head) => self.take_kept_head(head),
            None => self.show_head_or_none(),
        }
    }

    /// A head that says the same as the one that is there is passed over.
    fn take_kept_head(self, head: LearnedHead) {
        let same = self.head.with_untracked(|now| {
            now.as_ref()
                .is_some_and(|now| now.layer == head.layer && now.keys == head.keys)
        });
        if same {
            // Classes may have other names.
            self.show_head();
        } else {
            self.head.set(Some(Arc::new(head)));
            self.show_head();
        }
    }

    /// Takes photos in, as the store has them.
    fn take_members(self, members: Vec<StoredMember>) {
        let here: HashMap<String, PhotoId> = self.with_untracked(|project| {
            let members = project.members().iter();
            members.map(|of| (of.key.clone(), of.photo)).collect()
        });
        let mut taken = Vec::with_capacity(members.len());
        for StoredMember { record, thumbnail } in members {
            let known = here.get(&record.key).copied();
            let photo = known.unwrap_or_else(|| {
                self.reader
                    .hold(photo_of_visitor(record.name.clone()), None)
            });
            let mut member = record.member(photo);
            let here = known.and_then(|photo| self.with_untracked(|of| of.member(photo).cloned()));
            if let Some(here) = here.filter(|here| here.sight().is_some() || !is_final(&member)) {
                member.state = here.state;
            }
            taken.push((member, thumbnail));
        }
        self.change(|project| {
            for (member, _) in &taken {
                project.put(member.clone());
            }
        });
        for (Member { photo, .. }, thumbnail) in taken {
            match thumbnail {
                Some(thumbnail) => self.show_thumbnail(photo, thumbnail),
                None => self.photo_changed(photo),
            }
        }
    }

    fn drop_keys(self, keys: &[String]) {
        let photos: Vec<PhotoId> = keys.iter().filter_map(|key| self.photo_of(key)).collect();
        let gone = self.change(|project| project.remove(&photos));
        self.leave(&gone);
    }

    fn show_head_or_none(self) {
        match self.head.with_untracked(Option::is_some) {
            true => self.show_head(),
            false => self.heads.set_own(None),
        }
    }

    /// Keeps a photo as it is now.
    pub(super) fn keep_member(self, photo: PhotoId) {
        self.keep_members(&[photo]);
    }

    /// Keeps photos as they are now.
    pub(super) fn keep_members(self, photos: &[PhotoId]) {
        self.store.put_members(self.records(photos));
    }

    /// Keeps classes, head and these photos as they are now, and deletes those of `removed`, all in one: a reload
    /// finds what was there before, or this.
    pub(super) fn keep_at_once(self, photos: &[PhotoId], removed: &[String]) {
        let records = self.records(photos);
        self.store.put_at_once(self.outline(), records, removed);
    }

    fn records(self, photos: &[PhotoId]) -> Vec<(MemberRecord, Option<Blob>)> {
        self.inner.with_value(|inner| {
            let record = |photo: &PhotoId| {
                let record = MemberRecord::of(inner.project.member(*photo)?);
                Some((record, inner.thumbnails.file(*photo)))
            };
            photos.iter().filter_map(record).collect()
        })
    }

    /// Keeps classes and head as they are now.
    pub(super) fn keep_outline(self) {
        self.store.put_outline(self.outline());
    }

    fn outline(self) -> Outline {
        let head = self.head.get_untracked();
        let settings = self.settings.get_untracked();
        self.with_untracked(|project| Outline::of(project, settings, head.as_deref().cloned()))
    }

    /// Keeps a photo's file, where that is wanted.
    pub(super) fn keep_file(self, key: &str, file: &File) {
        self.store.put_file(key, file);
    }

    /// Chooses whether the photos' files are kept.
    pub fn keep_photos(self, keeps: bool) {
        self.settings.set(Settings {
            keeps_photos: keeps,
        });
        self.keep_outline();
        if !keeps {
            return self.store.remove_files();
        }
        let members = self.with_untracked(|project| project.members().to_vec());
        for Member { photo, key, .. } in members {
            let file = self.reader.file(photo);
            if let Some(file) = file.and_then(|file| super::take_in::named(file, &key)) {
                self.store.put_file(&key, &file);
            }
        }
    }

    /// Deletes everything, here and in the browser's store.
    pub fn forget(self) {
        self.settings.set(Settings::default());
        self.empty();
        self.forget_steps();
        self.lesson_changed();
        leptos::task::spawn_local(async move {
            if let Err(error) = self.store.forget().await {
                leptos::logging::warn!("the classes were not deleted: {error}");
            }
        });
    }

    /// Sees that the file of a photo is there, from the browser's store where need be. False where it is not
    /// kept.
    pub(super) async fn bring_file(self, photo: PhotoId) -> bool {
        if self.reader.has_file(photo) {
            return true;
        }
        let key = self.with_untracked(|project| Some(project.member(photo)?.key.clone()));
        let Some(key) = key else {
            return false;
        };
        let Some(file) = self.store.file(&key).await else {
            return false;
        };
        self.reader
            .give_file(photo, PhotoFile::new_of_visitor(key, file));
        true
    }

    /// Whether the head was learned from the photos as they are now.
    pub(super) fn is_known(self, lesson: &Lesson) -> bool {
        self.head
            .with_untracked(|head| head.as_deref().is_some_and(|head| head.is_of(lesson)))
    }
}

/// Whether nothing more is expected of a photo.
fn is_final(member: &Member) -> bool {
    matches!(member.state, MemberState::Read(_) | MemberState::Failed(_))
}

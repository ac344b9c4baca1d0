//! The project as a file: saved, and opened in the place of the present one or beside it.

use super::context::{ClassesContext, drawn};
use super::project_file::{OpenError, ProjectFile, ToSave, open, save};
use crate::parts::digest::GoesOn;
use crate::parts::made::Made;
use crate::parts::save_error::SaveError;
use crate::state::photo_file::{PhotoFile, photo_of_visitor};
use camlens_client::archive::Entry;
use camlens_client::classes::file::{Joined, JoinedMember};
use camlens_client::classes::{Member, MemberState};
use camlens_client::finding::PhotoId;
use camlens_client::reader::Event;
use camlens_core::resnet50;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::{Blob, File};

/// Feature maps before the network's prediction layer.
const CHANNELS: usize = 2048;

impl ClassesContext {
    /// Saves the project as one file. `done` tells how much is done, 0 to 1.
    ///
    /// # Errors
    /// [`SaveError`].
    pub async fn save_project(
        self,
        with_photos: bool,
        goes_on: GoesOn<'_>,
        done: &dyn Fn(f64),
    ) -> Result<Made, SaveError> {
        let head = self.head.get_untracked();
        let of = self.inner.with_value(|inner| {
            let members = inner.project.members().to_vec();
            let thumbnail = |member: &Member| inner.thumbnails.file(member.photo);
            ToSave {
                classes: inner.project.classes().to_vec(),
                thumbnails: members.iter().map(thumbnail).collect(),
                photos: vec![with_photos; members.len()],
                members,
                settings: self.settings.get_untracked(),
                head: head.as_deref().cloned(),
                channels: CHANNELS,
            }
        });
        let photo = async |member: &Member| -> Option<Blob> {
            match self.reader.file(member.photo) {
                Some(file) => Some(file),
                None => self.store.file(&member.key).await.map(Into::into),
            }
        };
        save(of, photo, goes_on, done).await
    }

    /// Opens a project file; nothing has changed yet. `entries` are its files, where they are known.
    ///
    /// # Errors
    /// [`OpenError`].
    pub async fn open_project(
        self,
        archive: File,
        entries: Option<Vec<Entry>>,
    ) -> Result<ProjectFile, OpenError> {
        open(archive, entries, (resnet50::NAME, CHANNELS)).await
    }

    /// Takes an opened project in: in the place of the present one, or beside it.
    pub async fn take_project(self, opened: ProjectFile, replaces: bool) {
        if replaces {
            let gone = self.empty();
            let keys: Vec<String> = gone.iter().map(|member| member.key.clone()).collect();
            self.store.remove_members(&keys);
            self.drop_head();
        }
        let ProjectFile { project, files } = opened;
        let settings = project.settings;
        let hold = |name: &str| self.reader.hold(photo_of_visitor(name.to_owned()), None);
        let joined = self.change(|here| Some(project.join(here, hold, drawn)));
        let Some(Joined { members, head, .. }) = joined else {
            return;
        };
        if replaces {
            self.settings.set(settings);
            if !settings.keeps_photos {
                self.store.remove_files();
            }
        }
        if let Some(head) = head {
            self.take_head(Arc::new(head));
        }
        self.keep_outline();
        let mut unread = Vec::new();
        for joined in members {
            unread.extend(self.bring_joined(&files, joined).await);
        }
        if !unread.is_empty() {
            self.reader.send(Event::QueuedWhole(unread));
        }
        self.lesson_changed();
    }

    /// Brings thumbnail and file of a photo that came with a project. Returns it where it is to be read.
    async fn bring_joined(
        self,
        files: &super::project_file::FilesOfProject,
        joined: JoinedMember,
    ) -> Option<PhotoId> {
        let JoinedMember {
            photo,
            thumbnail,
            file,
        } = joined;
        let member = self.with_untracked(|project| project.member(photo).cloned())?;
        if let Some(path) = thumbnail
            && let Some(thumbnail) = files.thumbnail(&path).await
        {
            self.show_thumbnail(photo, thumbnail);
        }
        let file = match file {
            Some(path) => files.photo(&path, &member.name, member.source).await,
            None => None,
        };
        self.keep_member(photo);
        let has_file = file.is_some();
        if let Some(file) = file {
            self.keep_file(&member.key, &file);
            let file = PhotoFile::new_of_visitor(member.key.clone(), file);
            self.reader.give_file(photo, file);
        }
        if member.state != MemberState::Waiting {
            return None;
        }
        if !has_file {
            self.set(photo, MemberState::Gone);
        }
        has_file.then_some(photo)
    }
}

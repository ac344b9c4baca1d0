//! The project as a file: saved, and opened in the place of the present one or beside it.

use super::context::{ClassesContext, drawn};
use super::project_file::{FilesOfProject, OpenError, ProjectFile, ToSave, open, save};
use crate::parts::digest::GoesOn;
use crate::parts::made::Made;
use crate::parts::save_error::SaveError;
use crate::state::photo_file::{PhotoFile, photo_of_visitor};
use camlens_client::archive::Entry;
use camlens_client::classes::file::{Joined, JoinedMember, Opened};
use camlens_client::classes::{Member, MemberState};
use camlens_client::finding::PhotoId;
use camlens_client::reader::Event;
use camlens_core::resnet50;
use leptos::prelude::*;
use std::collections::HashMap;
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
        let ProjectFile { project, files } = opened;
        // All that is waited for comes first: what is taken in is kept in one.
        let thumbnails = thumbnails_of(&files, &project).await;
        let mut gone = Vec::new();
        if replaces {
            let here = self.with_untracked(|project| project.members().to_vec());
            self.bring_files(&here).await;
            gone = self.clear();
            self.drop_head();
        }
        let settings = project.settings;
        let hold = |name: &str| self.reader.hold(photo_of_visitor(name.to_owned()), None);
        let joined = self.change(|here| Some(project.join(here, hold, drawn)));
        let Some(Joined { members, head, .. }) = joined else {
            return;
        };
        if replaces {
            self.settings.set(settings);
        }
        if let Some(head) = head {
            self.take_head(Arc::new(head));
        }
        for joined in &members {
            let thumbnail = joined.thumbnail.as_ref();
            if let Some(thumbnail) = thumbnail.and_then(|path| thumbnails.get(path)) {
                self.show_thumbnail(joined.photo, thumbnail.clone());
            }
        }
        let photos: Vec<PhotoId> = members.iter().map(|joined| joined.photo).collect();
        let gone: Vec<String> = gone.into_iter().map(|member| member.key).collect();
        self.keep_at_once(&photos, &gone);
        if replaces && !settings.keeps_photos {
            self.store.remove_files();
        }
        self.lesson_changed();
        let mut unread = Vec::new();
        for joined in members {
            unread.extend(self.bring_file_of(&files, joined).await);
        }
        if !unread.is_empty() {
            self.reader.send(Event::QueuedWhole(unread));
        }
        self.lesson_changed();
    }

    /// Brings the file of a photo that came with a project. Returns the photo where it is to be read.
    async fn bring_file_of(self, files: &FilesOfProject, joined: JoinedMember) -> Option<PhotoId> {
        let JoinedMember { photo, file, .. } = joined;
        let member = self.with_untracked(|project| project.member(photo).cloned())?;
        let file = match file {
            Some(path) => files.photo(&path, &member.name, member.source).await,
            None => None,
        };
        // It may have been removed meanwhile.
        let member = self.with_untracked(|project| project.member(photo).cloned())?;
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
            self.keep_member(photo);
        }
        has_file.then_some(photo)
    }
}

/// The thumbnails that can be read, by their paths.
async fn thumbnails_of(files: &FilesOfProject, project: &Opened) -> HashMap<String, Blob> {
    let mut thumbnails = HashMap::new();
    for path in project
        .members
        .iter()
        .filter_map(|of| of.thumbnail.as_ref())
    {
        if let Some(thumbnail) = files.thumbnail(path).await {
            thumbnails.insert(path.clone(), thumbnail);
        }
    }
    thumbnails
}

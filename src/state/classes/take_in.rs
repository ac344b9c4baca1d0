//! Photos become photos of a class.

use super::context::{ClassesContext, drawn};
use crate::parts::file_name::readable;
use crate::state::files::Given;
use crate::state::photo_file::{PhotoFile, new_key_elsewhere};
use camlens_client::classes::{ClassId, Member, MemberState, Role, places, roles};
use camlens_client::finding::PhotoId;
use camlens_client::gallery::{Folder, Source};
use camlens_client::reader::{Event, NoticeKind};
use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Blob, File, FilePropertyBag};

impl ClassesContext {
    /// Gives a class more photos, which are read in the background. A file that the class has already is
    /// given again: one that could not be read, or whose file was gone, is read now.
    pub fn give(self, class: ClassId, role: Role, files: Vec<File>) {
        self.reader.send(Event::GivenAnew);
        if files.is_empty() {
            return self.tell(NoticeKind::NoPictures);
        }
        let photos: Vec<PhotoId> = files
            .into_iter()
            .filter_map(|file| self.give_one(class, role, file))
            .collect();
        self.read(photos);
    }

    /// Gives a class the photos of folders, some of which may be kept apart, in the way of [`Self::give`].
    pub fn give_below(self, class: ClassId, given: Vec<Given>) {
        self.reader.send(Event::GivenAnew);
        if given.is_empty() {
            return self.tell(NoticeKind::NoPictures);
        }
        // It may have gone while the folders were opened.
        if self.with_untracked(|project| project.class(class).is_none()) {
            return;
        }
        let folders: Vec<Folder> = given.iter().map(|given| given.folder.clone()).collect();
        let mut photos = Vec::new();
        for (given, role) in given.into_iter().zip(roles(&folders)) {
            let photo = self.give_one(class, role, given.file);
            photos.extend(photo.map(|photo| (role, photo)));
        }
        self.read_in_turn(photos);
    }

    /// Makes the folders that the photos came in to classes, and gives each its photos.
    pub fn give_folders(self, given: Vec<Given>) {
        self.reader.send(Event::GivenAnew);
        if given.is_empty() {
            return self.tell(NoticeKind::NoPictures);
        }
        let folders: Vec<Folder> = given.iter().map(|given| given.folder.clone()).collect();
        let mut photos = Vec::new();
        let mut beside = 0;
        let before = self.with_untracked(|project| project.classes().len());
        for (given, place) in given.into_iter().zip(places(&folders)) {
            let Some(place) = place else {
                beside += 1;
                continue;
            };
            let known = |project: &camlens_client::classes::Project| {
                project.class_named(&place.class).map(|class| class.id)
            };
            let class = self
                .with_untracked(known)
                .or_else(|| self.change(|project| Some(project.add_class(&place.class, drawn()))));
            let photo = class.and_then(|class| self.give_one(class, place.role, given.file));
            photos.extend(photo.map(|photo| (place.role, photo)));
        }
        if before != self.with_untracked(|project| project.classes().len()) {
            self.keep_outline();
        }
        if beside > 0 {
            self.tell(NoticeKind::BesideClasses { files: beside });
        }
        self.read_in_turn(photos);
    }

    /// Reads photos: first those that are learned from.
    fn read_in_turn(self, mut photos: Vec<(Role, PhotoId)>) {
        photos.sort_by_key(|(role, _)| *role == Role::Test);
        self.read(photos.into_iter().map(|(_, photo)| photo).collect());
    }

    fn read(self, photos: Vec<PhotoId>) {
        if !photos.is_empty() {
            self.reader.send(Event::QueuedWhole(photos));
        }
        self.lesson_changed();
    }

    /// Adds a file to a class; `None` where it is there already.
    fn give_one(self, class: ClassId, role: Role, file: File) -> Option<PhotoId> {
        let source = Source {
            bytes: file.size() as u64,
            changed_ms: file.last_modified(),
        };
        let name = readable(&file.name());
        let known = self.with_untracked(|project| {
            let same = |of: &&Member| of.name == name && of.source == source;
            let member = project.members_of(class).find(same)?;
            let unread = matches!(member.state, MemberState::Gone | MemberState::Failed(_));
            Some((member.photo, member.key.clone(), unread))
        });
        if let Some((photo, key, unread)) = known {
            self.keep_file(&key, &file);
            self.reader
                .give_file(photo, PhotoFile::new_of_visitor(key, file));
            if !unread {
                return None;
            }
            self.set(photo, MemberState::Waiting);
            return Some(photo);
        }
        let key = new_key_elsewhere();
        self.keep_file(&key, &file);
        let (photo, file) = PhotoFile::of_visitor(key.clone(), file);
        let name = photo.name.clone();
        let photo = self.reader.hold(photo, Some(file));
        self.change(|project| {
            project.put(Member {
                photo,
                key,
                class,
                role,
                name,
                source,
                state: MemberState::Waiting,
            });
        });
        self.keep_member(photo);
        Some(photo)
    }

    /// Sets the state of a photo.
    pub(super) fn set(self, photo: PhotoId, state: MemberState) {
        let set = |inner: &mut super::context::Inner| inner.project.set(photo, state);
        if self.inner.try_update_value(set) == Some(true) {
            self.photo_changed(photo);
        }
    }

    /// Copies photos that the page holds into a class.
    pub fn give_photos(self, class: ClassId, photos: &[PhotoId]) {
        let file = |photo: &PhotoId| {
            let name = self.reader.photo(*photo)?.name.clone();
            named(self.reader.file(*photo)?, &name)
        };
        let files: Vec<File> = photos.iter().filter_map(file).collect();
        self.give(class, Role::Learn, files);
    }
}

/// A file in the browser's memory with its name; `None` where the browser gives it none.
pub(super) fn named(file: Blob, name: &str) -> Option<File> {
    let file = match file.dyn_into::<File>() {
        Ok(file) => return Some(file),
        Err(file) => file,
    };
    let options = FilePropertyBag::new();
    options.set_type(&file.type_());
    File::new_with_blob_sequence_and_options(&Array::of1(&file), name, &options).ok()
}

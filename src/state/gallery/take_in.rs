//! Photos come in.

use super::context::GalleryContext;
use crate::parts::file_name::readable;
use crate::state::drawing::{is_drawing, pixels_of};
use crate::state::files::Given;
use crate::state::photo_file::{PhotoFile, new_key};
use camlens_client::finding::PhotoId;
use camlens_client::gallery::{Folder, Item, ItemState, Source};
use camlens_client::reader::{Event, NoticeKind};
use camlens_client::view::history::PhotoKey;
use leptos::prelude::*;
use std::time::Duration;
use web_sys::File;

/// Files of one act that open the gallery: fewer have room in the strip.
const MANY: usize = 13;

/// Files that are taken in without a pause, in some ten milliseconds.
const FILES_AT_ONCE: usize = 25;

impl GalleryContext {
    /// Takes in the first files of an act: the first of them is shown, and all are read. Without any,
    /// tells that there was no picture.
    pub fn give(self, files: Vec<Given>) {
        if files.is_empty() {
            return self.reader.send(Event::Told(NoticeKind::NothingToRead));
        }
        if files.len() >= MANY || files.iter().any(|given| given.folder.label().is_some()) {
            self.is_open.set(true);
        }
        self.take(files, true);
    }

    /// Takes in further files of the same act.
    pub fn give_more(self, files: Vec<Given>) {
        if self.with_untracked(|gallery| gallery.items().len()) + files.len() >= MANY {
            self.is_open.set(true);
        }
        self.take(files, false);
    }

    /// Takes files in some at a time: a thousand at once would stop the page for a second.
    fn take(self, mut files: Vec<Given>, shows_first: bool) {
        let rest = files.split_off(files.len().min(FILES_AT_ONCE));
        self.take_some(files, shows_first);
        if rest.is_empty() {
            return;
        }
        let cancels = self.cancels();
        let more = move || {
            if self.cancels() == cancels {
                self.take(rest, false);
            }
        };
        set_timeout(more, Duration::ZERO);
    }

    fn take_some(self, files: Vec<Given>, shows_first: bool) {
        let has_drawings = files.iter().any(|given| is_drawing(&given.file));
        if !has_drawings {
            return self.add(files, shows_first);
        }
        leptos::task::spawn_local(async move {
            let mut drawn = Vec::new();
            for given in files {
                if !is_drawing(&given.file) {
                    drawn.push(given);
                    continue;
                }
                match pixels_of(&given.file).await {
                    Some(file) => drawn.push(Given { file, ..given }),
                    None => {
                        let kind = NoticeKind::NotDrawn(readable(&given.file.name()));
                        self.reader.send(Event::Told(kind));
                    }
                }
            }
            if !drawn.is_empty() {
                self.add(drawn, shows_first);
            }
        });
    }

    fn add(self, files: Vec<Given>, shows_first: bool) {
        let photos: Vec<(PhotoId, bool)> = files.iter().map(|given| self.place_of(given)).collect();
        let fresh = photos.iter().filter(|(_, fresh)| *fresh);
        let fresh: Vec<PhotoId> = fresh.map(|(photo, _)| *photo).collect();
        self.list_changed();
        match photos.first().filter(|_| shows_first) {
            Some((photo, true)) => self.show_first(*photo),
            Some((photo, false)) => {
                self.open(*photo);
            }
            None => {}
        }
        if !fresh.is_empty() {
            self.reader.send(Event::Queued(fresh));
        }
    }

    /// Takes in one photo, which is neither shown nor read yet.
    pub(in crate::state) fn take_in(self, given: &Given) -> PhotoId {
        let (photo, _) = self.place_of(given);
        self.list_changed();
        photo
    }

    fn show_first(self, photo: PhotoId) {
        if let Some(key) = self.with_untracked(|gallery| Some(gallery.item(photo)?.key.clone())) {
            self.reader.announce_at_first(&PhotoKey::Own(key));
        }
        self.reader.send(Event::Given { photo });
    }

    /// The photo of a file, and whether it is to be read: a file that was given before is the same photo.
    fn place_of(self, given: &Given) -> (PhotoId, bool) {
        let (name, source) = (readable(&given.file.name()), source_of(&given.file));
        let known = self.with_untracked(|gallery| {
            gallery.find(&name, &given.folder, source).map(|item| {
                let gone = matches!(item.state, ItemState::Gone | ItemState::Failed(_));
                (item.photo, item.key.clone(), gone)
            })
        });
        if let Some((photo, key, gone)) = known {
            if gone || !self.reader.has_file(photo) {
                self.kept.keep_file(&key, &given.file);
                let file = PhotoFile::new_of_visitor(key, given.file.clone());
                self.reader.give_file(photo, file);
                if gone {
                    self.set(photo, ItemState::Waiting);
                }
                self.photo_changed(photo);
            }
            return (photo, gone);
        }
        let key = new_key();
        let (photo, file) = PhotoFile::of_visitor(key.clone(), given.file.clone());
        let id = self.reader.hold(photo, Some(file));
        self.kept.keep_file(&key, &given.file);
        self.add_item(Self::item_of(id, key, &given.file, given.folder.clone()));
        self.keep(id);
        (id, true)
    }

    /// A photo that waits.
    pub(super) fn item_of(photo: PhotoId, key: String, file: &File, folder: Folder) -> Item {
        Item {
            photo,
            key,
            name: readable(&file.name()),
            folder,
            source: source_of(file),
            state: ItemState::Waiting,
        }
    }

    pub(super) fn add_item(self, item: Item) {
        self.inner.update_value(|inner| inner.gallery.add(item));
    }
}

fn source_of(file: &File) -> Source {
    Source {
        bytes: file.size() as u64,
        changed_ms: file.last_modified(),
    }
}

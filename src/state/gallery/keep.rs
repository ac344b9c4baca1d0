//! What the browser keeps of the gallery's photos, and the way back of it.

use super::context::GalleryContext;
use crate::state::entry::present;
use crate::state::kept::Kept;
use crate::state::photo_file::{PhotoFile, photo_of_visitor};
use camlens_client::finding::PhotoId;
use camlens_client::gallery::{Item, ItemState, Record};
use camlens_client::reader::Event;
use camlens_client::view::history::PhotoKey;
use leptos::prelude::*;
use web_sys::File;

impl GalleryContext {
    /// Begins with the photos that this tab has kept, and shows the one that was on the screen before a
    /// reload. False where none of the visitor's was.
    pub fn begin_again(self) -> bool {
        let shown = match present().map(|place| place.photo) {
            Some(PhotoKey::Own(key)) => Some(key),
            _ => None,
        };
        if shown.is_some() {
            self.reader.send(Event::Opened(None));
        }
        let begins = shown.is_some();
        leptos::task::spawn_local(async move {
            let mut shown = shown;
            let restored = self.kept.restore(|photos| {
                let has_shown = photos.iter().any(|kept| Some(&kept.key) == shown.as_ref());
                self.take_back(photos);
                if has_shown {
                    self.show_again(shown.take());
                }
            });
            restored.await;
            self.show_again(shown);
        });
        begins
    }

    /// Brings the photos back that this tab has kept, behind those that the visitor begins with.
    pub async fn restore(self) {
        self.kept.restore(|photos| self.take_back(photos)).await;
    }

    /// Whether the visitor has wanted no photo yet.
    fn is_waited_for(self) -> bool {
        self.reader
            .with_untracked(|state| state.photo.is_none() && state.notice.is_none())
    }

    /// Shows a photo that is back, unless the visitor has wanted another one meanwhile.
    fn show_again(self, key: Option<String>) {
        let Some(key) = key.filter(|_| self.is_waited_for()) else {
            return;
        };
        let find = |item: &&Item| item.key == key;
        let photo = self.with_untracked(|gallery| {
            let item = gallery.items().iter().find(find)?;
            Some(item.photo)
        });
        let has_file = |photo: &PhotoId| self.reader.has_file(*photo);
        // A photo that was removed, or has no file: another one of the same visit.
        let another = || {
            self.with_untracked(|gallery| {
                let mut photos = gallery.items().iter().map(|item| item.photo);
                photos.find(has_file)
            })
        };
        match photo.filter(has_file).or_else(another) {
            Some(photo) => self.reader.send(Event::Given { photo }),
            None => self.reader.bring_back(key),
        }
    }

    /// Takes photos back that the browser has kept. Those that are not read are read now.
    pub fn take_back(self, photos: Vec<Kept>) {
        let mut unread = Vec::new();
        for kept in photos {
            if let Some(photo) = self.take_one_back(kept) {
                unread.push(photo);
            }
        }
        self.list_changed();
        self.answer_anew();
        if !unread.is_empty() {
            self.reader.send(Event::Queued(unread));
        }
    }

    /// Takes a photo back; returns it where it is to be read.
    fn take_one_back(self, kept: Kept) -> Option<PhotoId> {
        let Kept {
            key,
            record,
            thumbnail,
            file,
        } = kept;
        // What cannot be understood is of another version, and a file can be read again.
        let record = record.and_then(|record| Record::decode(&record).ok());
        let name = match (&record, &file) {
            (Some(record), _) => record.name.clone(),
            (None, Some(file)) => file.name(),
            (None, None) => return None,
        };
        let photo = photo_of_visitor(name);
        let held = file
            .clone()
            .map(|file| PhotoFile::new_of_visitor(key.clone(), file));
        let id = self.reader.hold(photo, held);
        let mut item = match (record, &file) {
            (Some(record), _) => record.item(id),
            (None, Some(file)) => Self::item_of(id, key, file, Default::default()),
            (None, None) => return None,
        };
        let reads = settle(&mut item, file.as_ref());
        self.add_item(item);
        if let Some(thumbnail) = thumbnail {
            self.show_thumbnail(id, thumbnail);
        }
        reads.then_some(id)
    }

    /// Keeps a photo as it is now.
    pub(super) fn keep(self, photo: PhotoId) {
        let item = self.with_untracked(|gallery| gallery.item(photo).cloned());
        let Some(item) = item else {
            return;
        };
        let thumbnail = self.inner.with_value(|inner| inner.thumbnails.file(photo));
        let is_read = item.way().is_some() || matches!(item.state, ItemState::Failed(_));
        let record = Record::encode(&item);
        self.kept
            .keep_record(&item.key, &record, thumbnail.as_ref(), is_read);
    }
}

/// Sets the state of a photo that comes back. True where it is to be read: a preview's answer is not the
/// last one.
fn settle(item: &mut Item, file: Option<&File>) -> bool {
    let reads = match &item.state {
        ItemState::Read(answer) => !answer.exact,
        ItemState::Failed(_) | ItemState::Other(_) => false,
        ItemState::Waiting | ItemState::Reading | ItemState::Gone => {
            item.state = match file {
                Some(_) => ItemState::Waiting,
                None => ItemState::Gone,
            };
            true
        }
    };
    reads && file.is_some()
}

//! The photos of the gallery, in the order in which they came.

use super::answer::Answer;
use super::folder::Folder;
use crate::familiar::Familiar;
use crate::finding::PhotoId;
use crate::way::Way;
use camlens_core::protocol::Failure;
use camlens_core::reading::{Fingerprint, Head};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::Arc;

/// What tells a file from others without opening it: given again, it is the same photo.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// Bytes of the file.
    pub bytes: u64,
    /// Milliseconds since 1970 of its last change; 0 where it is not known.
    pub changed_ms: f64,
}

/// A photo of the gallery.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub photo: PhotoId,
    /// The name of the photo in the tab's history and in the store: beyond a reload, which numbers photos
    /// anew.
    pub key: String,
    /// The file's name.
    pub name: String,
    pub folder: Folder,
    pub source: Source,
    pub state: ItemState,
}

/// The state of a photo in the gallery.
#[derive(Debug, Clone, PartialEq)]
pub enum ItemState {
    Waiting,
    Reading,
    Read(Arc<Answer>),
    /// Read under another head than the one in use: nothing of it stands beside answers of that one.
    Other(Arc<Answer>),
    Failed(Failure),
    /// Not read, and its file did not outlast a reload: it has to be given again.
    Gone,
}

impl ItemState {
    /// The name in the document's marks (`data-state`). A photo whose file is gone waits for it, and one that
    /// another head answered waits to be read again.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Waiting | Self::Gone | Self::Other(_) => "waiting",
            Self::Reading => "reading",
            Self::Read(_) => "read",
            Self::Failed(_) => "failed",
        }
    }
}

impl ItemState {
    /// The state where this head is in use; `None`: the network's.
    fn under(self, own: Option<Fingerprint>) -> Self {
        let (Self::Read(answer) | Self::Other(answer)) = self else {
            return self;
        };
        let read = answer.as_read();
        if read.is_under(own) {
            Self::Read(Arc::clone(read))
        } else if answer.is_under(own) {
            Self::Read(answer)
        } else {
            Self::Other(Arc::clone(read))
        }
    }
}

impl Item {
    /// What was found of it under the head in use; `None` before it is read.
    pub fn answer(&self) -> Option<&Arc<Answer>> {
        match &self.state {
            ItemState::Read(answer) => Some(answer),
            _ => None,
        }
    }

    /// What was found of it under whatever head, for what is the same under all: way and frame. `None` before
    /// it is read.
    pub fn any_answer(&self) -> Option<&Arc<Answer>> {
        match &self.state {
            ItemState::Read(answer) | ItemState::Other(answer) => Some(answer),
            _ => None,
        }
    }

    /// The way in which it was read; `None` before it is.
    pub fn way(&self) -> Option<Way> {
        Some(self.any_answer()?.way)
    }

    /// It was read under another head than the one in use.
    pub fn is_of_another_head(&self) -> bool {
        matches!(self.state, ItemState::Other(_))
    }
}

/// Numbers of photos.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    pub total: usize,
    pub read: usize,
    pub failed: usize,
    /// Waiting or being read.
    pub left: usize,
    pub gone: usize,
    /// Read under another head than the one in use.
    pub other: usize,
}

/// All photos of a visit.
#[derive(Debug, Default)]
pub struct Gallery {
    items: Vec<Item>,
    /// The index in `items`.
    places: HashMap<PhotoId, usize>,
    /// The head in use; `None`: the network's.
    own: Option<Fingerprint>,
    /// The photos that it was learned from.
    familiar: Option<Arc<Familiar>>,
}

/// Photos whose averaged features are kept: with 2,048 channels they take 8 kB each.
pub const MOST_WITH_FEATURES: usize = 1000;

impl Gallery {
    /// Takes in a photo. A photo that is in it already is left as it is.
    pub fn add(&mut self, item: Item) {
        if !self.places.contains_key(&item.photo) {
            self.places.insert(item.photo, self.items.len());
            let state = self.settled(item.photo, item.state);
            self.items.push(Item { state, ..item });
        }
    }

    /// This head is in use from now on; `None`: the network's. Answers of others stand aside until theirs is
    /// in use again. Returns the photos that have another state now.
    pub fn turn_to(&mut self, own: Option<Fingerprint>) -> Vec<PhotoId> {
        self.own = own;
        let mut changed = Vec::new();
        for item in &mut self.items {
            let before = item.answer().cloned();
            let state = std::mem::replace(&mut item.state, ItemState::Waiting);
            item.state = state.under(own);
            let same = match (&before, item.answer()) {
                (Some(before), Some(now)) => Arc::ptr_eq(before, now),
                (before, now) => before.is_none() && now.is_none(),
            };
            if !same {
                changed.push(item.photo);
            }
        }
        changed
    }

    /// The photos of other heads whose features are kept.
    pub fn unanswered(&self) -> Vec<PhotoId> {
        let kept = |item: &&Item| match &item.state {
            ItemState::Other(answer) => answer.features.is_some(),
            _ => false,
        };
        let items = self.items.iter().filter(kept);
        items.map(|item| item.photo).collect()
    }

    /// Answers a photo of another head by the features that are kept of it. False where that is not so, or the
    /// head is not the one in use.
    pub fn answer_by(&mut self, photo: PhotoId, head: &Head, own: bool) -> bool {
        let state = self.item(photo).map(|item| &item.state);
        let Some(ItemState::Other(read)) = state else {
            return false;
        };
        let answer = Answer::under(read, head, own);
        match answer.filter(|answer| answer.is_under(self.own)) {
            Some(answer) => self.set(photo, ItemState::Read(Arc::new(answer))),
            None => false,
        }
    }

    /// The head in use was learned from these photos; `None` where that is not known. What was said of photos
    /// stays until [`Self::judge`] says it anew.
    pub fn learned_from(&mut self, familiar: Option<Arc<Familiar>>) {
        self.familiar = familiar;
    }

    /// The photos that own classes answered.
    pub fn judged(&self) -> Vec<PhotoId> {
        let judged = |item: &&Item| item.answer().is_some_and(|answer| answer.own.is_some());
        let items = self.items.iter().filter(judged);
        items.map(|item| item.photo).collect()
    }

    /// Says anew how familiar a photo is to the classes in use. It costs as many products as the photos
    /// learned from have features. False where that is as before.
    pub fn judge(&mut self, photo: PhotoId) -> bool {
        let familiar = self.familiar.clone();
        let place = self.places.get(&photo);
        let item = place.and_then(|&at| self.items.get_mut(at));
        let Some(ItemState::Read(answer)) = item.map(|item| &mut item.state) else {
            return false;
        };
        let familiarity = answer.familiarity_to(familiar.as_deref());
        let is_new = familiarity != answer.familiarity;
        if is_new {
            Arc::make_mut(answer).familiarity = familiarity;
        }
        is_new
    }

    /// All photos, in the order in which they came.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// A photo.
    pub fn item(&self, photo: PhotoId) -> Option<&Item> {
        self.items.get(*self.places.get(&photo)?)
    }

    /// The photo of a file that was given before.
    pub fn find(&self, name: &str, folder: &Folder, source: Source) -> Option<&Item> {
        let same =
            |item: &&Item| item.source == source && item.name == name && item.folder == *folder;
        self.items.iter().find(same)
    }

    /// Changes the state of a photo; false where there is no such photo.
    pub fn set(&mut self, photo: PhotoId, state: ItemState) -> bool {
        let Some(&at) = self.places.get(&photo) else {
            return false;
        };
        let state = self.settled(photo, state);
        self.items[at].state = state;
        true
    }

    /// The state of a photo under the head in use, judged, and without features that there is no room for.
    fn settled(&self, photo: PhotoId, state: ItemState) -> ItemState {
        let state = state.under(self.own);
        let (mut answer, is_read) = match state {
            ItemState::Read(answer) => (answer, true),
            ItemState::Other(answer) => (answer, false),
            state => return state,
        };
        let familiarity = match is_read {
            true => answer.familiarity_to(self.familiar.as_deref()),
            false => answer.familiarity,
        };
        if familiarity != answer.familiarity {
            Arc::make_mut(&mut answer).familiarity = familiarity;
        }
        if answer.features.is_some() && !self.has_room_for_features(photo) {
            Arc::make_mut(&mut answer).features = None;
        }
        match is_read {
            true => ItemState::Read(answer),
            false => ItemState::Other(answer),
        }
    }

    fn has_room_for_features(&self, photo: PhotoId) -> bool {
        let others = self.items.iter().filter(|item| item.photo != photo);
        let kept = others.filter(|item| {
            let answer = item.any_answer();
            answer.is_some_and(|answer| answer.features.is_some())
        });
        kept.count() < MOST_WITH_FEATURES
    }

    /// Removes photos.
    pub fn remove(&mut self, photos: &[PhotoId]) {
        self.items.retain(|item| !photos.contains(&item.photo));
        let places = self.items.iter().enumerate();
        self.places = places.map(|(at, item)| (item.photo, at)).collect();
    }

    /// Counts the photos by their state.
    pub fn totals(&self) -> Totals {
        let mut totals = Totals {
            total: self.items.len(),
            ..Totals::default()
        };
        for item in &self.items {
            match item.state {
                ItemState::Waiting | ItemState::Reading => totals.left += 1,
                ItemState::Read(_) => totals.read += 1,
                ItemState::Failed(_) => totals.failed += 1,
                ItemState::Gone => totals.gone += 1,
                ItemState::Other(_) => totals.other += 1,
            }
        }
        totals
    }
}

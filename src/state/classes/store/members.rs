//! Records of photos on their way into the database.

use super::context::{Change, ClassStore, MemberWrite, StoredMember};
use super::values::{ENTRIES, EntryValue, MEMBERS, PHOTOS};
use crate::state::database::Transaction;
use crate::state::stored::{Stored, Thumbnail};
use camlens_client::classes::MemberRecord;
use camlens_client::kept::KeptError;
use js_sys::{Date, Uint8Array};
use wasm_bindgen_futures::JsFuture;

/// The stores that [`ask_to_put`] writes to.
pub const STORES_OF_MEMBERS: &[&str] = &[ENTRIES, MEMBERS, PHOTOS];

/// A photo with its thumbnail, ready to be put; `None` where it is to be deleted.
pub type Ready = (String, Option<ReadyRecord>);

pub struct ReadyRecord {
    record: MemberRecord,
    thumbnail: Option<Thumbnail>,
}

/// What came of photos that were asked to be put.
pub struct Asked {
    /// Of each photo; `None` for those that are deleted.
    entries: Vec<Option<EntryValue>>,
    /// The photos of which another tab has read more than this one knew.
    ahead: Vec<StoredMember>,
}

/// Waits for the bytes of the thumbnails.
pub async fn ready(members: &[(String, MemberWrite)]) -> Vec<Ready> {
    let mut ready = Vec::new();
    for (key, write) in members {
        ready.push((key.clone(), write.ready().await));
    }
    ready
}

/// Asks for photos to be put, or deleted. What another tab has read of them stays.
///
/// # Errors
/// [`KeptError`].
pub async fn ask_to_put(
    store: ClassStore,
    writing: &Transaction,
    members: &[Ready],
) -> Result<Asked, KeptError> {
    // Another tab may have given it a file.
    let asked = members.iter().map(|(key, ready)| {
        let is_behind = |of: &ReadyRecord| of.record.may_be_behind();
        let stored = ready.as_ref().is_some_and(is_behind);
        let stored = stored.then(|| writing.get(MEMBERS, key));
        (writing.get(ENTRIES, key), stored)
    });
    let asked: Vec<_> = asked.collect();
    let (mut entries, mut ahead) = (Vec::new(), Vec::new());
    for ((key, ready), (entry, stored)) in members.iter().zip(asked) {
        let before = EntryValue::of(&entry.await?);
        let stored = match stored {
            Some(stored) => Stored::of(&stored.await?),
            None => None,
        };
        let Some(ready) = ready else {
            delete(writing, key)?;
            if let Some(before) = before {
                store.change(|inner| inner.places.insert(key.clone(), before.place));
            }
            entries.push(None);
            continue;
        };
        let caught_up = stored.and_then(|stored| ready.caught_up(stored));
        let value = caught_up.as_ref().unwrap_or(ready).stored();
        ahead.extend(caught_up.map(ReadyRecord::member));
        // One that comes back has its place again.
        let new = || EntryValue {
            place: place_before(store, key).unwrap_or_else(|| next_place(store)),
            ..EntryValue::default()
        };
        let entry = EntryValue {
            record_bytes: value.size(),
            ..before.unwrap_or_else(new)
        };
        writing.put(MEMBERS, key, &value.value())?;
        writing.put(ENTRIES, key, &entry.value())?;
        entries.push(Some(entry));
    }
    Ok(Asked { entries, ahead })
}

fn delete(writing: &Transaction, key: &str) -> Result<(), KeptError> {
    for store in [ENTRIES, MEMBERS, PHOTOS] {
        writing.delete(store, key)?;
    }
    Ok(())
}

/// The place of a photo that this tab has deleted.
fn place_before(store: ClassStore, key: &str) -> Option<f64> {
    store.with(|inner| inner.places.get(key).copied())
}

/// The place of the next photo: behind all others, of other tabs too.
fn next_place(store: ClassStore) -> f64 {
    store.change(|inner| {
        inner.last_place = Date::now().max(inner.last_place + 1.0);
        inner.last_place
    })
}

/// Photos are written.
pub fn are_written(store: ClassStore, members: &[Ready], asked: Asked) {
    store.change(|inner| {
        for ((key, _), entry) in members.iter().zip(asked.entries) {
            match entry {
                Some(entry) => drop(inner.entries.insert(key.clone(), entry)),
                None => drop(inner.entries.remove(key)),
            }
        }
    });
    if !asked.ahead.is_empty() {
        store.tell_change(Change::Some {
            outline: None,
            members: asked.ahead,
            removed: Vec::new(),
        });
    }
}

impl ReadyRecord {
    /// The photo with what another tab has read of it; `None` where that is not more.
    fn caught_up(&self, stored: Stored) -> Option<Self> {
        let theirs = MemberRecord::decode(&stored.bytes.to_vec()).ok()?;
        let mut record = self.record.clone();
        record.catch_up(&theirs).then_some(Self {
            record,
            thumbnail: stored.thumbnail.or_else(|| self.thumbnail.clone()),
        })
    }

    fn stored(&self) -> Stored {
        Stored {
            bytes: Uint8Array::from(self.record.encode().as_slice()),
            thumbnail: self.thumbnail.clone(),
        }
    }

    fn member(self) -> StoredMember {
        StoredMember {
            record: self.record,
            thumbnail: self.thumbnail.and_then(|thumbnail| thumbnail.blob()),
        }
    }
}

impl MemberWrite {
    /// The record with the thumbnail's bytes; one that cannot be read is left out. `None` for a photo that is
    /// to be deleted.
    async fn ready(&self) -> Option<ReadyRecord> {
        let Self::Put { record, thumbnail } = self else {
            return None;
        };
        let mut ready = ReadyRecord {
            record: (**record).clone(),
            thumbnail: None,
        };
        if let Some((bytes, kind)) = thumbnail.clone() {
            let bytes = JsFuture::from(bytes).await.ok();
            ready.thumbnail = bytes.map(|bytes| Thumbnail {
                bytes: Uint8Array::new(&bytes),
                kind,
            });
        }
        Some(ready)
    }
}

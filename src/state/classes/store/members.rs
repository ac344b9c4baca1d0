//! Records of photos on their way into the database.

use super::context::{ClassStore, MemberWrite};
use super::values::{ENTRIES, EntryValue, MEMBERS, PHOTOS};
use crate::state::database::Transaction;
use crate::state::stored::{Stored, Thumbnail};
use camlens_client::kept::KeptError;
use js_sys::{Date, Uint8Array};
use wasm_bindgen_futures::JsFuture;

/// The stores that [`ask_to_put`] writes to.
pub const STORES_OF_MEMBERS: &[&str] = &[ENTRIES, MEMBERS, PHOTOS];

/// The records with the bytes of their thumbnails; a photo that is to be deleted has none.
pub async fn ready(members: &[(String, MemberWrite)]) -> Vec<(String, Option<Stored>)> {
    let mut ready = Vec::new();
    for (key, write) in members {
        ready.push((key.clone(), write.stored().await));
    }
    ready
}

/// Asks for photos to be put, or deleted where they have no record; returns their entries, `None` for those that
/// are deleted.
///
/// # Errors
/// [`KeptError`].
pub async fn ask_to_put(
    store: ClassStore,
    writing: &Transaction,
    members: &[(String, Option<Stored>)],
) -> Result<Vec<Option<EntryValue>>, KeptError> {
    // Another tab may have given it a file.
    let asked = members.iter().map(|(key, _)| writing.get(ENTRIES, key));
    let asked: Vec<_> = asked.collect();
    let mut entries = Vec::new();
    for ((key, stored), entry) in members.iter().zip(asked) {
        let before = EntryValue::of(&entry.await?);
        let Some(stored) = stored else {
            delete(writing, key)?;
            if let Some(before) = before {
                store.change(|inner| inner.places.insert(key.clone(), before.place));
            }
            entries.push(None);
            continue;
        };
        // One that comes back has its place again.
        let new = || EntryValue {
            place: place_before(store, key).unwrap_or_else(|| next_place(store)),
            ..EntryValue::default()
        };
        let entry = EntryValue {
            record_bytes: stored.size(),
            ..before.unwrap_or_else(new)
        };
        writing.put(MEMBERS, key, &stored.value())?;
        writing.put(ENTRIES, key, &entry.value())?;
        entries.push(Some(entry));
    }
    Ok(entries)
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
pub fn are_written(
    store: ClassStore,
    members: &[(String, Option<Stored>)],
    entries: Vec<Option<EntryValue>>,
) {
    store.change(|inner| {
        for ((key, _), entry) in members.iter().zip(entries) {
            match entry {
                Some(entry) => drop(inner.entries.insert(key.clone(), entry)),
                None => drop(inner.entries.remove(key)),
            }
        }
    });
}

impl MemberWrite {
    /// The record with the thumbnail's bytes; one that cannot be read is left out. `None` for a photo that is
    /// to be deleted.
    async fn stored(&self) -> Option<Stored> {
        let Self::Put { record, thumbnail } = self else {
            return None;
        };
        let mut stored = Stored {
            bytes: record.clone(),
            thumbnail: None,
        };
        if let Some((bytes, kind)) = thumbnail.clone() {
            let bytes = JsFuture::from(bytes).await.ok();
            stored.thumbnail = bytes.map(|bytes| Thumbnail {
                bytes: Uint8Array::new(&bytes),
                kind,
            });
        }
        Some(stored)
    }
}

//! Reads what is kept.

use super::context::KeptContext;
use super::database::Database;
use super::stored::{FILES, RECORDS, Stored, file_of};
use camlens_client::kept::{Entry, KeptError};
use std::future::Future;
use wasm_bindgen::JsValue;
use web_sys::{Blob, File};

/// Photos that are asked for at once.
const MAX_ASKED: usize = 16;

/// A photo that the browser has kept.
#[derive(Debug, Clone)]
#[allow(dead_code, reason = "for the gallery, which comes next")]
pub struct Kept {
    /// The name of the photo in the tab's history.
    pub key: String,
    /// The item, encoded; `None` for a photo of which only the file was kept, or is whole.
    pub record: Option<Vec<u8>>,
    pub thumbnail: Option<Blob>,
    /// `None` where there was no room for it.
    pub file: Option<File>,
}

/// Reads these photos, in their order, and returns the keys of damaged ones beside.
pub async fn read(database: &Database, entries: &[Entry]) -> (Vec<Kept>, Vec<String>) {
    let (mut photos, mut damaged) = (Vec::new(), Vec::new());
    for some in entries.chunks(MAX_ASKED) {
        // All are asked for before the first is waited for.
        let asked: Vec<_> = some.iter().map(|entry| photo(database, entry)).collect();
        for (entry, photo) in some.iter().zip(asked) {
            match photo.await {
                Some(photo) => photos.push(photo),
                None => damaged.push(entry.key.clone()),
            }
        }
    }
    (photos, damaged)
}

/// Reads a photo; `None` for one of which neither record nor file is whole.
fn photo(database: &Database, entry: &Entry) -> impl Future<Output = Option<Kept>> + use<> {
    let record = get(database, RECORDS, &entry.key);
    let file = get(database, FILES, &entry.key);
    let entry = entry.clone();
    async move {
        // A photo without its record is read again.
        let stored = record.await.ok().and_then(|value| Stored::of(&value));
        let stored = stored.filter(|stored| stored.size() == entry.record_bytes);
        let file = file.await.ok().and_then(|value| file_of(&value));
        if stored.is_none() && file.is_none() {
            return None;
        }
        Some(Kept {
            key: entry.key,
            record: stored.as_ref().map(|stored| stored.bytes.to_vec()),
            thumbnail: stored.and_then(|stored| stored.thumbnail?.blob()),
            file,
        })
    }
}

/// A file that is kept under this key, by whichever tab.
pub async fn file(kept: KeptContext, key: &str) -> Option<File> {
    if let Some(file) = kept.with(|inner| inner.pending.file(key).cloned()) {
        return Some(file);
    }
    let database = kept.database().await.ok()?;
    file_of(&get(&database, FILES, key).await.ok()?)
}

/// Each in a transaction of its own: one that fails takes no other with it.
fn get(
    database: &Database,
    store: &'static str,
    key: &str,
) -> impl Future<Output = Result<JsValue, KeptError>> + use<> {
    let asked = database
        .read(&[store])
        .map(|reading| reading.get(store, key));
    async move { asked?.await }
}

//! Reads what is kept.

use super::context::KeptContext;
use super::stored::{FILES, RECORDS};
use crate::state::database::Database;
use crate::state::stored::{Stored, file_of};
use camlens_client::kept::Entry;
use std::future::Future;
use web_sys::{Blob, File};

/// Photos that are asked for at once.
const MAX_ASKED: usize = 16;

/// A photo that the browser has kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The name of the photo in the tab's history.
    pub key: String,
    /// The item, encoded; `None` for a photo of which only the file was kept, or is whole.
    pub record: Option<Vec<u8>>,
    pub thumbnail: Option<Blob>,
    /// `None` where there was no room for it.
    pub file: Option<File>,
}

/// Reads these photos and gives them to `take`, some at a time and in their order. Returns the keys of
/// damaged ones.
pub async fn read(
    database: &Database,
    entries: &[Entry],
    mut take: impl FnMut(Vec<Kept>),
) -> Vec<String> {
    let mut damaged = Vec::new();
    for some in entries.chunks(MAX_ASKED) {
        let mut photos = Vec::new();
        for (entry, photo) in some.iter().zip(ask(database, some)) {
            // A value that cannot be read takes the others of its transaction with it.
            let photo = match photo.await {
                Some(photo) => Some(photo),
                None => alone(database, entry).await,
            };
            match photo {
                Some(photo) => photos.push(photo),
                None => damaged.push(entry.key.clone()),
            }
        }
        take(photos);
    }
    damaged
}

async fn alone(database: &Database, entry: &Entry) -> Option<Kept> {
    ask(database, std::slice::from_ref(entry)).pop()?.await
}

/// Asks for photos before the first is waited for; each is `None` where neither its record nor its file
/// is whole.
fn ask(database: &Database, entries: &[Entry]) -> Vec<impl Future<Output = Option<Kept>> + use<>> {
    let reading = database.read(&[RECORDS, FILES]);
    let photo = |entry: &Entry| {
        let get = |store| reading.as_ref().ok().map(|of| of.get(store, &entry.key));
        let (record, file, entry) = (get(RECORDS), get(FILES), entry.clone());
        async move {
            let stored = Stored::of(&record?.await.ok()?);
            // A photo without its record is read again.
            let stored = stored.filter(|stored| stored.size() == entry.record_bytes);
            let file = file_of(&file?.await.ok()?);
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
    };
    entries.iter().map(photo).collect()
}

/// A file that is kept under this key, by whichever tab.
pub async fn file(kept: KeptContext, key: &str) -> Option<File> {
    if let Some(file) = kept.with(|inner| inner.pending.file(key).cloned()) {
        return Some(file);
    }
    let reading = kept.database().await.ok()?.read(&[FILES]).ok()?;
    file_of(&reading.get(FILES, key).await.ok()?)
}

//! Files of photos: written where there is room for them, and deleted first where there is none.

use super::channel::announce;
use super::context::{ClassStore, Keeps};
use super::values::{ENTRIES, EntryValue, PHOTOS};
use crate::state::database::Database;
use crate::state::stored::{MOST_BYTES_AS_BYTES, bytes_value, file_value};
use camlens_client::classes::News;
use camlens_client::kept::KeptError;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// Writes a file where there is room for it.
pub async fn write_file(store: ClassStore, database: &Database, key: &str, file: &File) {
    let bytes = file.size() as u64;
    let has_room = store.with(|inner| {
        let entries = inner.entries.iter();
        let others = entries.filter(|(of, _)| of.as_str() != key);
        let used: u64 = others.map(|(_, entry)| entry.file_bytes).sum();
        inner.keeps == Keeps::All && used.saturating_add(bytes) <= inner.budget
    });
    if !has_room {
        store.change(|inner| inner.left_out += 1);
        return;
    }
    let mut written = put_file(store, database, key, (&file_value(file), bytes)).await;
    if let Err(KeptError::Other(_)) = written
        && bytes <= MOST_BYTES_AS_BYTES
        && let Ok(buffer) = JsFuture::from(file.array_buffer()).await
    {
        // WebKit keeps no files in a private window, but bytes.
        let value = bytes_value(file, buffer.unchecked_ref());
        written = put_file(store, database, key, (&value, bytes)).await;
    }
    match written {
        Ok(true) => announce(
            store,
            News {
                keys: [key.to_owned()].into(),
                ..News::default()
            },
        ),
        // The photo was removed meanwhile.
        Ok(false) => {}
        // A file that has changed or gone since it was given cannot be copied; others can.
        Err(KeptError::Other(reason)) => {
            leptos::logging::warn!("a photo's file is not kept: {reason}");
            store.change(|inner| inner.left_out += 1);
        }
        Err(_) => {
            store.change(|inner| inner.left_out += 1);
            leave_out_files(store);
        }
    }
}

/// Puts a file beside its photo. Returns whether there is such a photo.
async fn put_file(
    store: ClassStore,
    database: &Database,
    key: &str,
    (value, file_bytes): (&JsValue, u64),
) -> Result<bool, KeptError> {
    let writing = database.write(&[ENTRIES, PHOTOS])?;
    let before = EntryValue::of(&writing.get(ENTRIES, key).await?);
    let Some(before) = before else {
        return Ok(false);
    };
    let entry = EntryValue {
        file_bytes,
        ..before
    };
    writing.put(PHOTOS, key, value)?;
    writing.put(ENTRIES, key, &entry.value())?;
    writing.committed().await?;
    store.change(|inner| inner.entries.insert(key.to_owned(), entry));
    Ok(true)
}

/// Keeps no more files in this visit.
fn leave_out_files(store: ClassStore) {
    store.change(|inner| {
        inner.keeps = Keeps::Members;
        while inner.pending.take_file().is_some() {
            inner.left_out += 1;
        }
    });
}

/// Deletes all files.
///
/// # Errors
/// [`KeptError`].
pub async fn drop_files(store: ClassStore, database: &Database) -> Result<(), KeptError> {
    let with_file = store.with(|inner| {
        let entries = inner.entries.iter();
        let with_file = entries.filter(|(_, entry)| entry.file_bytes > 0);
        let without = with_file.map(|(key, entry)| {
            let file_bytes = 0;
            (
                key.clone(),
                EntryValue {
                    file_bytes,
                    ..*entry
                },
            )
        });
        without.collect::<Vec<_>>()
    });
    let writing = database.write(&[ENTRIES, PHOTOS])?;
    writing.clear(PHOTOS)?;
    for (key, entry) in &with_file {
        writing.put(ENTRIES, key, &entry.value())?;
    }
    writing.committed().await?;
    let news = News {
        keys: with_file.iter().map(|(key, _)| key.clone()).collect(),
        ..News::default()
    };
    store.change(|inner| inner.entries.extend(with_file));
    announce(store, news);
    Ok(())
}

/// Writes with `put`; where the storage is full, once more after room was made. `None` where everything was
/// forgotten meanwhile: `era` is the store's when the writing began.
pub async fn with_room(
    store: ClassStore,
    database: &Database,
    era: u64,
    put: impl AsyncFn() -> Result<(), KeptError>,
) -> Option<Result<(), KeptError>> {
    let is_wanted = || store.with(|inner| inner.era) == era;
    let mut written = Ok(());
    if is_wanted() {
        written = put().await;
    }
    if written == Err(KeptError::Full) && is_wanted() && make_room(store, database).await {
        written = put().await;
    }
    is_wanted().then_some(written)
}

/// Makes room for photos where there was none: all files go. Returns whether there were some.
async fn make_room(store: ClassStore, database: &Database) -> bool {
    let has_files = store.with(|inner| inner.entries.values().any(|of| of.file_bytes > 0));
    if !has_files {
        return false;
    }
    leave_out_files(store);
    drop_files(store, database).await.is_ok()
}

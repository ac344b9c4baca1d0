//! Writes what waits: records several at once, files one by one, and one transaction at a time.

use super::context::{Keeps, KeptContext, Waiting};
use super::stored::{ENTRIES, FILES, RECORDS, entry_value};
use crate::state::database::{Database, Transaction};
use crate::state::stored::{MOST_BYTES_AS_BYTES, Thumbnail, bytes_value, file_value};
use camlens_client::kept::{Entry, KeptError};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// Records in one transaction.
const MAX_RECORDS: usize = 32;

/// Begins to write, unless that is under way.
pub fn wake(kept: KeptContext) {
    let was_writing = kept.change(|inner| std::mem::replace(&mut inner.is_writing, true));
    if was_writing {
        return;
    }
    leptos::task::spawn_local(async move {
        let database = kept.database().await;
        loop {
            let (records, file) = kept.change(|inner| {
                if database.is_err() {
                    inner.pending.clear();
                }
                let records = inner.pending.take_records(MAX_RECORDS);
                let file = inner.pending.take_file();
                inner.is_writing = !records.is_empty() || file.is_some();
                (records, file)
            });
            let Ok(database) = &database else { break };
            if records.is_empty() && file.is_none() {
                break;
            }
            if !records.is_empty() {
                write_records(kept, database, records).await;
            }
            if let Some((key, file)) = file {
                write_file(kept, database, &key, &file).await;
            }
            kept.tell();
        }
    });
}

async fn write_records(
    kept: KeptContext,
    database: &Database,
    mut records: Vec<(String, Waiting)>,
) {
    for (_, record) in &mut records {
        record.take_thumbnail().await;
    }
    // From here to the requests nothing is waited for, so that nothing is removed in between.
    let (before, after) = kept.change(|inner| {
        let mut pairs = (Vec::new(), Vec::new());
        if inner.keeps == Keeps::Nothing {
            return pairs;
        }
        records.retain(|(key, _)| inner.contents.find(key).is_some());
        for (key, record) in &records {
            if let Some(entry) = inner.contents.find(key).cloned() {
                let written = Entry {
                    is_read: record.is_read,
                    record_bytes: record.stored.size(),
                    ..entry.clone()
                };
                inner.contents.put(written.clone());
                pairs.0.push(entry);
                pairs.1.push(written);
            }
        }
        pairs
    });
    if after.is_empty() {
        return;
    }
    let written = write(database, RECORDS, |writing| {
        for ((key, record), entry) in records.iter().zip(&after) {
            writing.put(RECORDS, key, &record.stored.value())?;
            writing.put(ENTRIES, key, &entry_value(entry))?;
        }
        Ok(())
    });
    let Err(error) = written.await else { return };
    take_back(kept, before, &after);
    let is_full = error == KeptError::Full;
    kept.tell_trouble(error);
    let had_all = kept.change(|inner| {
        let had_all = inner.keeps == Keeps::All;
        if is_full && had_all {
            inner.keeps = Keeps::Records;
            inner.pending.remove_files();
            inner.pending.push_back(records);
        } else {
            inner.keeps = Keeps::Nothing;
            inner.pending.clear();
        }
        had_all
    });
    if is_full && had_all {
        drop_files(kept, database).await;
    }
}

/// Writes a file where there is room for it.
async fn write_file(kept: KeptContext, database: &Database, key: &str, file: &File) {
    let bytes = file.size() as u64;
    let change = kept.change(|inner| {
        if inner.keeps != Keeps::All {
            return None;
        }
        let entry = inner.contents.find(key).cloned()?;
        let before = inner.contents.make_room(key, bytes, inner.budget)?;
        let after: Vec<Entry> = before.iter().map(without_file).collect();
        let written = Entry {
            file_bytes: bytes,
            ..entry.clone()
        };
        for entry in after.iter().chain([&written]) {
            inner.contents.put(entry.clone());
        }
        Some((before, after, entry, written))
    });
    let Some((mut before, mut after, entry, written)) = change else {
        return;
    };
    let put = async |value: &JsValue| {
        write(database, FILES, |writing| {
            delete_files(writing, &after)?;
            writing.put(FILES, key, value)?;
            writing.put(ENTRIES, key, &entry_value(&written))
        })
        .await
    };
    let mut done = put(&file_value(file)).await;
    if let Err(KeptError::Other(_)) = done
        && bytes <= MOST_BYTES_AS_BYTES
        && let Ok(bytes) = JsFuture::from(file.array_buffer()).await
    {
        // WebKit keeps no files in a private window, but bytes.
        done = put(&bytes_value(file, bytes.unchecked_ref())).await;
    }
    let Err(error) = done else { return };
    before.push(entry);
    after.push(written);
    take_back(kept, before, &after);
    // A file that has changed or gone since it was given cannot be copied; others can.
    if let KeptError::Other(reason) = error {
        leptos::logging::warn!("a photo's file is not kept: {reason}");
        return;
    }
    kept.tell_trouble(error);
    kept.change(|inner| {
        inner.keeps = Keeps::Records;
        inner.pending.remove_files();
    });
}

/// Deletes the files that can go, so that records have room.
async fn drop_files(kept: KeptContext, database: &Database) {
    let (before, after) = kept.change(|inner| {
        let before = inner.contents.dispensable();
        let after: Vec<Entry> = before.iter().map(without_file).collect();
        for entry in &after {
            inner.contents.put(entry.clone());
        }
        (before, after)
    });
    let done = write(database, FILES, |writing| delete_files(writing, &after));
    if done.await.is_err() {
        take_back(kept, before, &after);
    }
}

/// Deletes the files of these photos, and those photos of which nothing else is kept.
fn delete_files(writing: &Transaction, after: &[Entry]) -> Result<(), KeptError> {
    for entry in after {
        writing.delete(FILES, &entry.key)?;
        if entry.bytes() == 0 {
            writing.delete(ENTRIES, &entry.key)?;
        } else {
            writing.put(ENTRIES, &entry.key, &entry_value(entry))?;
        }
    }
    Ok(())
}

/// Writes to the list and one other store, all or nothing.
async fn write(
    database: &Database,
    store: &str,
    ask: impl FnOnce(&Transaction) -> Result<(), KeptError>,
) -> Result<(), KeptError> {
    let writing = database.write(&[ENTRIES, store])?;
    match ask(&writing) {
        Ok(()) => writing.committed().await,
        Err(error) => {
            writing.abort();
            Err(error)
        }
    }
}

/// Undoes in the list what was not written, where nothing has changed since.
fn take_back(kept: KeptContext, before: Vec<Entry>, after: &[Entry]) {
    kept.change(|inner| {
        for (before, after) in before.into_iter().zip(after) {
            if inner.contents.find(&after.key) == Some(after) {
                inner.contents.put(before);
            }
        }
    });
}

fn without_file(entry: &Entry) -> Entry {
    Entry {
        file_bytes: 0,
        ..entry.clone()
    }
}

impl Waiting {
    /// Takes the thumbnail's bytes into the record; one that cannot be read is left out.
    async fn take_thumbnail(&mut self) {
        if let Some((bytes, kind)) = self.thumbnail.take() {
            let bytes = JsFuture::from(bytes).await.ok();
            self.stored.thumbnail = bytes.map(|bytes| Thumbnail {
                bytes: Uint8Array::new(&bytes),
                kind,
            });
        }
    }
}

//! Writes what waits: first the classes, then photos, several at once, then files one by one; and one
//! transaction at a time. What cannot be written for lack of room waits on.

use super::channel::announce;
use super::context::{Change, ClassStore, Keeps, MemberWrite};
use super::values::{
    ENTRIES, EntryValue, HEAD, MEMBERS, OUTLINE, PHOTOS, PROJECT, outline_of, outline_values,
};
use crate::state::database::{Database, Transaction};
use crate::state::stored::{MOST_BYTES_AS_BYTES, Stored, Thumbnail, bytes_value, file_value};
use camlens_client::classes::{News, Outline};
use camlens_client::kept::KeptError;
use js_sys::{Date, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// Photos in one transaction.
const MAX_MEMBERS: usize = 32;

/// Begins to write, unless that is under way.
pub fn wake(store: ClassStore) {
    let was_writing = store.change(|inner| std::mem::replace(&mut inner.is_writing, true));
    if was_writing {
        return;
    }
    leptos::task::spawn_local(async move {
        let written = match store.database().await {
            Ok(database) => write_all(store, &database).await,
            Err(error) => Err(error),
        };
        store.change(|inner| {
            inner.is_writing = false;
            if matches!(written, Err(KeptError::Refused)) {
                inner.keeps = Keeps::Nothing;
                inner.pending.clear();
                inner.outline = None;
            }
        });
        store.tell_size();
        store.tell_trouble(written.err());
    });
}

/// Writes until nothing waits.
async fn write_all(store: ClassStore, database: &Database) -> Result<(), KeptError> {
    loop {
        // What is deleted makes room for all else.
        let is_removal = |write: &MemberWrite| matches!(write, MemberWrite::Remove);
        let removals = store.change(|inner| inner.pending.take_such(is_removal));
        let mut did = !removals.is_empty();
        if did {
            write_members(store, database, removals).await?;
        }
        if store.change(|inner| std::mem::take(&mut inner.drops_files)) {
            drop_files(store, database).await?;
            did = true;
        }
        if let Some(mine) = store.with(|inner| inner.outline.clone()) {
            write_outline(store, database, mine).await?;
            did = true;
        }
        let members = store.change(|inner| inner.pending.take_records(MAX_MEMBERS));
        if !members.is_empty() {
            write_members(store, database, members).await?;
            did = true;
        } else if let Some((key, file)) = store.change(|inner| inner.pending.take_file()) {
            // Behind all photos: the entry of its photo is there.
            write_file(store, database, &key, &file).await;
            did = true;
        }
        store.tell_size();
        if !did {
            return Ok(());
        }
    }
}

/// Writes the classes, together with what another tab has changed meanwhile.
async fn write_outline(
    store: ClassStore,
    database: &Database,
    mine: Outline,
) -> Result<(), KeptError> {
    let era = store.with(|inner| inner.era);
    let writing = database.write(&[PROJECT])?;
    let (classes, head) = (writing.get(PROJECT, OUTLINE), writing.get(PROJECT, HEAD));
    let (theirs, _) = outline_of(&classes.await?, &head.await?);
    let theirs_or_none = theirs.clone().unwrap_or_default();
    // A damaged one is written anew.
    let written = match &theirs {
        Some(theirs) => store.with(|inner| Outline::merged(&inner.base, &mine, theirs)),
        None => mine.clone(),
    };
    let (classes, head) = outline_values(&written);
    writing.put(PROJECT, OUTLINE, &classes)?;
    match head {
        _ if written.has_same_head(&theirs_or_none) => {}
        Some(head) => writing.put(PROJECT, HEAD, &head)?,
        None => writing.delete(PROJECT, HEAD)?,
    }
    writing.committed().await?;
    if store.with(|inner| inner.era) != era {
        return Ok(());
    }
    let here = store.change(|inner| {
        // What was changed here since waits on.
        let still = inner.outline.take().filter(|now| !now.is_same(&mine));
        inner.outline = still.map(|now| Outline::merged(&mine, &now, &written));
        inner.base = written.clone();
        inner.outline.as_ref().unwrap_or(&inner.base).clone()
    });
    if !written.is_same(&mine) {
        store.tell_change(Change::Some {
            outline: Some(Box::new(here)),
            members: Vec::new(),
            removed: Vec::new(),
        });
    }
    let news = News {
        outline: true,
        ..News::default()
    };
    announce(store, news);
    Ok(())
}

/// Writes photos. Where there is no room, all files make room for them; what is still not written waits.
async fn write_members(
    store: ClassStore,
    database: &Database,
    members: Vec<(String, MemberWrite)>,
) -> Result<(), KeptError> {
    let era = store.change(|inner| {
        inner.underway = members.iter().map(|(key, _)| key.clone()).collect();
        inner.era
    });
    let mut ready = Vec::new();
    for (key, write) in &members {
        ready.push((key.clone(), write.stored().await));
    }
    let is_wanted = || store.with(|inner| inner.era) == era;
    let mut written = Ok(());
    if is_wanted() {
        written = put_members(store, database, &ready).await;
    }
    let has_files = store.with(|inner| inner.entries.values().any(|of| of.file_bytes > 0));
    if written == Err(KeptError::Full) && has_files && is_wanted() {
        leave_out_files(store);
        if drop_files(store, database).await.is_ok() {
            written = put_members(store, database, &ready).await;
        }
    }
    store.change(|inner| inner.underway.clear());
    if !is_wanted() {
        return Ok(());
    }
    if let Err(error) = written {
        store.change(|inner| inner.pending.push_back(members));
        return Err(error);
    }
    let news = News {
        keys: ready.into_iter().map(|(key, _)| key).collect(),
        ..News::default()
    };
    announce(store, news);
    Ok(())
}

/// Puts photos, or deletes those that have no record; all of them or none.
async fn put_members(
    store: ClassStore,
    database: &Database,
    members: &[(String, Option<Stored>)],
) -> Result<(), KeptError> {
    let era = store.with(|inner| inner.era);
    let writing = database.write(&[ENTRIES, MEMBERS, PHOTOS])?;
    let entries = match ask_to_put(store, &writing, members).await {
        Ok(entries) => entries,
        Err(error) => {
            writing.abort();
            return Err(error);
        }
    };
    writing.committed().await?;
    store.change(|inner| {
        if inner.era != era {
            return;
        }
        for ((key, _), entry) in members.iter().zip(entries) {
            match entry {
                Some(entry) => drop(inner.entries.insert(key.clone(), entry)),
                None => drop(inner.entries.remove(key)),
            }
        }
    });
    Ok(())
}

/// Asks for all of it, and returns the photos' entries; `None` for those that are deleted.
async fn ask_to_put(
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
            entries.push(None);
            continue;
        };
        let new = || EntryValue {
            place: next_place(store),
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

/// The place of the next photo: behind all others, of other tabs too.
fn next_place(store: ClassStore) -> f64 {
    store.change(|inner| {
        inner.last_place = Date::now().max(inner.last_place + 1.0);
        inner.last_place
    })
}

/// Writes a file where there is room for it.
async fn write_file(store: ClassStore, database: &Database, key: &str, file: &File) {
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
async fn drop_files(store: ClassStore, database: &Database) -> Result<(), KeptError> {
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

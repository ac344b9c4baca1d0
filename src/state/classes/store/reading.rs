//! Reads what is kept.

use super::context::{Change, ClassStore, StoredMember, StoredProject};
use super::values::{ENTRIES, EntryValue, HEAD, MEMBERS, OUTLINE, PHOTOS, PROJECT, outline_of};
use crate::state::database::Database;
use crate::state::stored::{Stored, file_of};
use camlens_client::classes::{ClassId, MemberRecord, News, Outline, OwnClass};
use camlens_client::kept::KeptError;
use std::collections::HashMap;
use std::future::Future;
use web_sys::File;

/// Photos that are asked for at once: their bytes are there twice only as long as these are read.
const MAX_ASKED: usize = 64;

/// Reads the project, or `None` where there is none; photos of classes that are not listed, and damaged ones,
/// are deleted.
///
/// # Errors
/// [`KeptError`], where nothing can be read.
pub async fn all(store: ClassStore) -> Result<Option<StoredProject>, KeptError> {
    let database = store.database().await?;
    let (outline, entries) = listed(&database).await?;
    let mut keys: Vec<(String, EntryValue)> = entries.into_iter().collect();
    keys.sort_by(|(key, one), (other_key, other)| {
        one.place.total_cmp(&other.place).then(key.cmp(other_key))
    });
    let (mut members, mut lost) = (Vec::new(), Vec::new());
    for some in keys.chunks(MAX_ASKED) {
        for ((key, entry), member) in some.iter().zip(ask(&database, some)) {
            match member.await {
                Some(member) => members.push(member),
                None => lost.push((key.clone(), *entry)),
            }
        }
    }
    let outline = outline.unwrap_or_else(|| outline_around(&members));
    let is_listed = |class: ClassId| outline.classes.iter().any(|of| of.id == class);
    let gone = members.extract_if(.., |member| !is_listed(member.record.class));
    let mut gone: Vec<String> = gone.map(|member| member.record.key).collect();
    gone.extend(lost.into_iter().map(|(key, _)| key));
    if !gone.is_empty() {
        leptos::logging::warn!("kept photos of own classes were lost: {}", gone.len());
    }
    store.change(|inner| {
        inner.base = outline.clone();
        inner.entries = keys.into_iter().collect();
        let places = inner.entries.values().map(|entry| entry.place);
        inner.last_place = places.fold(0.0, f64::max);
    });
    store.tell_size();
    if !gone.is_empty() {
        store.remove_members(&gone);
    }
    let is_empty = outline.classes.is_empty() && members.is_empty();
    Ok((!is_empty).then_some(StoredProject { outline, members }))
}

/// Reads what other tabs have written, but for what this one is about to write over it.
///
/// # Errors
/// [`KeptError`], where nothing can be read.
pub async fn changes(store: ClassStore, news: News) -> Result<Change, KeptError> {
    let database = store.database().await?;
    let (mut keys, mut outline) = (news.keys, None);
    if news.all || news.outline {
        outline = listed_outline(&database).await?;
    }
    if news.all {
        let (_, entries) = listed(&database).await?;
        keys.extend(entries.into_keys());
        keys.extend(store.with(|inner| inner.entries.keys().cloned().collect::<Vec<_>>()));
    }
    keys.retain(|key| !store.with(|inner| inner.writes(key)));
    let keys: Vec<String> = keys.into_iter().collect();
    let (mut members, mut removed) = (Vec::new(), Vec::new());
    for some in keys.chunks(MAX_ASKED) {
        let entries = entries_of(&database, some).await?;
        let known: Vec<(String, EntryValue)> = some
            .iter()
            .zip(&entries)
            .filter_map(|(key, entry)| Some((key.clone(), (*entry)?)))
            .collect();
        for member in ask(&database, &known) {
            members.extend(member.await);
        }
        store.change(|inner| {
            for (key, entry) in some.iter().zip(entries) {
                match entry {
                    Some(entry) => drop(inner.entries.insert(key.clone(), entry)),
                    None => {
                        inner.entries.remove(key);
                        removed.push(key.clone());
                    }
                }
            }
        });
    }
    let outline = outline.map(|theirs| store.change(|inner| inner.take_theirs(theirs)));
    Ok(Change::Some {
        outline: outline.map(Box::new),
        members,
        removed,
    })
}

/// The file of a photo.
pub async fn file(store: ClassStore, key: &str) -> Option<File> {
    if let Some(file) = store.with(|inner| inner.pending.file(key).cloned()) {
        return Some(file);
    }
    let reading = store.database().await.ok()?.read(&[PHOTOS]).ok()?;
    file_of(&reading.get(PHOTOS, key).await.ok()?)
}

/// The outline and the list of all photos. A damaged head is left out, and so are damaged entries.
async fn listed(
    database: &Database,
) -> Result<(Option<Outline>, HashMap<String, EntryValue>), KeptError> {
    let outline = listed_outline(database).await?;
    let (keys, values) = database.read(&[ENTRIES])?.all(ENTRIES).await?;
    let entry = |(key, value): (wasm_bindgen::JsValue, wasm_bindgen::JsValue)| {
        Some((key.as_string()?, EntryValue::of(&value).unwrap_or_default()))
    };
    let entries = keys.iter().zip(values.iter()).filter_map(entry).collect();
    Ok((outline, entries))
}

async fn listed_outline(database: &Database) -> Result<Option<Outline>, KeptError> {
    let reading = database.read(&[PROJECT])?;
    let (classes, head) = (reading.get(PROJECT, OUTLINE), reading.get(PROJECT, HEAD));
    let (outline, error) = outline_of(&classes.await?, &head.await?);
    if let Some(error) = error {
        leptos::logging::warn!("kept classes are damaged: {error}");
    }
    Ok(outline)
}

/// The entries of these keys; `None` where there is none.
async fn entries_of(
    database: &Database,
    keys: &[String],
) -> Result<Vec<Option<EntryValue>>, KeptError> {
    let reading = database.read(&[ENTRIES])?;
    let asked: Vec<_> = keys.iter().map(|key| reading.get(ENTRIES, key)).collect();
    let mut entries = Vec::new();
    for entry in asked {
        entries.push(EntryValue::of(&entry.await?));
    }
    Ok(entries)
}

/// Asks for photos before the first is waited for; each is `None` where its record is not whole.
fn ask(
    database: &Database,
    entries: &[(String, EntryValue)],
) -> Vec<impl Future<Output = Option<StoredMember>> + use<>> {
    let reading = database.read(&[MEMBERS]);
    let member = |(key, _): &(String, EntryValue)| {
        let asked = reading.as_ref().ok().map(|of| of.get(MEMBERS, key));
        let key = key.clone();
        async move {
            let stored = Stored::of(&asked?.await.ok()?)?;
            let record = MemberRecord::decode(&stored.bytes.to_vec()).ok()?;
            let thumbnail = stored.thumbnail.and_then(|thumbnail| thumbnail.blob());
            (record.key == key).then_some(StoredMember { record, thumbnail })
        }
    };
    entries.iter().map(member).collect()
}

/// The outline of photos whose classes are lost: numbers are their names.
fn outline_around(members: &[StoredMember]) -> Outline {
    let mut ids: Vec<ClassId> = members.iter().map(|of| of.record.class).collect();
    ids.sort_unstable();
    ids.dedup();
    let class = |(at, id): (usize, ClassId)| OwnClass {
        id,
        name: (at + 1).to_string(),
        colour: (at % usize::from(camlens_client::classes::COLOURS)) as u8,
        on: true,
    };
    Outline {
        classes: ids.into_iter().enumerate().map(class).collect(),
        ..Outline::default()
    }
}

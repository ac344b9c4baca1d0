//! Reads what is kept.

use super::context::{Change, ClassStore, StoredMember, StoredProject};
use super::values::{ENTRIES, EntryValue, HEAD, MEMBERS, OUTLINE, PHOTOS, PROJECT, outline_of};
use crate::state::database::Transaction;
use crate::state::stored::{Stored, file_of};
use camlens_client::classes::{ClassId, MemberRecord, News, Outline, OwnClass};
use camlens_client::kept::KeptError;
use std::future::Future;
use wasm_bindgen::JsValue;
use web_sys::File;

/// Photos that are asked for at once: their bytes are there twice only as long as these are read.
const MAX_ASKED: usize = 64;

/// Reads the project together with what was put meanwhile, or `None` where there is none; photos of classes that
/// are not listed, and damaged ones, are deleted.
///
/// # Errors
/// [`KeptError`], where nothing can be read.
pub async fn all(store: ClassStore) -> Result<Option<StoredProject>, KeptError> {
    let database = store.database().await?;
    let era = store.with(|inner| inner.era);
    // One transaction: of a class that another tab adds now, the class is there if its photos are.
    let reading = database.read(&[PROJECT, ENTRIES, MEMBERS])?;
    let outline = listed_outline(&reading).await?;
    let mut keys: Vec<(String, EntryValue)> = listed(&reading).await?;
    keys.sort_by(|(key, one), (other_key, other)| {
        one.place.total_cmp(&other.place).then(key.cmp(other_key))
    });
    let (mut members, mut lost) = (Vec::new(), Vec::new());
    for some in keys.chunks(MAX_ASKED) {
        let some: Vec<&str> = some.iter().map(|(key, _)| key.as_str()).collect();
        let asked = ask(&reading, &some);
        for (key, member) in some.into_iter().zip(asked) {
            match member.await {
                Ok(Some(member)) => members.push(member),
                Ok(None) => lost.push(key.to_owned()),
                Err(error) => unread(key, &error),
            }
        }
    }
    if store.with(|inner| inner.era) != era {
        return Ok(None);
    }
    let outline = outline.unwrap_or_else(|| outline_around(&members));
    let is_listed = |class: ClassId| outline.classes.iter().any(|of| of.id == class);
    let gone = members.extract_if(.., |member| !is_listed(member.record.class));
    lost.extend(gone.map(|member| member.record.key));
    if !lost.is_empty() {
        leptos::logging::warn!("kept photos of own classes were lost: {}", lost.len());
    }
    let outline = store.change(|inner| {
        inner.entries = keys.into_iter().collect();
        let places = inner.entries.values().map(|entry| entry.place);
        inner.last_place = places.fold(0.0, f64::max);
        inner.take_theirs(outline);
        inner.outline_here()
    });
    store.tell_size();
    if !lost.is_empty() {
        store.remove_members(&lost);
    }
    let is_empty = outline.classes.is_empty() && members.is_empty();
    Ok((!is_empty).then_some(StoredProject { outline, members }))
}

/// Reads what other tabs have written, but for what this one has written over it, or is about to.
///
/// # Errors
/// [`KeptError`], where nothing can be read.
pub async fn changes(store: ClassStore, news: News) -> Result<Change, KeptError> {
    let database = store.database().await?;
    store.change(|inner| inner.touched.clear());
    let (mut keys, mut has_outline) = (news.keys, false);
    if news.all || news.outline {
        let theirs = listed_outline(&database.read(&[PROJECT])?).await?;
        has_outline = theirs.is_some();
        // At once: what this tab writes from now on stands on it.
        store.change(|inner| theirs.map(|theirs| inner.take_theirs(theirs)));
    }
    if news.all {
        let entries = listed(&database.read(&[ENTRIES])?).await?;
        keys.extend(entries.into_iter().map(|(key, _)| key));
        keys.extend(store.with(|inner| inner.entries.keys().cloned().collect::<Vec<_>>()));
    }
    keys.retain(|key| !store.with(|inner| inner.writes(key)));
    let keys: Vec<String> = keys.into_iter().collect();
    let (mut members, mut removed) = (Vec::new(), Vec::new());
    for some in keys.chunks(MAX_ASKED) {
        let reading = database.read(&[ENTRIES, MEMBERS])?;
        let entries = entries_of(&reading, some).await?;
        let listed = some.iter().zip(&entries);
        let listed = listed.filter_map(|(key, entry)| entry.map(|_| key.as_str()));
        let listed: Vec<&str> = listed.collect();
        let asked = ask(&reading, &listed);
        for (key, member) in listed.into_iter().zip(asked) {
            match member.await {
                Ok(member) => members.extend(member),
                Err(error) => unread(key, &error),
            }
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
    Ok(store.with(|inner| {
        // As they are now: meanwhile this tab may have written.
        members.retain(|member| !inner.touched.contains(&member.record.key));
        removed.retain(|key| !inner.touched.contains(key));
        Change::Some {
            outline: has_outline.then(|| Box::new(inner.outline_here())),
            members,
            removed,
        }
    }))
}

/// The file of a photo.
pub async fn file(store: ClassStore, key: &str) -> Option<File> {
    if let Some(file) = store.with(|inner| inner.pending.file(key).cloned()) {
        return Some(file);
    }
    let reading = store.database().await.ok()?.read(&[PHOTOS]).ok()?;
    file_of(&reading.get(PHOTOS, key).await.ok()?)
}

/// The list of all photos.
async fn listed(reading: &Transaction) -> Result<Vec<(String, EntryValue)>, KeptError> {
    let (keys, values) = reading.all(ENTRIES).await?;
    let entry = |(key, value): (JsValue, JsValue)| {
        Some((key.as_string()?, EntryValue::of(&value).unwrap_or_default()))
    };
    Ok(keys.iter().zip(values.iter()).filter_map(entry).collect())
}

/// The classes, the settings and the head; a damaged head is left out.
async fn listed_outline(reading: &Transaction) -> Result<Option<Outline>, KeptError> {
    let (classes, head) = (reading.get(PROJECT, OUTLINE), reading.get(PROJECT, HEAD));
    let (outline, error) = outline_of(&classes.await?, &head.await?);
    if let Some(error) = error {
        leptos::logging::warn!("kept classes are damaged: {error}");
    }
    Ok(outline)
}

/// The entries of these keys; `None` where there is none.
async fn entries_of(
    reading: &Transaction,
    keys: &[String],
) -> Result<Vec<Option<EntryValue>>, KeptError> {
    let asked: Vec<_> = keys.iter().map(|key| reading.get(ENTRIES, key)).collect();
    let mut entries = Vec::new();
    for entry in asked {
        entries.push(EntryValue::of(&entry.await?));
    }
    Ok(entries)
}

/// A photo, or `None` where its record is not whole.
type Read = Result<Option<StoredMember>, KeptError>;

/// Asks for photos before the first is waited for.
fn ask(reading: &Transaction, keys: &[&str]) -> Vec<impl Future<Output = Read> + use<>> {
    let member = |key: &&str| {
        let asked = reading.get(MEMBERS, key);
        let key = (*key).to_owned();
        async move { Ok(member_of(&key, &asked.await?)) }
    };
    keys.iter().map(member).collect()
}

fn member_of(key: &str, value: &JsValue) -> Option<StoredMember> {
    let stored = Stored::of(value)?;
    let record = MemberRecord::decode(&stored.bytes.to_vec()).ok()?;
    let thumbnail = stored.thumbnail.and_then(|thumbnail| thumbnail.blob());
    (record.key == key).then_some(StoredMember { record, thumbnail })
}

/// A photo that the browser does not read now may be read at the next visit.
fn unread(key: &str, error: &KeptError) {
    leptos::logging::warn!("a photo of own classes is not read: {key}: {error}");
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

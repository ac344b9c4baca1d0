//! The files of a dropped folder, with all folders in it.
//!
//! Entries are used by what they have, not by their class: `webkitGetAsEntry` is no browser's standard,
//! and each has classes of its own names.

use super::files::Given;
use camlens_client::gallery::{Folder, NaturalKey, is_folder_of_photos, is_picture};
use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry};

/// The number of files in a batch: so many are opened in some ten milliseconds.
const BATCH: usize = 20;

/// An entry that was not opened yet.
struct Unopened {
    entry: FileSystemEntry,
    /// The folders above it.
    folders: Vec<String>,
}

/// Brings the pictures among what was dropped, some at a time, as long as they are wanted: first each folder's
/// own names in their order, and of a folder all that is in it before the next name. Returns the number of
/// entries that could not be opened.
pub async fn bring_dropped(
    dropped: Vec<FileSystemEntry>,
    is_wanted: impl Fn() -> bool,
    mut bring: impl FnMut(Vec<Given>),
) -> usize {
    let mut unreadable = 0;
    let mut batch = Vec::new();
    let mut unopened = in_turn(dropped, &[]);
    while let Some(Unopened { entry, folders }) = unopened.pop() {
        if !is_wanted() {
            return 0;
        }
        if entry.is_directory() {
            let mut folders = folders;
            folders.push(entry.name());
            match entries(entry.unchecked_ref()).await {
                Ok(inner) => {
                    let inner = inner.into_iter().filter(may_have_photos).collect();
                    unopened.extend(in_turn(inner, &folders));
                }
                Err(_) => unreadable += 1,
            }
            continue;
        }
        let folder = Folder(folders);
        match file(entry.unchecked_ref()).await {
            Ok(file) => batch.push(Given { file, folder }),
            Err(_) => unreadable += 1,
        }
        if batch.len() == BATCH {
            bring(std::mem::take(&mut batch));
        }
    }
    bring(batch);
    unreadable
}

/// Whether an entry of a folder is opened. What was dropped itself always is.
fn may_have_photos(entry: &FileSystemEntry) -> bool {
    let name = entry.name();
    match entry.is_directory() {
        true => is_folder_of_photos(&name),
        false => is_picture(&name, ""),
    }
}

/// Entries as they are popped: the first name last.
fn in_turn(mut entries: Vec<FileSystemEntry>, folders: &[String]) -> Vec<Unopened> {
    entries.sort_by_cached_key(|entry| std::cmp::Reverse(NaturalKey::of(&entry.name())));
    let unopened = |entry| Unopened {
        entry,
        folders: folders.to_vec(),
    };
    entries.into_iter().map(unopened).collect()
}

/// All entries of a folder. A browser gives some at a time: Chromium a hundred.
///
/// # Errors
/// What the browser said.
async fn entries(folder: &FileSystemDirectoryEntry) -> Result<Vec<FileSystemEntry>, JsValue> {
    let reader = folder.create_reader();
    let mut entries = Vec::new();
    loop {
        let more =
            promise(|done, failed| reader.read_entries_with_callback_and_callback(&done, &failed));
        let more: Array = JsFuture::from(more).await?.unchecked_into();
        if more.length() == 0 {
            return Ok(entries);
        }
        entries.extend(more.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
}

/// The file of an entry.
///
/// # Errors
/// What the browser said, as when it was removed.
async fn file(entry: &FileSystemFileEntry) -> Result<File, JsValue> {
    let file = promise(|done, failed| {
        entry.file_with_callback_and_callback(&done, &failed);
        Ok(())
    });
    JsFuture::from(file).await?.dyn_into()
}

/// A promise that is kept by one callback and broken by the other.
fn promise(call: impl Fn(js_sys::Function, js_sys::Function) -> Result<(), JsValue>) -> Promise {
    Promise::new(&mut |done, failed| {
        if let Err(reason) = call(done, failed.clone()) {
            // The promise is still open: nothing was called.
            let _ = failed.call1(&JsValue::UNDEFINED, &reason);
        }
    })
}

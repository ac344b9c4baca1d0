//! The beginning of a visit: opens the database and reads the list of what is kept.

use super::context::{Keeps, KeptContext};
use super::stored::{ENTRIES, FILES, RECORDS, STORES, entry_of};
use super::tab::{hold, open_tabs, tab};
use crate::parts::document;
use crate::state::database::{Database, Transaction, folder, quota};
use camlens_client::kept::{Entry, KeptError, MAX_BYTES, budget};
use js_sys::{Array, Date, Promise};
use std::collections::HashSet;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// Tells other pages that this tab is open, opens the database, and deletes what is over.
pub fn begin() -> KeptContext {
    let Some(tab) = tab() else {
        let kept = KeptContext::new("", MAX_BYTES, Promise::resolve(&JsValue::UNDEFINED));
        kept.change(|inner| inner.keeps = Keeps::Nothing);
        kept.tell_trouble(KeptError::Refused);
        return kept;
    };
    hold(&tab);
    let kept = KeptContext::new(&tab, MAX_BYTES, Promise::resolve(&JsValue::UNDEFINED));
    let opening = future_to_promise(async move {
        match open(kept).await {
            Ok(database) => kept.change(|inner| inner.database = Some(database)),
            Err(error) => {
                kept.change(|inner| inner.keeps = Keeps::Nothing);
                kept.tell_trouble(error);
            }
        }
        kept.tell();
        Ok(JsValue::UNDEFINED)
    });
    kept.change(|inner| inner.opening = opening);
    kept
}

async fn open(kept: KeptContext) -> Result<Database, KeptError> {
    let path = folder().ok_or(KeptError::Refused)?;
    let name = format!("camlens-kept-{path}");
    let database = Database::open(&name, STORES).await?;
    let quota = quota().await;
    kept.change(|inner| inner.budget = budget(quota));
    let open = open_tabs().await;
    let writing = database.write(STORES)?;
    load(kept, &writing, open.as_ref()).await?;
    writing.committed().await?;
    kept.change(|inner| {
        // A photo that was given since is not written yet.
        let before = inner.contents.mine().filter(|entry| entry.bytes() > 0);
        inner.before = before.cloned().collect();
    });
    delete_old_cache(&name).await;
    Ok(database)
}

/// Reads the list anew in a transaction that may write, and deletes in it what is over or damaged.
/// The names of the open tabs are asked for before: a transaction waits for nothing but its requests.
///
/// # Errors
/// [`KeptError`].
pub async fn load(
    kept: KeptContext,
    writing: &Transaction,
    open: Option<&HashSet<String>>,
) -> Result<(), KeptError> {
    let (keys, values) = writing.all(ENTRIES).await?;
    let (entries, damaged) = read(&keys, &values);
    let over = kept.change(|inner| {
        let all = entries.into_iter();
        // Written only now, where the visitor was quicker than the browser.
        let wanted = all.filter(|entry| !inner.forgotten.contains(&entry.key));
        inner.contents.load(wanted.collect(), open, Date::now())
    });
    let over = over.into_iter().map(|entry| entry.key);
    for key in over.chain(damaged) {
        for store in [ENTRIES, RECORDS, FILES] {
            writing.delete(store, &key)?;
        }
    }
    Ok(())
}

/// Entries, and the keys of damaged ones.
fn read(keys: &Array, values: &Array) -> (Vec<Entry>, Vec<String>) {
    let (mut entries, mut damaged) = (Vec::new(), Vec::new());
    for (key, value) in keys.iter().zip(values.iter()) {
        match (entry_of(&key, &value), key.as_string()) {
            (Some(entry), _) => entries.push(entry),
            (None, Some(key)) => damaged.push(key),
            (None, None) => {}
        }
    }
    (entries, damaged)
}

/// Deletes the photos that earlier versions of the page kept.
async fn delete_old_cache(name: &str) {
    if let Some(caches) = document::caches() {
        // Deleted at the next visit where it does not succeed now.
        let _ = JsFuture::from(caches.delete(name)).await;
    }
}

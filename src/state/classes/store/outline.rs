//! Writes the classes, the settings and the head, together with what another tab has changed meanwhile.

use super::channel::announce;
use super::context::{Change, ClassStore};
use super::values::{HEAD, OUTLINE, PROJECT, outline_of, outline_values};
use crate::state::database::{Database, Transaction};
use camlens_client::classes::{News, Outline};
use camlens_client::kept::KeptError;

/// Writes the classes as they are here.
///
/// # Errors
/// [`KeptError`]; they wait on.
pub async fn write_outline(
    store: ClassStore,
    database: &Database,
    mine: Outline,
) -> Result<(), KeptError> {
    let era = store.with(|inner| inner.era);
    let writing = database.write(&[PROJECT])?;
    let written = ask_to_put_outline(store, &writing, &mine).await?;
    writing.committed().await?;
    if store.with(|inner| inner.era) != era {
        return Ok(());
    }
    outline_is_written(store, &mine, written);
    let news = News {
        outline: true,
        ..News::default()
    };
    announce(store, news);
    Ok(())
}

/// Asks for the classes to be written, and returns them with what another tab has changed.
///
/// # Errors
/// [`KeptError`].
pub async fn ask_to_put_outline(
    store: ClassStore,
    writing: &Transaction,
    mine: &Outline,
) -> Result<Outline, KeptError> {
    let (classes, head) = (writing.get(PROJECT, OUTLINE), writing.get(PROJECT, HEAD));
    let (theirs, error) = outline_of(&classes.await?, &head.await?);
    let is_damaged = theirs.is_none() && error.is_some();
    // Without any, they were never written, or another tab has forgotten them.
    let theirs = theirs.unwrap_or_default();
    let written = match is_damaged {
        true => mine.clone(),
        false => store.with(|inner| Outline::merged(&inner.base, mine, &theirs)),
    };
    let (classes, head) = outline_values(&written);
    writing.put(PROJECT, OUTLINE, &classes)?;
    match head {
        _ if written.has_same_head(&theirs) => {}
        Some(head) => writing.put(PROJECT, HEAD, &head)?,
        None => writing.delete(PROJECT, HEAD)?,
    }
    Ok(written)
}

/// The classes are written: what was changed here since waits on, and what came from the other tab is told.
pub fn outline_is_written(store: ClassStore, mine: &Outline, written: Outline) {
    let is_mine = written.is_same(mine);
    let here = store.change(|inner| {
        let still = inner.outline.take().filter(|now| !now.is_same(mine));
        inner.outline = still.map(|now| Outline::merged(mine, &now, &written));
        inner.base = written;
        inner.outline_here()
    });
    if !is_mine {
        store.tell_change(Change::Some {
            outline: Some(Box::new(here)),
            members: Vec::new(),
            removed: Vec::new(),
        });
    }
}

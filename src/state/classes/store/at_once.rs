//! A whole project in one transaction: whoever reads, here or after a reload, finds all of it or nothing of it.

use super::channel::announce;
use super::context::ClassStore;
use super::files::with_room;
use super::members::{Asked, Ready, STORES_OF_MEMBERS, are_written, ask_to_put, ready};
use super::outline::{ask_to_put_outline, outline_is_written};
use super::values::PROJECT;
use crate::state::database::{Database, Transaction};
use camlens_client::classes::{News, Outline};
use camlens_client::kept::KeptError;

/// Writes the classes and all photos that wait.
///
/// # Errors
/// [`KeptError`]; all of it waits on.
pub async fn write_at_once(store: ClassStore, database: &Database) -> Result<(), KeptError> {
    let (era, mine, members) = store.change(|inner| {
        let members = inner.pending.take_records(usize::MAX);
        inner.underway = members.iter().map(|(key, _)| key.clone()).collect();
        let mine = inner.outline_here();
        (inner.era, mine, members)
    });
    let ready = ready(&members).await;
    let put = async || put(store, database, &mine, &ready).await;
    let written = with_room(store, database, era, put).await;
    store.change(|inner| inner.underway.clear());
    let Some(written) = written else {
        return Ok(());
    };
    if written.is_err() {
        store.change(|inner| {
            inner.pending.push_back(members);
            inner.is_at_once = true;
        });
        return written;
    }
    let news = News {
        outline: true,
        keys: ready.into_iter().map(|(key, _)| key).collect(),
        ..News::default()
    };
    announce(store, news);
    Ok(())
}

async fn put(
    store: ClassStore,
    database: &Database,
    mine: &Outline,
    members: &[Ready],
) -> Result<(), KeptError> {
    let era = store.with(|inner| inner.era);
    let stores: Vec<&str> = STORES_OF_MEMBERS.iter().copied().chain([PROJECT]).collect();
    let writing = database.write(&stores)?;
    let (outline, asked) = match ask(store, &writing, mine, members).await {
        Ok(both) => both,
        Err(error) => {
            writing.abort();
            return Err(error);
        }
    };
    writing.committed().await?;
    if store.with(|inner| inner.era) == era {
        are_written(store, members, asked);
        outline_is_written(store, mine, outline);
    }
    Ok(())
}

async fn ask(
    store: ClassStore,
    writing: &Transaction,
    mine: &Outline,
    members: &[Ready],
) -> Result<(Outline, Asked), KeptError> {
    let outline = ask_to_put_outline(store, writing, mine).await?;
    Ok((outline, ask_to_put(store, writing, members).await?))
}

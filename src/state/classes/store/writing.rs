//! Writes what waits: first the classes, then photos, several at once, then files one by one; and one
//! transaction at a time. What cannot be written for lack of room waits on.

use super::at_once::write_at_once;
use super::channel::announce;
use super::context::{ClassStore, Inner, Keeps, MemberWrite};
use super::files::{drop_files, with_room, write_file};
use super::members::{Ready, STORES_OF_MEMBERS, are_written, ask_to_put, ready};
use super::outline::write_outline;
use crate::state::database::Database;
use camlens_client::classes::{News, Outline};
use camlens_client::kept::KeptError;
use web_sys::File;

/// Photos in one transaction.
const MAX_MEMBERS: usize = 32;

/// Begins to write, unless that is under way, or what is kept is not read yet.
pub fn wake(store: ClassStore) {
    let may_write =
        store.change(|inner| inner.is_loaded && !std::mem::replace(&mut inner.is_writing, true));
    if !may_write {
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

/// What is written in one transaction.
enum Step {
    /// Classes and photos, all or nothing.
    AtOnce,
    Members(Vec<(String, MemberWrite)>),
    NoFiles,
    Outline(Box<Outline>),
    File(String, File),
}

impl Step {
    /// What is written next; `None` where nothing waits.
    fn next(inner: &mut Inner) -> Option<Self> {
        if std::mem::take(&mut inner.is_at_once) {
            return Some(Self::AtOnce);
        }
        // What is deleted makes room for all else.
        let is_removal = |write: &MemberWrite| matches!(write, MemberWrite::Remove);
        let removals = inner.pending.take_such(is_removal);
        if !removals.is_empty() {
            return Some(Self::Members(removals));
        }
        if std::mem::take(&mut inner.drops_files) {
            return Some(Self::NoFiles);
        }
        // Before the photos: one whose class nobody knows is deleted.
        if let Some(mine) = &inner.outline {
            return Some(Self::Outline(Box::new(mine.clone())));
        }
        let members = inner.pending.take_records(MAX_MEMBERS);
        if !members.is_empty() {
            return Some(Self::Members(members));
        }
        // Behind all photos: the entry of its photo is there.
        let (key, file) = inner.pending.take_file()?;
        Some(Self::File(key, file))
    }
}

/// Writes until nothing waits.
async fn write_all(store: ClassStore, database: &Database) -> Result<(), KeptError> {
    while let Some(step) = store.change(Step::next) {
        match step {
            Step::AtOnce => write_at_once(store, database).await?,
            Step::Members(members) => write_members(store, database, members).await?,
            Step::NoFiles => {
                let dropped = drop_files(store, database).await;
                store.change(|inner| inner.drops_files |= dropped.is_err());
                dropped?;
            }
            Step::Outline(mine) => write_outline(store, database, *mine).await?,
            Step::File(key, file) => write_file(store, database, &key, &file).await,
        }
        store.tell_size();
    }
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
    let ready = ready(&members).await;
    let put = async || put_members(store, database, &ready).await;
    let written = with_room(store, database, era, put).await;
    store.change(|inner| inner.underway.clear());
    let Some(written) = written else {
        return Ok(());
    };
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
    members: &[Ready],
) -> Result<(), KeptError> {
    let era = store.with(|inner| inner.era);
    let writing = database.write(STORES_OF_MEMBERS)?;
    let asked = match ask_to_put(store, &writing, members).await {
        Ok(asked) => asked,
        Err(error) => {
            writing.abort();
            return Err(error);
        }
    };
    writing.committed().await?;
    if store.with(|inner| inner.era) == era {
        are_written(store, members, asked);
    }
    Ok(())
}

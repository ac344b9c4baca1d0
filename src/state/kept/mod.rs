//! The visitor's photos, kept by the browser for this tab alone: a reload does not lose them, and a
//! later visit can bring them back.
//!
//! Of each photo the record of what was found is kept, with its thumbnail, and its file where the
//! budget allows (`client/kept/room.rs`), in a database of the page's folder. All of it works the same
//! where the browser keeps nothing.

mod context;
mod opening;
mod reading;
mod stored;
mod tab;
mod writer;

pub use context::KeptContext;
pub use opening::begin;
pub use reading::Kept;

use super::database::{Database, Transaction};
use super::stored::Stored;
use camlens_client::kept::{Entry, KeptError};
use context::{Keeps, Waiting};
use js_sys::{Date, Uint8Array};
use leptos::prelude::Set;
use stored::{ENTRIES, FILES, RECORDS, STORES, entry_value};
use web_sys::{Blob, File};

impl KeptContext {
    /// Keeps what was found of a photo, in the place of what was kept before. `is_read` says that no
    /// more is expected: then the photo can do without its file.
    pub fn keep_record(self, key: &str, record: &[u8], thumbnail: Option<&Blob>, is_read: bool) {
        let bytes = |thumbnail: &Blob| (thumbnail.array_buffer(), thumbnail.type_());
        let waiting = Waiting {
            stored: Stored {
                bytes: Uint8Array::from(record),
                thumbnail: None,
            },
            thumbnail: thumbnail.map(bytes),
            is_read,
        };
        let waits = self.change(|inner| {
            let keeps = inner.keeps != Keeps::Nothing && !inner.forgotten.contains(key);
            if keeps {
                inner.contents.give(key, Date::now());
                inner.pending.push_record(key, waiting);
            }
            keeps
        });
        if waits {
            writer::wake(self);
        }
    }

    /// Keeps a photo's file, where the budget has room for it.
    pub fn keep_file(self, key: &str, file: &File) {
        let waits = self.change(|inner| {
            let keeps = inner.keeps == Keeps::All && !inner.forgotten.contains(key);
            if keeps {
                inner.contents.give(key, Date::now());
                inner.pending.push_file(key, file.clone());
            }
            keeps
        });
        if waits {
            writer::wake(self);
        }
    }

    /// The photo is on the screen: its file is kept before others.
    pub fn show(self, key: &str, file: Option<&File>) {
        let is_kept = self.change(|inner| {
            inner.contents.show(key);
            let entry = inner.contents.find(key);
            entry.is_some_and(|entry| entry.file_bytes > 0) || inner.pending.file(key).is_some()
        });
        if let Some(file) = file.filter(|_| !is_kept) {
            self.keep_file(key, file);
        }
    }

    /// Gives the photos that this tab had kept before the page was opened to `take`, once: some at a
    /// time, in the order in which they were given. A damaged one is deleted.
    pub async fn restore(self, take: impl FnMut(Vec<Kept>)) {
        let Ok(database) = self.database().await else {
            return;
        };
        let before = self.change(|inner| std::mem::take(&mut inner.before));
        self.read(&database, &before, take).await;
    }

    /// The file of a photo; `None` where it is not kept.
    pub async fn file(self, key: &str) -> Option<File> {
        reading::file(self, key).await
    }

    /// Deletes all that is kept of these photos.
    pub async fn remove(self, keys: &[String]) {
        self.change(|inner| {
            for key in keys {
                inner.pending.remove(key);
                inner.contents.remove(key);
            }
            // The photo may still be on the screen.
            inner.forgotten.extend(keys.iter().cloned());
        });
        self.tell();
        if let Err(error) = self.delete(keys).await {
            self.tell_trouble(error);
        }
    }

    /// Deletes all photos of this tab and of closed ones. Those that this tab shows are not kept again.
    ///
    /// # Errors
    /// [`KeptError`], where there is nothing to delete in.
    pub async fn forget(self) -> Result<(), KeptError> {
        let mine = self.change(|inner| {
            let mine: Vec<_> = inner.contents.mine().map(|of| of.key.clone()).collect();
            inner.pending.clear();
            inner.forgotten.extend(mine.iter().cloned());
            for key in &mine {
                inner.contents.remove(key);
            }
            mine
        });
        self.delete(&mine).await?;
        self.forget_earlier().await?;
        self.change(|inner| inner.keeps = Keeps::All);
        self.trouble.set(None);
        Ok(())
    }

    /// Deletes all photos of closed tabs.
    ///
    /// # Errors
    /// [`KeptError`], where there is nothing to delete in.
    pub async fn forget_earlier(self) -> Result<(), KeptError> {
        let writing = self.loaded().await?;
        let earlier = self.change(|inner| {
            let keys: Vec<_> = inner.contents.earlier().map(|of| of.key.clone()).collect();
            for key in &keys {
                inner.contents.remove(key);
            }
            keys
        });
        delete_all(&writing, &earlier)?;
        self.tell();
        writing.committed().await
    }

    /// Makes the photos of closed tabs this tab's, and gives them to `take`, some at a time.
    ///
    /// # Errors
    /// [`KeptError`], where there are none to be had.
    pub async fn adopt(self, take: impl FnMut(Vec<Kept>)) -> Result<(), KeptError> {
        let writing = self.loaded().await?;
        let adopted = self.change(|inner| inner.contents.adopt());
        for entry in &adopted {
            writing.put(ENTRIES, &entry.key, &entry_value(entry))?;
        }
        writing.committed().await?;
        self.tell();
        let database = self.database().await?;
        self.read(&database, &adopted, take).await;
        Ok(())
    }

    async fn read(self, database: &Database, entries: &[Entry], take: impl FnMut(Vec<Kept>)) {
        let damaged = reading::read(database, entries, take).await;
        if !damaged.is_empty() {
            leptos::logging::warn!("kept photos were damaged: {}", damaged.len());
            self.remove(&damaged).await;
        }
    }

    async fn delete(self, keys: &[String]) -> Result<(), KeptError> {
        let writing = self.database().await?.write(STORES)?;
        delete_all(&writing, keys)?;
        writing.committed().await
    }

    /// Reads the list anew: other tabs have been closed since, or have taken what is in it. Returns the
    /// transaction, which is still open.
    async fn loaded(self) -> Result<Transaction, KeptError> {
        let database = self.database().await?;
        let open = tab::open_tabs().await;
        let writing = database.write(STORES)?;
        opening::load(self, &writing, open.as_ref()).await?;
        Ok(writing)
    }
}

fn delete_all(writing: &Transaction, keys: &[String]) -> Result<(), KeptError> {
    for key in keys {
        for store in [ENTRIES, RECORDS, FILES] {
            writing.delete(store, key)?;
        }
    }
    Ok(())
}

//! The project of own classes, kept by the browser: one on the device, shared by all tabs of the page.
//!
//! Of each photo its record is kept with the thumbnail, and its file where the visitor wants that and the
//! budget has room for it, in a database of the page's folder. All of it works the same where the browser
//! keeps nothing.
//!
//! Two tabs: each write is announced, and the other tab reads it again. Of a photo the last writer wins.
//! Classes, settings and head become one by what each tab has changed since both had the same
//! ([`Outline::merged`]): one transaction reads theirs and writes both.

mod at_once;
mod channel;
mod context;
mod files;
mod members;
mod opening;
mod outline;
mod reading;
mod values;
mod writing;

pub use context::{Change, ClassStore, StoredMember};

use context::StoredProject;

use camlens_client::classes::{MemberRecord, News, Outline};
use camlens_client::kept::KeptError;
use context::{Inner, Keeps};
use std::rc::Rc;
use values::STORES;
use web_sys::{Blob, File};

impl ClassStore {
    /// Opens the store of the page's folder, once a page. What is written before it is open waits.
    pub fn open() -> Self {
        opening::open()
    }

    /// Reads the project; `None` where none is kept. Once: what is put before is in it, and is written after.
    ///
    /// # Errors
    /// [`KeptError`], where nothing can be read.
    pub async fn load(self) -> Result<Option<StoredProject>, KeptError> {
        let loaded = reading::all(self).await;
        self.put(|inner| inner.is_loaded = true);
        loaded
    }

    /// Tells of what other tabs change, from now on. Nothing of that is to be put again.
    pub fn on_change(self, tell: impl Fn(Change) + 'static) {
        self.change(|inner| inner.listeners.push(Rc::new(tell)));
    }

    /// Keeps classes, settings and head.
    pub fn put_outline(self, outline: Outline) {
        self.put(|inner| inner.outline = Some(outline));
    }

    /// Keeps photos with their thumbnails, in the place of what was kept of them before.
    pub fn put_members(self, members: Vec<(MemberRecord, Option<Blob>)>) {
        self.put(|inner| inner.put_members(members));
    }

    /// Keeps classes and photos, and deletes others, in one transaction: at the next visit all of it is as it is
    /// now, or as it was before.
    pub fn put_at_once(
        self,
        outline: Outline,
        members: Vec<(MemberRecord, Option<Blob>)>,
        removed: &[String],
    ) {
        self.put(|inner| {
            inner.outline = Some(outline);
            inner.remove_members(removed);
            inner.put_members(members);
            inner.is_at_once = true;
        });
    }

    /// Keeps a photo's file, where the settings say so and the budget has room for it.
    pub fn put_file(self, key: &str, file: &File) {
        self.put(|inner| {
            let outline = inner.outline.as_ref().unwrap_or(&inner.base);
            if outline.settings.keeps_photos {
                inner.pending.push_file(key, file.clone());
            }
        });
    }

    /// Deletes all that is kept of these photos.
    pub fn remove_members(self, keys: &[String]) {
        self.put(|inner| inner.remove_members(keys));
    }

    /// Deletes the files of all photos.
    pub fn remove_files(self) {
        self.put(|inner| {
            inner.pending.remove_files();
            inner.drops_files = true;
            inner.left_out = 0;
        });
    }

    /// The file of a photo; `None` where it is not kept.
    pub async fn file(self, key: &str) -> Option<File> {
        reading::file(self, key).await
    }

    /// Whether the file of a photo is kept, or is about to be.
    pub fn has_file(self, key: &str) -> bool {
        self.with(|inner| {
            let kept = inner.entries.get(key).is_some_and(|of| of.file_bytes > 0);
            kept || inner.pending.file(key).is_some()
        })
    }

    /// Deletes everything, in all tabs.
    ///
    /// # Errors
    /// [`KeptError`], where there is nothing to delete in.
    pub async fn forget(self) -> Result<(), KeptError> {
        self.change(Inner::forget);
        self.tell_size();
        let writing = self.database().await?.write(STORES)?;
        for store in STORES {
            writing.clear(store)?;
        }
        writing.committed().await?;
        let news = News {
            forgotten: true,
            ..News::default()
        };
        channel::announce(self, news);
        self.tell_trouble(None);
        Ok(())
    }

    /// Whether no other tab has the project open. Of a browser that does not tell it is assumed.
    pub async fn is_alone(self) -> bool {
        channel::is_alone(self).await
    }

    /// Puts something where it waits to be written.
    fn put(self, put: impl FnOnce(&mut Inner)) {
        let keeps = self.change(|inner| {
            let keeps = inner.keeps != Keeps::Nothing;
            if keeps {
                put(inner);
            }
            keeps
        });
        if keeps {
            writing::wake(self);
        }
    }
}

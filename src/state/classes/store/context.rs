//! What the store knows while the page is open, and what a room may know of it.

use super::values::EntryValue;
use crate::state::database::Database;
use camlens_client::classes::{Heard, MemberRecord, Outline};
use camlens_client::kept::{KeptError, Pending};
use js_sys::Promise;
use leptos::prelude::*;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File};

/// The project of own classes in the browser's store.
///
/// Where the browser keeps nothing, all methods do nothing and find nothing; `trouble` says why.
#[derive(Clone, Copy)]
pub struct ClassStore {
    /// Why not everything is kept; `None` again once all is written.
    pub trouble: RwSignal<Option<KeptError>>,
    pub size: RwSignal<StoreSize>,
    pub(super) inner: StoredValue<Inner, LocalStorage>,
}

/// What is kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StoreSize {
    pub members: usize,
    /// Bytes of their records and thumbnails.
    pub bytes: u64,
    /// Photos whose files are kept, too.
    pub files: usize,
    pub file_bytes: u64,
    /// Photos of this visit whose files were not kept, because there is no room for them.
    pub files_left_out: usize,
}

/// A project that the browser has kept.
#[derive(Debug, Clone)]
pub struct StoredProject {
    pub outline: Outline,
    /// In the order in which they came.
    pub members: Vec<StoredMember>,
}

/// A photo of a kept project.
#[derive(Debug, Clone)]
pub struct StoredMember {
    pub record: MemberRecord,
    pub thumbnail: Option<Blob>,
}

/// What another tab has changed.
#[derive(Debug, Clone)]
pub enum Change {
    /// These parts: they take the place of what is there.
    Some {
        outline: Option<Box<Outline>>,
        members: Vec<StoredMember>,
        /// The keys of photos that are not there any more.
        removed: Vec<String>,
    },
    /// Everything was forgotten.
    Forgotten,
}

/// Tells of changes.
pub(super) type Listener = Rc<dyn Fn(Change)>;

pub(super) struct Inner {
    /// The name of database, channel and lock.
    pub name: String,
    /// The name of this tab, anew at each visit.
    pub tab: String,
    /// The number of the last announcement.
    pub announced: u64,
    /// What is kept of each photo, by its key.
    pub entries: HashMap<String, EntryValue>,
    /// The classes as this tab and the database had them at the same time.
    pub base: Outline,
    /// The classes as they are here, where the database has to have them yet.
    pub outline: Option<Outline>,
    pub pending: Pending<MemberWrite, File>,
    /// All that waits of classes and photos is to be written in one transaction.
    pub is_at_once: bool,
    /// The photos that were put or removed here since other tabs' changes began to be read.
    pub touched: HashSet<String>,
    /// Goes up when everything is forgotten.
    pub era: u64,
    /// The keys of photos that are being written.
    pub underway: HashSet<String>,
    /// All files are to be deleted.
    pub drops_files: bool,
    pub keeps: Keeps,
    /// Bytes of files.
    pub budget: u64,
    pub left_out: usize,
    /// What is kept was read, or cannot be: before, nothing is written.
    pub is_loaded: bool,
    pub is_writing: bool,
    pub heard: Heard,
    pub is_reading: bool,
    pub listeners: Vec<Listener>,
    /// The place of the photo that came last.
    pub last_place: f64,
    /// The places of photos that this tab has deleted, by their keys.
    pub places: HashMap<String, f64>,
    pub database: Option<Database>,
    /// Settled when the database is open, or when there is none.
    pub opening: Promise,
}

/// What is still kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keeps {
    All,
    /// There is no room for files.
    Members,
    Nothing,
}

/// What is to be written of a photo.
#[derive(Clone)]
pub(super) enum MemberWrite {
    Put {
        record: Box<MemberRecord>,
        /// The bytes of the thumbnail, once they are read, and their type.
        thumbnail: Option<(Promise, String)>,
    },
    Remove,
}

impl Inner {
    /// Whether this tab is about to write a photo, or does so.
    pub fn writes(&self, key: &str) -> bool {
        self.underway.contains(key) || self.pending.record(key).is_some()
    }

    /// The classes as they are here.
    pub fn outline_here(&self) -> Outline {
        self.outline.as_ref().unwrap_or(&self.base).clone()
    }

    /// Photos wait to be written.
    pub fn put_members(&mut self, members: Vec<(MemberRecord, Option<Blob>)>) {
        for (record, thumbnail) in members {
            let key = record.key.clone();
            let write = MemberWrite::Put {
                record: Box::new(record),
                thumbnail: thumbnail.map(|of| (of.array_buffer(), of.type_())),
            };
            self.pending.push_record(&key, write);
            self.touched.insert(key);
        }
    }

    /// Photos wait to be deleted.
    pub fn remove_members(&mut self, keys: &[String]) {
        for key in keys {
            self.pending.remove(key);
            self.pending.push_record(key, MemberWrite::Remove);
            self.touched.insert(key.clone());
        }
    }

    /// Takes in the classes that another tab has written; what was changed here since stays.
    pub fn take_theirs(&mut self, theirs: Outline) {
        if let Some(mine) = &mut self.outline {
            *mine = Outline::merged(&self.base, mine, &theirs);
        }
        self.base = theirs;
    }

    /// Forgets what is kept and what waits.
    pub fn forget(&mut self) {
        self.era += 1;
        self.pending.clear();
        self.is_at_once = false;
        self.entries.clear();
        self.places.clear();
        (self.base, self.outline) = (Outline::default(), None);
        (self.keeps, self.left_out) = (Keeps::All, 0);
    }
}

impl ClassStore {
    /// A store before its database is open.
    pub(super) fn new(name: &str, tab: &str, budget: u64) -> Self {
        Self {
            trouble: RwSignal::new(None),
            size: RwSignal::new(StoreSize::default()),
            inner: StoredValue::new_local(Inner {
                name: name.to_owned(),
                tab: tab.to_owned(),
                announced: 0,
                entries: HashMap::new(),
                base: Outline::default(),
                outline: None,
                pending: Pending::default(),
                is_at_once: false,
                touched: HashSet::new(),
                era: 0,
                underway: HashSet::new(),
                drops_files: false,
                keeps: Keeps::All,
                budget,
                left_out: 0,
                is_loaded: false,
                is_writing: false,
                heard: Heard::default(),
                is_reading: false,
                listeners: Vec::new(),
                last_place: 0.0,
                places: HashMap::new(),
                database: None,
                opening: Promise::resolve(&JsValue::UNDEFINED),
            }),
        }
    }

    pub(super) fn with<T>(self, read: impl FnOnce(&Inner) -> T) -> T {
        self.inner.with_value(read)
    }

    pub(super) fn change<T>(self, change: impl FnOnce(&mut Inner) -> T) -> T {
        let mut inner = self.inner.write_value();
        change(&mut inner)
    }

    /// The database, once it is open.
    ///
    /// # Errors
    /// [`KeptError`], where there is none.
    pub(super) async fn database(self) -> Result<Database, KeptError> {
        let opening = self.with(|inner| inner.opening.clone());
        // Never rejected.
        let _: Result<JsValue, JsValue> = JsFuture::from(opening).await;
        let opened = self.with(|inner| inner.database.clone());
        opened.ok_or(KeptError::Refused)
    }

    /// Tells those who listen.
    pub(super) fn tell_change(self, change: Change) {
        let listeners = self.with(|inner| inner.listeners.clone());
        for listener in listeners {
            listener(change.clone());
        }
    }

    /// Tells the rooms how much is kept now.
    pub(super) fn tell_size(self) {
        let size = self.with(|inner| {
            let entries = inner.entries.values();
            StoreSize {
                members: inner.entries.len(),
                bytes: entries.clone().map(|entry| entry.record_bytes).sum(),
                files: entries.clone().filter(|entry| entry.file_bytes > 0).count(),
                file_bytes: entries.map(|entry| entry.file_bytes).sum(),
                files_left_out: inner.left_out,
            }
        });
        if self.size.get_untracked() != size {
            self.size.set(size);
        }
    }

    /// Tells the rooms whether everything is kept, and the console why it is not.
    pub(super) fn tell_trouble(self, trouble: Option<KeptError>) {
        if self.trouble.get_untracked() == trouble {
            return;
        }
        if let Some(error) = &trouble {
            leptos::logging::warn!("own classes are not kept: {error}");
        }
        self.trouble.set(trouble);
    }
}

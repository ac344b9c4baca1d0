//! The list of what is kept, and what a room may know of it.

use crate::state::database::Database;
use crate::state::stored::Stored;
use camlens_client::kept::{Contents, Earlier, Entry, KeptError, Pending, Size};
use js_sys::Promise;
use leptos::prelude::*;
use std::collections::HashSet;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// What the browser keeps of the visitor's photos.
///
/// Without room, or where the browser keeps nothing, all methods do nothing and find nothing; `trouble`
/// says why.
#[derive(Clone, Copy)]
pub struct KeptContext {
    /// The photos of this tab and of closed tabs: those that [`Self::forget`] deletes.
    pub size: RwSignal<Size>,
    /// Why not all photos are kept.
    pub trouble: RwSignal<Option<KeptError>>,
    /// The photos of closed tabs.
    pub earlier: RwSignal<Option<Earlier>>,
    pub(super) inner: StoredValue<Inner, LocalStorage>,
}

pub(super) struct Inner {
    pub contents: Contents,
    /// The photos that this tab had kept before the page was opened.
    pub before: Vec<Entry>,
    pub pending: Pending<Waiting, File>,
    pub keeps: Keeps,
    /// Bytes of files.
    pub budget: u64,
    /// The photos that the visitor wants forgotten.
    pub forgotten: HashSet<String>,
    pub is_writing: bool,
    pub database: Option<Database>,
    /// Settled when the database is open, or when there is none.
    pub opening: Promise,
}

/// A record that waits to be written.
#[derive(Clone)]
pub(super) struct Waiting {
    pub stored: Stored,
    /// The bytes of the thumbnail, and their type, until they are in the record.
    pub thumbnail: Option<(Promise, String)>,
    pub is_read: bool,
}

/// What is still kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keeps {
    All,
    Records,
    Nothing,
}

impl KeptContext {
    /// A context before the database is open.
    pub(super) fn new(tab: &str, budget: u64, opening: Promise) -> Self {
        Self {
            size: RwSignal::new(Size::default()),
            trouble: RwSignal::new(None),
            earlier: RwSignal::new(None),
            inner: StoredValue::new_local(Inner {
                contents: Contents::new(tab),
                before: Vec::new(),
                pending: Pending::default(),
                keeps: Keeps::All,
                budget,
                forgotten: HashSet::new(),
                is_writing: false,
                database: None,
                opening,
            }),
        }
    }

    /// Reads the list.
    pub(super) fn with<T>(self, read: impl FnOnce(&Inner) -> T) -> T {
        self.inner.with_value(read)
    }

    /// Changes the list.
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

    /// Tells the rooms how much is kept now.
    pub(super) fn tell(self) {
        let (size, earlier) =
            self.with(|inner| (inner.contents.size(), inner.contents.earlier_size()));
        if self.size.get_untracked() != size {
            self.size.set(size);
        }
        if self.earlier.get_untracked() != earlier {
            self.earlier.set(earlier);
        }
    }

    /// Tells the rooms that not all is kept, and the console why.
    pub(super) fn tell_trouble(self, error: KeptError) {
        if self.trouble.get_untracked().as_ref() != Some(&error) {
            leptos::logging::warn!("photos are not kept: {error}");
            self.trouble.set(Some(error));
        }
    }
}

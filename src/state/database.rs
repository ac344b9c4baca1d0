//! The browser's database (IndexedDB), with its requests as futures.
//!
//! The handlers of a request are the two functions of a promise: no closure of Rust outlives it, and
//! an error keeps the reason that the browser gave.

use crate::parts::document;
use camlens_client::kept::KeptError;
use js_sys::{Array, Promise, Reflect};
use leptos::prelude::window;
use std::future::Future;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode,
    StorageManager, Url,
};

/// The version of the stores and of what is in them.
const VERSION: u32 = 1;

/// A connection to the database.
#[derive(Debug, Clone)]
pub struct Database(IdbDatabase);

/// Several reads or writes that all succeed, or none.
pub struct Transaction(IdbTransaction);

impl Database {
    /// Opens a database of this name with these stores.
    ///
    /// # Errors
    /// [`KeptError`]; a browser that cannot open any has refused.
    pub async fn open(name: &str, stores: &'static [&'static str]) -> Result<Self, KeptError> {
        let factory = window().indexed_db().map_err(refusal)?;
        let factory = factory.ok_or(KeptError::Refused)?;
        let request = factory.open_with_u32(name, VERSION).map_err(refusal)?;
        let opening = request.clone();
        let make = Closure::once(move || {
            if let Ok(database) = opening.result().and_then(|of| of.dyn_into::<IdbDatabase>()) {
                for store in stores {
                    // Without the store no transaction begins, and that is told.
                    let _ = database.create_object_store(store);
                }
            }
        });
        request.set_onupgradeneeded(Some(make.as_ref().unchecked_ref()));
        let database: IdbDatabase = done(&request).await?.dyn_into().map_err(reason)?;
        close_for_others(&database);
        Ok(Self(database))
    }

    /// Begins to read from these stores.
    ///
    /// # Errors
    /// [`KeptError`].
    pub fn read(&self, stores: &[&str]) -> Result<Transaction, KeptError> {
        self.begin(stores, IdbTransactionMode::Readonly)
    }

    /// Begins to write to these stores.
    ///
    /// # Errors
    /// [`KeptError`].
    pub fn write(&self, stores: &[&str]) -> Result<Transaction, KeptError> {
        self.begin(stores, IdbTransactionMode::Readwrite)
    }

    fn begin(&self, stores: &[&str], mode: IdbTransactionMode) -> Result<Transaction, KeptError> {
        let stores: Array = stores.iter().map(|store| JsValue::from(*store)).collect();
        let begun = self.0.transaction_with_str_sequence_and_mode(&stores, mode);
        begun.map(Transaction).map_err(reason)
    }
}

impl Transaction {
    /// Puts a value in the place of the one with this key.
    ///
    /// # Errors
    /// What the browser says at once; all else is told by [`Self::committed`].
    pub fn put(&self, store: &str, key: &str, value: &JsValue) -> Result<(), KeptError> {
        let put = self.store(store)?.put_with_key(value, &key.into());
        put.map(|_| ()).map_err(reason)
    }

    /// Deletes the value with this key, if there is one.
    ///
    /// # Errors
    /// What the browser says at once; all else is told by [`Self::committed`].
    pub fn delete(&self, store: &str, key: &str) -> Result<(), KeptError> {
        let deleted = self.store(store)?.delete(&key.into());
        deleted.map(|_| ()).map_err(reason)
    }

    /// Deletes all values of a store.
    ///
    /// # Errors
    /// What the browser says at once; all else is told by [`Self::committed`].
    pub fn clear(&self, store: &str) -> Result<(), KeptError> {
        let cleared = self.store(store)?.clear();
        cleared.map(|_| ()).map_err(reason)
    }

    /// The value with this key, or undefined.
    ///
    /// # Errors
    /// [`KeptError`].
    pub fn get(&self, store: &str, key: &str) -> impl Future<Output = Answer> + use<> {
        let request = self
            .store(store)
            .and_then(|store| store.get(&key.into()).map_err(reason));
        answer(request)
    }

    /// All keys of a store, and all values in the same order.
    ///
    /// # Errors
    /// [`KeptError`].
    pub async fn all(&self, store: &str) -> Result<(Array, Array), KeptError> {
        let store = self.store(store)?;
        let keys = answer(store.get_all_keys().map_err(reason));
        let values = answer(store.get_all().map_err(reason));
        let array = |value: JsValue| value.dyn_into::<Array>().map_err(reason);
        Ok((array(keys.await?)?, array(values.await?)?))
    }

    /// Waits until everything is written.
    ///
    /// # Errors
    /// [`KeptError`]; then nothing is written.
    pub fn committed(self) -> impl Future<Output = Result<(), KeptError>> {
        let Self(transaction) = self;
        let finished = JsFuture::from(Promise::new(&mut |resolve, reject| {
            transaction.set_oncomplete(Some(&resolve));
            transaction.set_onabort(Some(&reject));
        }));
        async move {
            let ended = finished.await;
            ended.map(|_| ()).map_err(|_| told(transaction.error()))
        }
    }

    /// Takes everything back.
    pub fn abort(self) {
        // One that has ended already is taken back.
        let _ = self.0.abort();
    }

    fn store(&self, name: &str) -> Result<IdbObjectStore, KeptError> {
        self.0.object_store(name).map_err(reason)
    }
}

/// What a request brings.
type Answer = Result<JsValue, KeptError>;

/// Waits for a request that may not have begun.
fn answer(request: Result<IdbRequest, KeptError>) -> impl Future<Output = Answer> + use<> {
    let waiting = request.map(|request| done(&request));
    async move { waiting?.await }
}

/// Waits for a request.
fn done(request: &IdbRequest) -> impl Future<Output = Answer> + use<> {
    let request = request.clone();
    let finished = JsFuture::from(Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    }));
    async move {
        match finished.await {
            Ok(_) => request.result().map_err(reason),
            Err(_) => Err(told(request.error().ok().flatten())),
        }
    }
}

/// Bytes that this site may take; `None` where the browser does not tell.
pub async fn quota() -> Option<f64> {
    let storage = Reflect::get(&window().navigator(), &"storage".into()).ok()?;
    let storage: StorageManager = storage.dyn_into().ok()?;
    let estimate = JsFuture::from(storage.estimate().ok()?).await.ok()?;
    Reflect::get(&estimate, &"quota".into()).ok()?.as_f64()
}

/// The path of the page's folder: pages of one site keep their photos apart.
pub fn folder() -> Option<String> {
    Some(Url::new(&document::absolute("./")?).ok()?.pathname())
}

/// Lets another page delete or renew the database.
fn close_for_others(database: &IdbDatabase) {
    let closing = database.clone();
    let close = Closure::<dyn Fn()>::new(move || closing.close());
    database.set_onversionchange(Some(close.as_ref().unchecked_ref()));
    // As long as the page lives.
    close.forget();
}

fn told(error: Option<DomException>) -> KeptError {
    error.map_or_else(
        || KeptError::Other("no reason is given".to_owned()),
        |error| KeptError::of(&error.name(), &error.message()),
    )
}

/// The error for whatever the browser threw.
fn reason(thrown: JsValue) -> KeptError {
    let text = |key: &str| {
        let value = Reflect::get(&thrown, &key.into());
        value.ok().and_then(|value| value.as_string())
    };
    match (text("name"), text("message")) {
        (Some(name), message) => KeptError::of(&name, &message.unwrap_or_default()),
        (None, _) => KeptError::Other(format!("{thrown:?}")),
    }
}

/// The error of a browser that does not even begin to open a database.
fn refusal(thrown: JsValue) -> KeptError {
    match reason(thrown) {
        KeptError::Full => KeptError::Full,
        _ => KeptError::Refused,
    }
}

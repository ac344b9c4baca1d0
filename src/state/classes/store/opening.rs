//! The beginning of a visit: opens the database, and begins to hear other tabs.

use super::channel;
use super::context::{ClassStore, Keeps};
use super::values::STORES;
use crate::state::database::{Database, folder, quota};
use camlens_client::kept::{KeptError, MAX_BYTES, budget};
use js_sys::{Date, Math};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::future_to_promise;

/// Opens the store of the page's folder.
pub fn open() -> ClassStore {
    let tab = format!("{}-{}", Date::now(), (Math::random() * 1e9) as u32);
    let name = folder().map(|path| format!("camlens-classes-{path}"));
    let store = ClassStore::new(name.as_deref().unwrap_or_default(), &tab, MAX_BYTES);
    if name.is_none() {
        store.change(|inner| inner.keeps = Keeps::Nothing);
        store.tell_trouble(Some(KeptError::Refused));
        return store;
    }
    let opening = future_to_promise(async move {
        match open_database(store).await {
            Ok(database) => store.change(|inner| inner.database = Some(database)),
            Err(error) => {
                store.change(|inner| inner.keeps = Keeps::Nothing);
                store.tell_trouble(Some(error));
            }
        }
        Ok(JsValue::UNDEFINED)
    });
    store.change(|inner| inner.opening = opening);
    channel::listen(store);
    store
}

async fn open_database(store: ClassStore) -> Result<Database, KeptError> {
    let name = store.with(|inner| inner.name.clone());
    let database = Database::open(&name, STORES).await?;
    let quota = quota().await;
    store.change(|inner| inner.budget = budget(quota));
    Ok(database)
}

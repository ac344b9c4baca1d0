//! Keeps the network's files in Cache Storage.
//!
//! It is missing on plain http and in some private windows, may throw elsewhere, and may be emptied
//! at any time. So each call opens it anew.
//!
//! The service worker deletes the files that no version needs any more: it alone knows which versions
//! are open. Without one they stay.

use super::memory;
use crate::download::StoreError;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

/// The cache's name, which the service worker and the page open, too. A file's key is its absolute
/// address, because several copies of the page on one origin share the cache.
const NAME: &str = "camlens-network";

#[wasm_bindgen]
extern "C" {
    type Caches;

    #[wasm_bindgen(method, catch)]
    async fn open(this: &Caches, name: &str) -> Result<JsValue, JsValue>;

    type Cache;

    #[wasm_bindgen(method, catch, js_name = match)]
    async fn find(this: &Cache, address: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch)]
    async fn put(this: &Cache, address: &str, answer: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch)]
    async fn delete(this: &Cache, address: &str) -> Result<JsValue, JsValue>;

    type Answer;

    #[wasm_bindgen(constructor, js_class = "Response", catch)]
    fn new(bytes: &Uint8Array) -> Result<Answer, JsValue>;

    #[wasm_bindgen(method, catch, js_name = arrayBuffer)]
    async fn array_buffer(this: &Answer) -> Result<JsValue, JsValue>;
}

async fn cache() -> Result<Cache, JsValue> {
    let caches = Reflect::get(&js_sys::global(), &"caches".into())?;
    if !caches.is_object() {
        return Err(JsValue::UNDEFINED);
    }
    let caches: Caches = caches.unchecked_into();
    Ok(caches.open(NAME).await?.unchecked_into())
}

pub(super) async fn stored(address: &str) -> Option<Vec<u8>> {
    let look = async || -> Result<Option<Vec<u8>>, JsValue> {
        let found = cache().await?.find(address).await?;
        if !found.is_object() {
            return Ok(None);
        }
        let answer: Answer = found.unchecked_into();
        let kept = Uint8Array::new(&answer.array_buffer().await?);
        // A file without room in memory counts as missing.
        Ok(memory::copied(&kept))
    };
    look().await.ok().flatten()
}

pub(super) async fn store(address: &str, bytes: &[u8]) -> Result<(), StoreError> {
    let put = async || -> Result<(), JsValue> {
        let cache = cache().await?;
        // A copy outside of wasm's memory: browsers refuse shared memory.
        let answer = Answer::new(&Uint8Array::from(bytes))?;
        cache.put(address, &answer).await?;
        Ok(())
    };
    put().await.map_err(|error| reason(&error))
}

fn reason(error: &JsValue) -> StoreError {
    let name = Reflect::get(error, &"name".into()).ok();
    match name.and_then(|name| name.as_string()).as_deref() {
        Some("QuotaExceededError") => StoreError::Full,
        _ => StoreError::Refused,
    }
}

pub(super) async fn forget(address: &str) {
    if let Ok(cache) = cache().await {
        // A file that stays is checked again and found damaged again.
        let _ = cache.delete(address).await;
    }
}

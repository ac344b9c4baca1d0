//! Files of the page's own site, of the page's own version.
//!
//! Where the page is kept in the browser, they come from there. A file that has other bytes than it should
//! is asked for once more, past the browser's own cache.

use super::error::TakeError;
use crate::parts::document;
use js_sys::{Object, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestInit, Response};

/// What the worker keeps of the network: `crates/worker/src/browser/store.rs`.
const NETWORK: &str = "camlens-network";

/// The folder of the network's files.
pub const MODEL: &str = "model/";
/// The manifest in it.
pub const MANIFEST: &str = "model/model.json";

/// The bytes of a file, which `check` finds to be right.
///
/// # Errors
/// [`TakeError::NotFetched`], or that of `check`.
pub async fn checked<T>(
    path: &str,
    check: impl Fn(Vec<u8>) -> Result<T, TakeError>,
) -> Result<T, TakeError> {
    let mut last = None;
    for from in [Source::Kept, Source::Site, Source::Host] {
        if let Some(bytes) = bytes(path, from).await {
            match check(bytes) {
                Ok(checked) => return Ok(checked),
                Err(error) => last = Some(error),
            }
        }
    }
    Err(last.unwrap_or_else(|| TakeError::NotFetched(path.to_owned())))
}

/// Where a file is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Source {
    /// In what the worker keeps.
    Kept,
    /// As the page's other files come.
    Site,
    /// Past all that is kept.
    Host,
}

/// The bytes of a file; `None` where there is none.
async fn bytes(path: &str, from: Source) -> Option<Vec<u8>> {
    let is_part = path.starts_with(MODEL) && path != MANIFEST;
    let address = document::absolute(path)?;
    let get = async || -> Result<Option<Vec<u8>>, JsValue> {
        let response = match from {
            Source::Kept if is_part => kept(&address).await?,
            Source::Kept => None,
            // A part is named by its hash.
            Source::Site if is_part => Some(fetch(&address, None).await?),
            Source::Site => Some(fetch(&of_version(&address), None).await?),
            Source::Host => Some(fetch(&address, Some("reload")).await?),
        };
        let Some(response) = response.filter(|response| response.status() == 200) else {
            return Ok(None);
        };
        let buffer = JsFuture::from(response.array_buffer()?).await?;
        Ok(Some(Uint8Array::new(&buffer).to_vec()))
    };
    get().await.ok().flatten()
}

async fn kept(address: &str) -> Result<Option<Response>, JsValue> {
    let Some(caches) = document::caches() else {
        return Ok(None);
    };
    if !JsFuture::from(caches.has(NETWORK)).await?.is_truthy() {
        return Ok(None);
    }
    let cache: web_sys::Cache = JsFuture::from(caches.open(NETWORK)).await?.dyn_into()?;
    let found = JsFuture::from(cache.match_with_str(address)).await?;
    Ok(found.dyn_into().ok())
}

async fn fetch(address: &str, cache: Option<&str>) -> Result<Response, JsValue> {
    let settings = Object::new();
    if let Some(cache) = cache {
        Reflect::set(&settings, &"cache".into(), &cache.into())?;
    }
    let settings: RequestInit = settings.unchecked_into();
    let response = window().fetch_with_str_and_init(address, &settings);
    JsFuture::from(response).await?.dyn_into()
}

/// The service worker has the files of this version under this address, also after an update.
fn of_version(address: &str) -> String {
    match document::version() {
        Some(version) => format!("{address}?version={version}"),
        None => address.to_owned(),
    }
}

//! A photo that another app shared with this one: the service worker put it aside and opened the
//! page with `?shared=1`, or with what kept it from doing so.

use crate::parts::document;
use crate::state::Page;
use crate::state::Sample;
use js_sys::Array;
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Cache, File, FilePropertyBag, Response, Url};

/// The query's key.
const KEY: &str = "shared";

/// Its value where there was no room for the photo.
const FULL: &str = "full";

/// Where the service worker puts the photo, beside the page.
const PLACE: &str = "shared-photo";

const NO_ROOM: &str = "There was no room to take the shared photo over. Choose it here, or make room \
                       on this device and share it again.";
const NOT_THERE: &str = "The shared photo did not arrive. Choose it here, or share it again.";

/// Begins with the shared photo, or with a sample where none was shared. A sample in the place of a
/// photo that was lost would pass for it.
pub fn open_with(page: Page, sample: &'static Sample) {
    if !document::has_query(KEY) {
        return page.read_sample(sample);
    }
    let full = document::query_has(KEY, FULL);
    // It is there once only.
    document::remember(KEY, None);
    if full {
        return page.tell("sharedFull", None, NO_ROOM, None);
    }
    leptos::task::spawn_local(async move {
        match take().await {
            Ok(file) => page.read_files(&[file]),
            Err(_) => page.tell("sharedLost", None, NOT_THERE, None),
        }
    });
}

/// Takes the photo out.
///
/// # Errors
/// When there is none, or the browser does not hand it out.
async fn take() -> Result<File, JsValue> {
    let place = document::absolute(PLACE).ok_or("the page has no address")?;
    let folder = Url::new(&document::absolute("./").ok_or("the page has no address")?)?;
    let name = format!("camlens-shared-{}", folder.pathname());
    let caches = window().caches()?;
    let cache: Cache = JsFuture::from(caches.open(&name)).await?.dyn_into()?;
    let kept: Response = JsFuture::from(cache.match_with_str(&place))
        .await?
        .dyn_into()?;
    let name = kept.headers().get("x-file-name")?.unwrap_or_default();
    let blob: Blob = JsFuture::from(kept.blob()?).await?.dyn_into()?;
    let options = FilePropertyBag::new();
    options.set_type(&blob.type_());
    let name = js_sys::decode_uri_component(&name).map_or_else(|_| String::new(), String::from);
    let file = File::new_with_blob_sequence_and_options(&Array::of1(&blob), &name, &options)?;
    JsFuture::from(cache.delete_with_str(&place)).await?;
    Ok(file)
}

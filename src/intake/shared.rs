//! Photos that another app shared with this one: the service worker put them aside and opened the
//! page with `?shared=` and the name of the share, or with the reason why there is none.

use super::entrance::Entrance;
use super::take_in::give_in_order;
use crate::parts::{address, document};
use crate::state::{ReaderContext, Sample};
use camlens_client::reader::{Event, NoticeKind};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Cache, File, FilePropertyBag, Response, Url};

/// The query's key.
const KEY: &str = "shared";

/// Its value where there was no room for the photos.
const FULL: &str = "full";

/// Begins with the shared photos; else with the photo of the tab before a reload; else with a sample. A
/// sample in the place of a lost photo would pass for it.
pub fn open_with(reader: ReaderContext, to: Entrance, sample: &'static Sample) {
    let Some((_, share)) = document::query([KEY]).pop() else {
        if to.gallery.begin_again() {
            return;
        }
        return reader.send(Event::Opened(Some(sample.name)));
    };
    reader.send(Event::Opened(None));
    // A share can be taken once only.
    address::remember(KEY, None);
    leptos::task::spawn_local(async move {
        match take(&share).await {
            _ if share == FULL => reader.send(Event::Told(NoticeKind::SharedFull)),
            Ok(files) => give_in_order(to, files),
            Err(_) => reader.send(Event::Told(NoticeKind::SharedLost)),
        }
        to.gallery.restore().await;
    });
}

/// Takes all photos of a share out of the service worker's cache, in their order.
///
/// # Errors
/// When there is none, or the browser does not hand one out.
async fn take(share: &str) -> Result<Vec<File>, JsValue> {
    let folder = document::absolute("./").ok_or("the page has no address")?;
    let name = format!("camlens-shared-{}", Url::new(&folder)?.pathname());
    let caches = document::caches().ok_or("the browser keeps nothing")?;
    let cache: Cache = JsFuture::from(caches.open(&name)).await?.dyn_into()?;
    let mut files = Vec::new();
    loop {
        let place = format!("{folder}shared-photo/{share}/{}", files.len());
        let kept = JsFuture::from(cache.match_with_str(&place)).await?;
        let Ok(kept) = kept.dyn_into::<Response>() else {
            break;
        };
        files.push(file_of(&kept).await?);
        JsFuture::from(cache.delete_with_str(&place)).await?;
    }
    if files.is_empty() {
        return Err("the share is empty".into());
    }
    Ok(files)
}

/// The photo in a kept answer, under its name.
async fn file_of(kept: &Response) -> Result<File, JsValue> {
    let name = kept.headers().get("x-file-name")?.unwrap_or_default();
    let blob: Blob = JsFuture::from(kept.blob()?).await?.dyn_into()?;
    let options = FilePropertyBag::new();
    options.set_type(&blob.type_());
    let name = js_sys::decode_uri_component(&name).map_or_else(|_| String::new(), String::from);
    File::new_with_blob_sequence_and_options(&Array::of1(&blob), &name, &options)
}

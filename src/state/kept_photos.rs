//! The visitor's photos, kept by the browser for this tab alone: a reload does not lose them.
//!
//! Cache Storage takes a file of any size in one step, and Chromium, Firefox and WebKit keep it beyond
//! a reload. The tab's name is in its session storage, which goes with the tab. Where the browser
//! refuses either of them, nothing is kept.

use crate::parts::{document, lock};
use camlens_client::kept::{KeptPhoto, make_room};
use js_sys::{Array, Date, Math, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Cache, File, FilePropertyBag, Headers, Response, ResponseInit, Url};

/// The name of the tab in its session storage.
const TAB: &str = "camlens-tab";

/// What a kept answer says of its photo.
const NAME: &str = "x-file-name";
const GIVEN: &str = "x-given";
const BYTES: &str = "x-bytes";

/// Tells other pages that this tab is open, and deletes the photos of closed ones.
pub fn begin() {
    let Some(tab) = tab() else {
        return;
    };
    lock::hold(lock_of(&tab));
    leptos::task::spawn_local(async move {
        // What cannot be deleted now is deleted at the next visit.
        let _ = tidy(&tab).await;
    });
}

/// Keeps a file under the photo's name.
///
/// # Errors
/// Where the browser keeps nothing, or the file is too large.
pub async fn keep(key: &str, file: &File) -> Result<(), JsValue> {
    let tab = tab().ok_or("the tab has no storage")?;
    let cache = open().await?;
    let all = entries(&cache).await?;
    let (addresses, mine): (Vec<_>, Vec<_>) =
        all.into_iter().filter(|(_, kept)| kept.tab == tab).unzip();
    let bytes = file.size() as u64;
    for at in make_room(&mine, bytes).ok_or("the photo is too large to be kept")? {
        JsFuture::from(cache.delete_with_str(&addresses[at])).await?;
    }
    let headers = Headers::new()?;
    headers.set(
        NAME,
        &String::from(js_sys::encode_uri_component(&file.name())),
    )?;
    headers.set(GIVEN, &Date::now().to_string())?;
    headers.set(BYTES, &bytes.to_string())?;
    headers.set("content-type", &file.type_())?;
    let init = ResponseInit::new();
    init.set_headers(&headers);
    let answer = Response::new_with_opt_blob_and_init(Some(file), &init)?;
    JsFuture::from(cache.put_with_str(&place(&tab, key)?, &answer)).await?;
    Ok(())
}

/// The file that this tab has kept under a photo's name; `None` where it has none.
pub async fn find(key: &str) -> Option<File> {
    let found = async || -> Result<File, JsValue> {
        let place = place(&tab().ok_or("the tab has no storage")?, key)?;
        let answer: Response = JsFuture::from(open().await?.match_with_str(&place))
            .await?
            .dyn_into()?;
        let blob: Blob = JsFuture::from(answer.blob()?).await?.dyn_into()?;
        let name = answer.headers().get(NAME)?.unwrap_or_default();
        let name = js_sys::decode_uri_component(&name).map_or_else(|_| String::new(), String::from);
        let options = FilePropertyBag::new();
        options.set_type(&blob.type_());
        File::new_with_blob_sequence_and_options(&Array::of1(&blob), &name, &options)
    };
    found().await.ok()
}

/// Deletes all photos that this tab has kept.
///
/// # Errors
/// Where the browser keeps nothing, or does not delete one.
pub async fn forget() -> Result<(), JsValue> {
    let Some(tab) = tab() else {
        return Ok(());
    };
    let cache = open().await?;
    for (address, _) in entries(&cache)
        .await?
        .iter()
        .filter(|(_, kept)| kept.tab == tab)
    {
        JsFuture::from(cache.delete_with_str(address)).await?;
    }
    Ok(())
}

async fn tidy(tab: &str) -> Result<(), JsValue> {
    let cache = open().await?;
    let held = lock::held().await;
    for (address, kept) in entries(&cache).await? {
        let is_open = |tab: &str| Some(held.as_ref()?.contains(&lock_of(tab)));
        if kept.tab != tab && kept.is_over(Date::now(), is_open(&kept.tab)) {
            JsFuture::from(cache.delete_with_str(&address)).await?;
        }
    }
    Ok(())
}

/// All kept photos with their addresses.
async fn entries(cache: &Cache) -> Result<Vec<(String, KeptPhoto)>, JsValue> {
    let requests: Array = JsFuture::from(cache.keys()).await?.dyn_into()?;
    let mut entries = Vec::new();
    for request in requests.iter() {
        let url = Reflect::get(&request, &"url".into())?;
        let url = url.as_string().unwrap_or_default();
        let answer = JsFuture::from(cache.match_with_str(&url)).await?;
        let Ok(answer) = answer.dyn_into::<Response>() else {
            continue;
        };
        let number = |name| -> Result<f64, JsValue> {
            let text = answer.headers().get(name)?.unwrap_or_default();
            Ok(text.parse().unwrap_or(0.0))
        };
        let kept = KeptPhoto {
            tab: url.rsplit('/').nth(1).unwrap_or_default().to_owned(),
            given_ms: number(GIVEN)?,
            bytes: number(BYTES)? as u64,
        };
        entries.push((url, kept));
    }
    Ok(entries)
}

async fn open() -> Result<Cache, JsValue> {
    let name = format!("camlens-kept-{}", Url::new(&folder()?)?.pathname());
    let caches = document::caches().ok_or("the browser keeps nothing")?;
    JsFuture::from(caches.open(&name)).await?.dyn_into()
}

fn place(tab: &str, key: &str) -> Result<String, JsValue> {
    Ok(format!("{}kept-photo/{tab}/{key}", folder()?))
}

fn folder() -> Result<String, JsValue> {
    Ok(document::absolute("./").ok_or("the page has no address")?)
}

fn lock_of(tab: &str) -> String {
    format!("camlens-tab-{tab}")
}

/// The name of this tab: the same after a reload. `None` where the browser keeps none.
fn tab() -> Option<String> {
    let storage = window().session_storage().ok()??;
    if let Some(tab) = storage.get_item(TAB).ok()? {
        return Some(tab);
    }
    let tab = format!("{}-{}", Date::now(), (Math::random() * 1e9) as u32);
    storage.set_item(TAB, &tab).ok()?;
    Some(tab)
}

//! From the page to the visitor: a file, the clipboard, the share sheet.

use super::blob_address::BlobAddress;
use super::made::Made;
use super::save_error::SaveError;
use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Blob, File, FilePropertyBag, HtmlElement};

/// The address of a file lives this long: a browser may ask the visitor for a folder first.
const KEPT_FOR: Duration = Duration::from_secs(120);

/// Gives a file to the visitor, as a download.
///
/// # Errors
/// [`SaveError::Refused`].
pub fn download(made: &Made) -> Result<(), SaveError> {
    let refused = || SaveError::Refused("no address".to_owned());
    let address = BlobAddress::of(&made.blob).ok_or_else(refused)?;
    let link: HtmlElement = document().create_element("a")?.unchecked_into();
    link.set_attribute("href", address.as_str())?;
    link.set_attribute("download", &made.name)?;
    link.click();
    set_timeout(move || drop(address), KEPT_FOR);
    Ok(())
}

/// Puts a picture on the clipboard. It is made while the browser waits: a browser lets a page write there
/// only when it is asked to in a press.
///
/// # Errors
/// The reason of the picture, or [`SaveError::NotCopied`].
pub async fn copy_picture<M>(make: M) -> Result<(), SaveError>
where
    M: Future<Output = Result<Blob, SaveError>> + 'static,
{
    let reason = std::rc::Rc::new(std::cell::RefCell::new(None));
    let picture = future_to_promise({
        let reason = reason.clone();
        async move {
            make.await.map(JsValue::from).map_err(|error| {
                let text = error.to_string();
                reason.replace(Some(error));
                js_sys::Error::new(&text).into()
            })
        }
    });
    // A clipboard that refuses leaves the picture to nobody, and its failure is none of the page.
    let left = JsFuture::from(picture.clone());
    leptos::task::spawn_local(async move { drop(left.await) });
    let written = write_picture(&picture).map_err(|_| SaveError::NotCopied)?;
    match JsFuture::from(written).await {
        Ok(_) => Ok(()),
        Err(_) => Err(reason.take().unwrap_or(SaveError::NotCopied)),
    }
}

/// `navigator.clipboard.write([new ClipboardItem({"image/png": picture})])`.
fn write_picture(picture: &Promise) -> Result<Promise, JsValue> {
    let parts = Object::new();
    Reflect::set(&parts, &"image/png".into(), picture)?;
    let item: Function = Reflect::get(&window(), &"ClipboardItem".into())?.dyn_into()?;
    let item = Reflect::construct(&item, &Array::of1(&parts))?;
    let clipboard = clipboard()?;
    let write: Function = Reflect::get(&clipboard, &"write".into())?.dyn_into()?;
    write.call1(&clipboard, &Array::of1(&item))?.dyn_into()
}

/// Puts a text on the clipboard.
///
/// # Errors
/// [`SaveError::NotCopied`].
pub async fn copy_text(text: &str) -> Result<(), SaveError> {
    let written = || -> Result<Promise, JsValue> {
        let clipboard = clipboard()?;
        let write: Function = Reflect::get(&clipboard, &"writeText".into())?.dyn_into()?;
        write.call1(&clipboard, &text.into())?.dyn_into()
    };
    let written = written().map_err(|_| SaveError::NotCopied)?;
    let written = JsFuture::from(written).await;
    written.map(drop).map_err(|_| SaveError::NotCopied)
}

/// None on plain http.
fn clipboard() -> Result<JsValue, JsValue> {
    Reflect::get(&window().navigator(), &"clipboard".into())
}

/// Whether this browser puts pictures on the clipboard.
pub fn can_copy() -> bool {
    let has = |of: &JsValue, name: &str| Reflect::has(of, &name.into()).unwrap_or(false);
    let clipboard = clipboard().unwrap_or(JsValue::UNDEFINED);
    clipboard.is_object() && has(&clipboard, "write") && has(&window(), "ClipboardItem")
}

/// Whether this device has a share sheet that takes pictures.
pub fn can_share() -> bool {
    let ask = || -> Result<bool, JsValue> {
        let data = sharing(&Made {
            blob: Blob::new()?,
            name: "a.png".to_owned(),
        })?;
        let navigator = window().navigator();
        let can: Function = Reflect::get(&navigator, &"canShare".into())?.dyn_into()?;
        Ok(can.call1(&navigator, &data)?.is_truthy())
    };
    ask().unwrap_or(false)
}

/// Opens the share sheet with a picture.
///
/// # Errors
/// [`SaveError::Cancelled`] where the visitor closes it, [`SaveError::PressAgain`] where too much time has
/// passed since the press, [`SaveError::Refused`].
pub async fn share(made: &Made) -> Result<(), SaveError> {
    let navigator = window().navigator();
    let share: Function = Reflect::get(&navigator, &"share".into())?
        .dyn_into()
        .map_err(|_| SaveError::Refused("no share sheet".to_owned()))?;
    let data = sharing(made)?;
    let shared: Promise = share.call1(&navigator, &data)?.unchecked_into();
    let Err(reason) = JsFuture::from(shared).await else {
        return Ok(());
    };
    let name = Reflect::get(&reason, &"name".into()).ok();
    match name.and_then(|name| name.as_string()).as_deref() {
        Some("AbortError") => Err(SaveError::Cancelled),
        Some("NotAllowedError") => Err(SaveError::PressAgain),
        _ => Err(reason.into()),
    }
}

fn sharing(made: &Made) -> Result<Object, JsValue> {
    let options = FilePropertyBag::new();
    options.set_type("image/png");
    let parts = Array::of1(&made.blob);
    let file = File::new_with_blob_sequence_and_options(&parts, &made.name, &options)?;
    let data = Object::new();
    Reflect::set(&data, &"files".into(), &Array::of1(&file))?;
    Ok(data)
}

//! Fetches the file of a language.

use crate::parts::document;
use camlens_words::{LANGUAGES, Language, say, speak};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Fetches the language that `static/boot.js` has chosen and asked for, before the page is shown.
/// Where its file does not come, the others are tried. Without any, the page has names for sentences.
pub async fn begin() {
    let chosen = root_language();
    let others = LANGUAGES.iter().copied();
    for language in chosen.into_iter().chain(others) {
        if load(language).await.is_ok() {
            return;
        }
    }
}

/// The language in the root element.
fn root_language() -> Option<Language> {
    let root = leptos::prelude::document().document_element()?;
    Language::of(&root.get_attribute("lang")?)
}

async fn load(language: Language) -> Result<(), JsValue> {
    put(language, fetch(language).await?)
}

/// Fetches the file of a language.
///
/// # Errors
/// When it does not come.
pub async fn fetch(language: Language) -> Result<String, JsValue> {
    let mark = format!("meta[name=camlens-language][data-code={}]", language.code);
    let address = document::meta(&mark).ok_or("the page names no file of this language")?;
    let address = document::absolute(&address).ok_or("the page has no address")?;
    let response = JsFuture::from(window().fetch_with_str(&address)).await?;
    let response: Response = response.dyn_into()?;
    if !response.ok() {
        return Err(response.status().into());
    }
    let text = JsFuture::from(response.text()?).await?;
    Ok(text.as_string().unwrap_or_default())
}

/// Speaks a language from now on; `text` is its file.
///
/// # Errors
/// When that is no file of a language, or a part of one; the page goes on in the language that it
/// has.
pub fn put(language: Language, text: String) -> Result<(), JsValue> {
    speak(language, text).map_err(|error| JsValue::from(error.to_string()))?;
    mark_document(language);
    Ok(())
}

/// Tells the document which language it has.
fn mark_document(language: Language) {
    let document = leptos::prelude::document();
    document.set_title(&say::page_title());
    if let Some(root) = document.document_element() {
        // An element takes any value of this attribute.
        let _ = root.set_attribute("lang", language.code);
    }
}

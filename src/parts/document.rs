//! The document around the page: its `<meta>` marks, and what its address says.

use js_sys::Reflect;
use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{CacheStorage, HtmlMetaElement, ServiceWorkerContainer, Url};

/// The browser's service workers; none on plain http, and in some private windows.
pub fn service_workers() -> Option<ServiceWorkerContainer> {
    Reflect::get(&window().navigator(), &"serviceWorker".into())
        .ok()?
        .dyn_into()
        .ok()
}

/// What the browser keeps for this page; none on plain http, and in some private windows.
pub fn caches() -> Option<CacheStorage> {
    Reflect::get(&window(), &"caches".into())
        .ok()?
        .dyn_into()
        .ok()
}

/// Whether the page has a window of its own, as an installed app has.
pub fn is_opened_as_an_app() -> bool {
    let standalone = window().match_media("(display-mode: standalone)");
    standalone
        .ok()
        .flatten()
        .is_some_and(|standalone| standalone.matches())
}

/// The version of the page, as the build wrote it.
pub fn version() -> Option<String> {
    meta("meta[name=camlens-version]")
}

/// The content of a `<meta>` mark, unless it is empty.
pub fn meta(selector: &str) -> Option<String> {
    let element = document().query_selector(selector).ok().flatten()?;
    let content = element.dyn_into::<HtmlMetaElement>().ok()?.content();
    (!content.is_empty()).then_some(content)
}

/// An attribute of a `<meta>` mark.
pub fn mark(selector: &str, attribute: &str) -> Option<String> {
    let element = document().query_selector(selector).ok().flatten()?;
    element.get_attribute(attribute)
}

/// Milliseconds since the page was opened, on a clock that does not go back; 0 where the browser has
/// none.
pub fn clock_ms() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

/// An address relative to the document, made absolute: the page may live in any folder.
pub fn absolute(path: &str) -> Option<String> {
    let base = document().base_uri().ok().flatten()?;
    Some(Url::new_with_base(path, &base).ok()?.href())
}

/// The pairs of the page's query string with one of these keys, decoded.
pub fn query(keys: impl IntoIterator<Item = &'static str>) -> Vec<(String, String)> {
    let Ok(here) = window().location().href().and_then(|href| Url::new(&href)) else {
        return Vec::new();
    };
    keys.into_iter()
        .filter_map(|key| Some((key.to_owned(), here.search_params().get(key)?)))
        .collect()
}

/// Whether the page's query string has this pair.
pub fn query_has(key: &str, value: &str) -> bool {
    let here = window().location().href().and_then(|href| Url::new(&href));
    here.is_ok_and(|here| here.search_params().get(key).as_deref() == Some(value))
}

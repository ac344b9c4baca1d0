//! What the page asks of the document around it: its `<meta>` marks and its address.

use super::address::Wishes;
use super::look::Choices;
use super::variant::{Abilities, Variant};
use js_sys::{Function, Reflect, Uint8Array, WebAssembly};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlMetaElement, ServiceWorkerContainer, Url};

/// Where the worker's script of this variant is.
pub fn worker_script(variant: Variant) -> Option<String> {
    let name = variant.name();
    let path = meta(&format!("meta[name=camlens-worker][data-variant={name}]"))?;
    absolute(&path)
}

/// A function of one instruction of relaxed-simd: three vectors in, the first two multiplied and the
/// third added, one out.
#[rustfmt::skip]
const RELAXED_MODULE: [u8; 37] = [
    0, b'a', b's', b'm', 1, 0, 0, 0,
    // One type: three vectors in, one out; one function of it.
    1, 8, 1, 0x60, 3, 0x7b, 0x7b, 0x7b, 1, 0x7b,
    3, 2, 1, 0,
    // Its body, without locals: `local.get` 0, 1 and 2, `f32x4.relaxed_madd`, `end`.
    10, 13, 1, 11, 0, 0x20, 0, 0x20, 1, 0x20, 2, 0xfd, 0x85, 2, 0x0b,
];

/// What this browser offers to the builds, on this page.
pub fn abilities() -> Abilities {
    let global = |name: &str| Reflect::get(&window(), &name.into()).unwrap_or(JsValue::UNDEFINED);
    // The worker waits for promises by it; without, every wait would take a worker of its own.
    let wait_async = Reflect::get(&global("Atomics"), &"waitAsync".into());
    let isolated = global("crossOriginIsolated").is_truthy();
    Abilities {
        isolated,
        secure: global("isSecureContext").is_truthy(),
        soon: !isolated && service_workers().is_some() && !came_from_a_service_worker(),
        shared_memory: global("SharedArrayBuffer").is_function()
            && wait_async.is_ok_and(|wait| wait.is_function()),
        relaxed_simd: WebAssembly::validate(&Uint8Array::from(&RELAXED_MODULE[..]))
            .unwrap_or(false),
        // NaN, from a browser that does not tell, becomes 0.
        cores: window().navigator().hardware_concurrency() as usize,
    }
}

/// The browser's service workers; none on plain http, and in some private windows.
pub fn service_workers() -> Option<ServiceWorkerContainer> {
    Reflect::get(&window().navigator(), &"serviceWorker".into())
        .ok()?
        .dyn_into()
        .ok()
}

/// Whether a service worker had its hands on the page as it was opened.
fn came_from_a_service_worker() -> bool {
    let begun = || -> Result<JsValue, JsValue> {
        let performance = Reflect::get(&window(), &"performance".into())?;
        let entries: Function =
            Reflect::get(&performance, &"getEntriesByType".into())?.dyn_into()?;
        let navigation = entries.call1(&performance, &"navigation".into())?;
        Reflect::get(&Reflect::get_u32(&navigation, 0)?, &"workerStart".into())
    };
    begun().is_ok_and(|begun| begun.as_f64().is_some_and(|begun| begun > 0.0))
}

/// Whether the page has a window of its own, as an installed app has.
pub fn is_opened_as_an_app() -> bool {
    let standalone = window().match_media("(display-mode: standalone)");
    standalone
        .ok()
        .flatten()
        .is_some_and(|standalone| standalone.matches())
}

/// Where the network's manifest is. Its address says for which version of the page it is wanted:
/// after an update the service worker still has the one that an older page's worker can read.
pub fn model_address() -> Option<String> {
    let address = meta("meta[name=camlens-model]").and_then(|path| absolute(&path))?;
    match version() {
        Some(version) => Some(format!("{address}?version={version}")),
        None => Some(address),
    }
}

/// The version of the page, as the build wrote it.
pub fn version() -> Option<String> {
    meta("meta[name=camlens-version]")
}

fn meta(selector: &str) -> Option<String> {
    let element = document().query_selector(selector).ok().flatten()?;
    let content = element.dyn_into::<HtmlMetaElement>().ok()?.content();
    (!content.is_empty()).then_some(content)
}

/// An address relative to the document, made absolute: the page may live in any folder.
pub fn absolute(path: &str) -> Option<String> {
    let base = document().base_uri().ok().flatten()?;
    Some(Url::new_with_base(path, &base).ok()?.href())
}

/// Whether the page's query string has this key.
pub fn has_query(key: &str) -> bool {
    let here = window().location().href().and_then(|href| Url::new(&href));
    here.is_ok_and(|here| here.search_params().has(key))
}

/// The pairs of the page's query string, decoded.
pub fn query() -> Vec<(String, String)> {
    let Ok(here) = window().location().href().and_then(|href| Url::new(&href)) else {
        return Vec::new();
    };
    Wishes::KEYS
        .into_iter()
        .chain(Choices::KEYS)
        .filter_map(|key| Some((key.to_owned(), here.search_params().get(key)?)))
        .collect()
}

/// Whether the page's query string has this pair.
pub fn query_has(key: &str, value: &str) -> bool {
    let here = window().location().href().and_then(|href| Url::new(&href));
    here.is_ok_and(|here| here.search_params().get(key).as_deref() == Some(value))
}

/// Writes a wish into the page's address, or takes it out, without a step in the history: the
/// address can be copied as it stands, and a reload opens the same.
pub fn remember(key: &str, value: Option<&str>) {
    let write = || -> Result<(), JsValue> {
        let here = Url::new(&window().location().href()?)?;
        let wishes = here.search_params();
        if wishes.get(key).as_deref() == value {
            return Ok(());
        }
        match value {
            Some(value) => wishes.set(key, value),
            None => wishes.delete(key),
        }
        window()
            .history()?
            .replace_state_with_url(&JsValue::NULL, "", Some(&here.href()))
    };
    // In a sandboxed frame there is no history to write to; the page works without.
    let _ = write();
}

//! The engine's files, as the document names them, and what this browser can run of them.

use super::variant::{Abilities, Variant};
use crate::parts::document::{absolute, meta, service_workers, version};
use js_sys::{Function, Reflect, Uint8Array, WebAssembly};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};

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
        // `cargo xtask serve` builds one worker only.
        relaxed_simd: worker_script(Variant::Relaxed).is_some()
            && WebAssembly::validate(&Uint8Array::from(&RELAXED_MODULE[..])).unwrap_or(false),
        // NaN, from a browser that does not tell, becomes 0.
        cores: window().navigator().hardware_concurrency() as usize,
    }
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

/// Where the network's manifest is. Its address says for which version of the page it is wanted:
/// after an update the service worker still has the one that an older page's worker can read.
pub fn model_address() -> Option<String> {
    let address = meta("meta[name=camlens-model]").and_then(|path| absolute(&path))?;
    match version() {
        Some(version) => Some(format!("{address}?version={version}")),
        None => Some(address),
    }
}

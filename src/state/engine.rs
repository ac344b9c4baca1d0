//! The engine's files, as the document names them, and the abilities of this browser.

use super::sparing;
use crate::parts::document::{absolute, mark, meta, service_workers, version};
use camlens_client::browser::abilities;
use camlens_client::reader::{NetworkBytes, Setup};
use camlens_client::variant::{Variant, builds_of};
use camlens_client::wishes::Wishes;
use camlens_core::protocol::Preview;
use js_sys::{Function, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};

/// The mark of the network's manifest.
const MODEL: &str = "meta[name=camlens-model]";

/// What the reader has to know of this page, its address and this browser.
pub fn setup(wishes: &Wishes) -> Setup {
    Setup {
        variant: wishes.variant,
        threads: wishes.threads,
        abilities: abilities(service_workers().is_some() && !came_from_a_service_worker()),
        builds: builds_of(&worker_scripts()),
        model: model_address(),
        network: network_bytes(),
        preview: if sparing::is_wished() {
            Preview::Only
        } else {
            Preview::Early
        },
        wanted: wishes.way,
    }
}

/// The absolute address of the worker's script, for each variant that the page has.
pub(super) fn worker_scripts() -> Vec<(Variant, String)> {
    let script = |variant: Variant| {
        let name = variant.name();
        let path = meta(&format!("meta[name=camlens-worker][data-variant={name}]"))?;
        Some((variant, absolute(&path)?))
    };
    let variants = [Variant::Simd, Variant::Threads, Variant::Relaxed];
    variants.into_iter().filter_map(script).collect()
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

/// The address of the network's manifest. It says for which version of the page it is wanted:
/// after an update the service worker still has the one that an older page's worker can read.
pub(super) fn model_address() -> Option<String> {
    let address = meta(MODEL).and_then(|path| absolute(&path))?;
    match version() {
        Some(version) => Some(format!("{address}?version={version}")),
        None => Some(address),
    }
}

/// The network's bytes, as the build wrote them.
fn network_bytes() -> NetworkBytes {
    let bytes = |name| mark(MODEL, name).and_then(|bytes| bytes.parse().ok());
    NetworkBytes {
        total: bytes("data-bytes").unwrap_or(0),
        before_preview: bytes("data-before-preview").unwrap_or(0),
    }
}

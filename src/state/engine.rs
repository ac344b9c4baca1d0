//! The engine's files, as the document names them, and the abilities of this browser.

use super::sparing;
use crate::parts::document::{absolute, mark, meta, service_workers, version};
use camlens_client::reader::{NetworkBytes, Setup};
use camlens_client::variant::{Abilities, Variant};
use camlens_client::wishes::Wishes;
use js_sys::{Function, Reflect, Uint8Array, WebAssembly};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};

/// The mark of the network's manifest.
const MODEL: &str = "meta[name=camlens-model]";

/// What the reader has to know of this page, its address and this browser.
pub fn setup(wishes: &Wishes) -> Setup {
    let folder =
        |(variant, script): (Variant, String)| Some((variant, build_of(&script)?.to_owned()));
    Setup {
        variant: wishes.variant,
        threads: wishes.threads,
        abilities: abilities(),
        builds: worker_scripts().into_iter().filter_map(folder).collect(),
        model: model_address(),
        network: network_bytes(),
        preview_only: sparing::is_wished(),
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

/// The abilities of this browser, on this page.
fn abilities() -> Abilities {
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

/// The build of a worker, as the worker itself says it: the folder of its script.
///
/// `workers/simd-0a1b/start.js?threads=2` is of the build `simd-0a1b`.
fn build_of(script: &str) -> Option<&str> {
    let path = script.split(['?', '#']).next()?;
    path.rsplit('/').nth(1).filter(|folder| !folder.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_build_is_the_folder_of_its_script() {
        assert_eq!(
            build_of("https://a/b/workers/simd-0a1b/start.js?threads=2"),
            Some("simd-0a1b")
        );
        assert_eq!(build_of("start.js"), None);
    }
}

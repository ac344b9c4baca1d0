//! The abilities of this browser, on this page.

use crate::variant::Abilities;
use js_sys::{Reflect, Uint8Array, WebAssembly};
use wasm_bindgen::JsValue;

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

/// The abilities of the browser in this window or worker. `may_be_isolated`: where the page is not
/// isolated, its own service worker will isolate it when it is opened again.
pub fn abilities(may_be_isolated: bool) -> Abilities {
    let scope = js_sys::global();
    let part =
        |of: &JsValue, name: &str| Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED);
    let global = |name: &str| part(&scope, name);
    let isolated = global("crossOriginIsolated").is_truthy();
    let cores = part(&global("navigator"), "hardwareConcurrency").as_f64();
    Abilities {
        isolated,
        secure: global("isSecureContext").is_truthy(),
        soon: !isolated && may_be_isolated,
        // The worker waits for promises by `waitAsync`; without, every wait would take a worker of its own.
        shared_memory: global("SharedArrayBuffer").is_function()
            && part(&global("Atomics"), "waitAsync").is_function(),
        relaxed_simd: WebAssembly::validate(&Uint8Array::from(&RELAXED_MODULE[..]))
            .unwrap_or(false),
        // NaN, from a browser that does not tell, becomes 0.
        cores: cores.unwrap_or_default() as usize,
    }
}

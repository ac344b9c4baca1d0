//! Files that the worker's start script asked for before there was an engine
//! (`xtask/assets/worker-early.js`).

use js_sys::{Map, Promise, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::AbortController;

#[wasm_bindgen]
extern "C" {
    /// A request that was made early.
    pub type Early;

    /// Its answer.
    #[wasm_bindgen(method, getter)]
    pub fn answer(this: &Early) -> Promise;

    /// Ends it.
    #[wasm_bindgen(method, getter)]
    pub fn controller(this: &Early) -> AbortController;
}

/// The early request for this address, once.
pub(super) fn take(address: &str) -> Option<Early> {
    let early = Reflect::get(&js_sys::global(), &"camlensEarly".into()).ok()?;
    let early: Map = early.dyn_into().ok()?;
    let key = address.into();
    let request = early.get(&key);
    early.delete(&key);
    request.is_object().then(|| request.unchecked_into())
}

//! The wish for half of the download: by the address, by the switch, or by the browser's own setting.

use crate::parts::{document, storage};
use js_sys::Reflect;
use leptos::prelude::window;

/// The name under which the visitor's wish stays from visit to visit.
const SWITCH: &str = "camlens-preview-only";

/// Whether this visit's download stops at the preview.
pub fn is_wished() -> bool {
    is_switched_on() || saves_data()
}

/// Whether downloads stop at the preview: by the address, or by the switch.
pub fn is_switched_on() -> bool {
    document::query_has("preview", "only") || storage::is_on(SWITCH)
}

/// Keeps the switch for the next visit.
pub fn switch_on(on: bool) {
    storage::keep(SWITCH, on);
}

/// Whether the browser is set to save data. Some browsers have no such setting.
fn saves_data() -> bool {
    let navigator = window().navigator();
    Reflect::get(&navigator, &"connection".into())
        .and_then(|connection| Reflect::get(&connection, &"saveData".into()))
        .is_ok_and(|saves| saves.is_truthy())
}

//! The wish for half of the download: by the address, by the switch, or by the browser's own setting.

use crate::parts::document;
use js_sys::Reflect;
use leptos::prelude::*;

/// The name under which the visitor's wish stays from visit to visit.
const SWITCH: &str = "camlens-preview-only";

/// Whether this visit's download stops at the preview.
pub fn is_wished() -> bool {
    is_switched_on() || saves_data()
}

/// Whether downloads stop at the preview: by the address, or by the switch.
pub fn is_switched_on() -> bool {
    let asked = document::query_has("preview", "only");
    let storage = window().local_storage().ok().flatten();
    asked
        || storage
            .and_then(|storage| storage.get_item(SWITCH).ok().flatten())
            .is_some()
}

/// Keeps the switch for the next visit.
pub fn switch_on(on: bool) {
    // Where nothing may be kept the wish holds for nothing; the page works all the same.
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = if on {
            storage.set_item(SWITCH, "1")
        } else {
            storage.remove_item(SWITCH)
        };
    }
}

/// Whether the visitor told the browser to be sparing. Not every browser knows of it.
fn saves_data() -> bool {
    let navigator = window().navigator();
    Reflect::get(&navigator, &"connection".into())
        .and_then(|connection| Reflect::get(&connection, &"saveData".into()))
        .is_ok_and(|saves| saves.is_truthy())
}

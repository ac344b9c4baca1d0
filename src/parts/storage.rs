//! Switches that stay from visit to visit, in the browser's storage. Nothing about photos is kept
//! there.

use leptos::prelude::window;
use web_sys::Storage;

/// Whether a switch was left on. It is off where there is no storage, as in some private windows.
pub fn is_on(switch: &str) -> bool {
    let kept = || storage()?.get_item(switch).ok()?;
    kept().is_some()
}

/// Keeps a switch. Where nothing can be kept, it is off at the next visit.
pub fn keep(switch: &str, on: bool) {
    let Some(storage) = storage() else {
        return;
    };
    // A full storage changes nothing else.
    let _ = if on {
        storage.set_item(switch, "on")
    } else {
        storage.remove_item(switch)
    };
}

/// Keeps a short text, such as the chosen language. Where nothing can be kept, it is gone at the next
/// visit.
pub fn keep_text(key: &str, text: &str) {
    if let Some(storage) = storage() {
        // A full storage changes nothing else.
        let _ = storage.set_item(key, text);
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

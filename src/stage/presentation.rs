//! Full screen: the page itself fills it, in large type, so that every question can be asked there.

use crate::parts::events::{is_elsewhere, with_others};
use leptos::ev;
use leptos::prelude::*;

/// Follows the browser's full screen, and lets the key `f` turn it on and off.
pub fn follow() -> ReadSignal<bool> {
    let (full, set_full) = signal(is_full());
    let changed = document_event_listener(move || set_full.set(is_full()));
    let pressed = window_event_listener(ev::keydown, move |event| {
        let taken = with_others(&event) || event.default_prevented() || is_elsewhere(&event);
        if !taken && matches!(event.key().as_str(), "f" | "F") {
            event.prevent_default();
            toggle();
        }
    });
    on_cleanup(move || {
        changed.remove();
        pressed.remove();
    });
    full
}

/// Fills the screen with the page, or goes back. Where the browser refuses, nothing changes.
pub fn toggle() {
    if is_full() {
        document().exit_fullscreen();
    } else if let Some(page) = document().document_element().filter(|_| is_offered()) {
        let _ = page.request_fullscreen();
    }
}

/// Whether this browser can fill the screen: phones of Apple cannot.
pub fn is_offered() -> bool {
    document().fullscreen_enabled()
}

fn is_full() -> bool {
    document().fullscreen_element().is_some()
}

/// The event bubbles from the element to the window.
fn document_event_listener(changed: impl Fn() + 'static) -> WindowListenerHandle {
    window_event_listener_untyped("fullscreenchange", move |_| changed())
}

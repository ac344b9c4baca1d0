//! Keys and pointers.

use leptos::ev::KeyboardEvent;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlInputElement, MouseEvent};

/// Whether a key is pressed together with Ctrl, Alt or Meta, as for commands of the browser.
pub fn with_others(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.alt_key()
}

/// Whether a key belongs to a field, or to a page that lies over the page.
pub fn is_elsewhere(event: &KeyboardEvent) -> bool {
    let over = leptos::prelude::document().query_selector("dialog[open]");
    goes_into_a_field(event) || over.is_ok_and(|over| over.is_some())
}

/// Whether a key or a paste goes into a field.
pub fn goes_into_a_field(event: &Event) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|target| {
        let takes_text = match target.dyn_ref::<HtmlInputElement>() {
            Some(input) => !matches!(
                input.type_().as_str(),
                "radio" | "checkbox" | "range" | "file"
            ),
            None => matches!(target.tag_name().as_str(), "TEXTAREA" | "SELECT"),
        };
        takes_text || target.is_content_editable()
    })
}

/// What the keys of the way back do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    Undo,
    Redo,
}

impl Stroke {
    /// Ctrl+Z and Cmd+Z undo; Ctrl+Y, or either with Shift, does it again.
    pub fn of(event: &KeyboardEvent) -> Option<Self> {
        if event.alt_key() || event.ctrl_key() == event.meta_key() {
            return None;
        }
        // With Shift, or where Caps Lock is on, the letter is a capital.
        match (event.key().to_lowercase().as_str(), event.shift_key()) {
            ("z", false) => Some(Self::Undo),
            ("z", true) => Some(Self::Redo),
            ("y", false) if event.ctrl_key() => Some(Self::Redo),
            _ => None,
        }
    }
}

/// The place of a mouse, a finger or a pen in the window, in pixels across and down.
pub fn place_of(event: &MouseEvent) -> (f64, f64) {
    (event.client_x().into(), event.client_y().into())
}

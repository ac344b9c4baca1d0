//! The keyboard's focus after a button that had it is gone.

use leptos::html::{Button, ElementType};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

/// Gives the focus to `place` when this button goes away with the focus on it; else the focus would
/// fall to the document's body. `place` surrounds the button and has a `tabindex` of -1. Nothing
/// scrolls.
pub fn leave_the_focus_to<Place>(button: NodeRef<Button>, place: NodeRef<Place>)
where
    Place: ElementType,
    Place::Output: JsCast + Clone + 'static,
{
    // Runs while the button is still there.
    on_cleanup(move || {
        let button = button.try_get_untracked().flatten();
        let focused = document().active_element().zip(button);
        if !focused.is_some_and(|(focused, button)| focused == *button.unchecked_ref::<Element>()) {
            return;
        }
        if let Some(place) = place.try_get_untracked().flatten() {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            let place: &HtmlElement = place.unchecked_ref();
            // A place that refuses the focus leaves it to the document.
            let _ = place.focus_with_options(&options);
        }
    });
}

//! Where the keyboard's focus goes when what has it goes away.

use leptos::html::{Button, ElementType};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

/// When this button goes away with the focus on it, `place` takes the focus, which would else be
/// nowhere: what the button stood in, with a `tabindex` of -1. Nothing scrolls.
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
            // Without it the focus is where it was before there was this rule.
            let _ = place.focus_with_options(&options);
        }
    });
}

//! The handle between the photo and the map.

use super::words;
use crate::state::LookContext;
use camlens_words::say;
use leptos::ev;
use leptos::html::Div;
use leptos::prelude::*;

/// The movement of an arrow key, in percent of the width.
const STEP_PERCENT: f64 = 2.0;

/// The movement of a page key, in percent of the width.
const PAGE_PERCENT: f64 = 10.0;

/// A line across the picture with a grip, moved by mouse, finger or key.
#[component]
pub fn Handle() -> impl IntoView {
    let look = expect_context::<LookContext>();
    let handle = NodeRef::<Div>::new();
    let held = RwSignal::new(false);
    let to = move |percent: f64| look.set_split(percent);

    let press = move |event: ev::PointerEvent| {
        // The handle keeps the press: the picture below does not pan.
        event.prevent_default();
        event.stop_propagation();
        if let Some(handle) = handle.get_untracked() {
            // Without capture the handle follows while the pointer is over it.
            let _ = handle.set_pointer_capture(event.pointer_id());
            let _ = handle.focus();
            held.set(true);
        }
    };
    let drag = move |event: ev::PointerEvent| {
        let sheet = handle
            .get_untracked()
            .and_then(|handle| handle.parent_element());
        if let Some(sheet) = sheet.filter(|_| held.get_untracked()) {
            let place = sheet.get_bounding_client_rect();
            to(100.0 * (f64::from(event.client_x()) - place.left()) / place.width().max(1.0));
        }
    };
    let keys = move |event: ev::KeyboardEvent| {
        let now = look.split.get_untracked();
        let next = match event.key().as_str() {
            "ArrowLeft" | "ArrowDown" => now - STEP_PERCENT,
            "ArrowRight" | "ArrowUp" => now + STEP_PERCENT,
            "PageDown" => now - PAGE_PERCENT,
            "PageUp" => now + PAGE_PERCENT,
            "Home" => 0.0,
            "End" => 100.0,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        to(next);
    };
    view! {
        <div
            node_ref=handle
            class="handle"
            role="slider"
            tabindex="0"
            aria-label=say::stage_slide()
            aria-orientation="horizontal"
            aria-valuemin="0"
            aria-valuemax="100"
            aria-valuenow=move || format!("{:.0}", look.split.get())
            aria-valuetext=move || say::stage_slide_now(&words::factor(look.split.get() / 100.0))
            data-testid="split"
            style:left=move || format!("{}%", look.split.get())
            on:pointerdown=press
            on:pointermove=drag
            on:pointerup=move |_| held.set(false)
            on:pointercancel=move |_| held.set(false)
            on:keydown=keys
        ></div>
    }
}

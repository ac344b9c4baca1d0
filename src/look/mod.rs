//! The look of the map: the row under the photo, the fold below it, and the bar that gives the
//! colours their numbers.

mod colour_bar;
mod colours;
mod layouts;
mod more;
mod outlines;
mod range;
mod words;

pub use colour_bar::ColourBar;

use crate::state::LookContext;
use camlens_client::view::Layout;
use layouts::Layouts;
use leptos::prelude::*;
use more::More;

/// Layout and strength in one row, and the rest folded below.
#[component]
pub fn LookPanel() -> impl IntoView {
    view! {
        <section class="look" aria-label="Look of the map">
            <div class="look-row">
                <Layouts />
                <Strength />
            </div>
            <More />
        </section>
    }
}

/// The strength of the map over the photo.
#[component]
fn Strength() -> impl IntoView {
    let look = expect_context::<LookContext>();
    // Beside the handle the map has full strength, and the network's eye has no map.
    let without = move || matches!(look.layout.get(), Layout::Slide | Layout::Eye);
    let slide = move |event: leptos::ev::Event| {
        if let Ok(percent) = event_target_value(&event).parse() {
            look.set_opacity(percent);
        }
    };
    view! {
        <label class="opacity" class:off=without>
            <span>"Strength of the map"</span>
            <output>{move || format!("{} %", look.opacity.get())}</output>
            <input
                type="range"
                min="0"
                max="100"
                data-testid="opacity"
                disabled=without
                prop:value=move || look.opacity.get().to_string()
                on:input=slide
            />
        </label>
    }
}

//! The look of the map: layouts and strength above the photo, the meaning of colours and outlines
//! below it, and the panel with all other choices.

mod colour_bar;
mod colours;
mod grey;
mod layouts;
mod legend;
mod more;
mod outlines;
mod range;
mod words;

pub use colour_bar::ColourBar;
pub use layouts::Layouts;
pub use legend::Legend;
pub use more::LookPanel;

use crate::parts::numbers;
use crate::state::LookContext;
use camlens_client::view::Layout;
use camlens_words::say;
use leptos::prelude::*;

/// The strength of the map over the photo.
#[component]
pub fn Strength() -> impl IntoView {
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
            <span>{say::look_strength()}</span>
            <input
                type="range"
                min="0"
                max="100"
                data-testid="opacity"
                disabled=without
                prop:value=move || look.opacity.get().to_string()
                on:input=slide
            />
            <output>{move || numbers::whole_percent(f64::from(look.opacity.get()))}</output>
        </label>
    }
}

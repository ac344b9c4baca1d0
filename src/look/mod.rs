//! How the map is looked at: the row under the photo, what is folded below it, and the bar that says
//! what the colours stand for.

mod colour_bar;
mod colours;
mod more;
mod outlines;
mod range;
mod views;
mod words;

pub use colour_bar::ColourBar;

use crate::parts::remember::remember_at_rest;
use crate::state::{Page, View};
use leptos::prelude::*;
use more::More;
use views::Views;

/// View and strength in one calm row, and the rest folded.
#[component]
pub fn Look() -> impl IntoView {
    let page = expect_context::<Page>();
    remember_at_rest(move || Some(page.look.choices().pairs()));
    view! {
        <section class="look" aria-label="Look of the map">
            <div class="look-row">
                <Views />
                <Strength />
            </div>
            <More />
        </section>
    }
}

/// How much of the map lies over the photo.
#[component]
fn Strength() -> impl IntoView {
    let look = expect_context::<Page>().look;
    // The slider is about the map at full strength, and the network's eye has no map.
    let without = move || matches!(look.view.get(), View::Slide | View::Eye);
    let slide = move |event: leptos::ev::Event| {
        if let Ok(percent) = event_target_value(&event).parse() {
            look.opacity.set(percent);
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

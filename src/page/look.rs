//! How photo and map are laid out.

use super::state::Page;
use leptos::prelude::*;

/// Opacity, and over or beside each other.
#[component]
pub fn Look() -> impl IntoView {
    let page = expect_context::<Page>();
    let slide = move |event: leptos::ev::Event| {
        if let Ok(percent) = event_target_value(&event).parse() {
            page.opacity.set(percent);
        }
    };
    view! {
        <div class="look">
            <fieldset class="choice">
                <legend>"Layout"</legend>
                <div class="segments">
                    <Layout label="Overlay" beside=false />
                    <Layout label="Side by side" beside=true />
                </div>
            </fieldset>
            <label class="opacity">
                <span>"Strength of the map"</span>
                <output>{move || format!("{} %", page.opacity.get())}</output>
                <input
                    type="range"
                    min="0"
                    max="100"
                    data-testid="opacity"
                    prop:value=move || page.opacity.get().to_string()
                    on:input=slide
                />
            </label>
        </div>
    }
}

#[component]
fn Layout(label: &'static str, beside: bool) -> impl IntoView {
    let page = expect_context::<Page>();
    view! {
        <label>
            <input
                type="radio"
                name="layout"
                value=if beside { "beside" } else { "overlay" }
                prop:checked=move || page.beside.get() == beside
                on:change=move |_| page.beside.set(beside)
            />
            <span>{label}</span>
        </label>
    }
}

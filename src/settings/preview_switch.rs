//! The switch for a line that is slow or dear.

use crate::parts::numbers::part;
use crate::state::{is_switched_on, switch_on};
use camlens_words::say;
use leptos::prelude::*;

/// The switch for a line that is slow or dear.
#[component]
pub fn PreviewSwitch() -> impl IntoView {
    let on = RwSignal::new(is_switched_on());
    let switch = move |event: leptos::ev::Event| {
        on.set(event_target_checked(&event));
        switch_on(on.get_untracked());
    };
    view! {
        <fieldset class="choice preview-choice">
            <legend>{say::settings_download()}</legend>
            <label class="tick">
                <input
                    type="checkbox"
                    data-testid="preview-only"
                    aria-describedby="preview-agreement"
                    prop:checked=move || on.get()
                    on:change=switch
                />
                <span>{say::settings_preview_only()}</span>
            </label>
            // `cargo test --test preview`, as the model card tells.
            <p class="hint" id="preview-agreement">
                {say::SettingsPreviewAgreement {
                    median: &part(0.024),
                    most: &part(0.083),
                }.say()}
            </p>
        </fieldset>
    }
}

//! The switch for a line that is slow or dear.

use crate::state::{is_switched_on, switch_on};
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
            <legend>"Download"</legend>
            <label class="tick">
                <input
                    type="checkbox"
                    data-testid="preview-only"
                    aria-describedby="preview-agreement"
                    prop:checked=move || on.get()
                    on:change=switch
                />
                <span>"Stop at the preview, half of the bytes, from the next visit on"</span>
            </label>
            // `cargo test --test preview`, as the model card tells.
            <p class="hint" id="preview-agreement">
                "A preview had the exact network\u{2019}s first class on all of 53 photos; its maps were off by \
                 2.4 % of their range in the median, 8.3 % at most."
            </p>
        </fieldset>
    }
}

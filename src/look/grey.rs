//! The switch between a photo in its colours and one in grey.

use super::words;
use crate::state::LookContext;
use camlens_words::say;
use leptos::prelude::*;

/// The switch; a comparison has the photo in grey unless chosen otherwise.
#[component]
pub fn GreyChoice() -> impl IntoView {
    let look = expect_context::<LookContext>();
    view! {
        <fieldset class="choice">
            <legend>{say::look_photo()}</legend>
            <label class="check">
                <input
                    type="checkbox"
                    data-testid="grey"
                    prop:checked=look.grey
                    on:change=move |event| look.set_grey(event_target_checked(&event))
                />
                <span>{say::look_grey_photo()}</span>
            </label>
            <p class="hint">{move || words::grey_hint(look.diverging.get())}</p>
        </fieldset>
    }
}

//! How much of the photo the network is shown, and in which shape.

use super::state::Page;
use super::words;
use crate::framing::Framing;
use leptos::prelude::*;

/// The four framings and what the chosen one does.
#[component]
pub fn FramingChoice() -> impl IntoView {
    let page = expect_context::<Page>();
    view! {
        <fieldset
            class="choice"
            data-testid="framing"
            data-value=move || page.framing.get().name()
            aria-describedby="framing-sentence"
        >
            <legend>"What the network is shown"</legend>
            <div class="segments">
                {Framing::ALL.into_iter().map(|framing| view! { <Segment framing /> }).collect_view()}
            </div>
            <p class="hint" id="framing-sentence">
                {move || words::framing_sentence(page.framing.get())}
            </p>
        </fieldset>
    }
}

#[component]
fn Segment(framing: Framing) -> impl IntoView {
    let page = expect_context::<Page>();
    view! {
        <label title=words::framing_sentence(framing)>
            <input
                type="radio"
                name="framing"
                value=framing.name()
                prop:checked=move || page.framing.get() == framing
                on:change=move |_| page.choose_framing(framing)
            />
            <span>{words::framing_label(framing)}</span>
        </label>
    }
}

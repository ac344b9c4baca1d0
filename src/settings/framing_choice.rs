//! How much of the photo the network is shown, and in which shape.

use super::words;
use crate::parts::radio::Segment;
use crate::state::Page;
use camlens_core::framing::Framing;
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
                {Framing::ALL.into_iter().map(|framing| view! {
                    <Segment
                        group="framing"
                        value=framing.name()
                        title=words::framing_sentence(framing)
                        chosen=move || page.framing.get() == framing
                        choose=move || page.choose_framing(framing)
                    >
                        {words::framing_label(framing)}
                    </Segment>
                }).collect_view()}
            </div>
            <p class="hint" id="framing-sentence">
                {move || words::framing_sentence(page.framing.get())}
            </p>
        </fieldset>
    }
}

//! How much of the photo the network is shown, and in which shape.

use super::choice_state::ChoiceState;
use super::words;
use crate::parts::framing::framing_name;
use crate::parts::radio::Segment;
use crate::state::ReaderContext;
use camlens_client::reader::{Event, State};
use camlens_core::framing::Framing;
use camlens_words::say;
use leptos::prelude::*;

/// The four framings and what the chosen one does.
#[component]
pub fn FramingChoice() -> impl IntoView {
    let reader = expect_context::<ReaderContext>();
    let chosen = reader.select(|state| state.wanted.framing);
    let underway = reader.select(State::framing_underway);
    let busy = Signal::derive(move || underway.get().is_some());
    view! {
        <fieldset
            class="choice"
            data-testid="framing"
            data-value=move || chosen.get().name()
            aria-describedby="framing-sentence"
        >
            <legend>{say::settings_framing()}</legend>
            <div class="segments">
                {Framing::ALL.into_iter().map(|framing| view! {
                    <Segment
                        group="framing"
                        value=framing.name()
                        title=words::framing_sentence(framing)
                        chosen=move || chosen.get() == framing
                        choose=move || reader.send(Event::FramingChosen(framing))
                        busy=Signal::derive(move || underway.get() == Some(framing))
                    >
                        {framing_name(framing)}
                    </Segment>
                }).collect_view()}
            </div>
            <ChoiceState busy testid="framing-state" />
            <p class="hint" id="framing-sentence">
                {move || words::framing_sentence(chosen.get())}
            </p>
        </fieldset>
    }
}

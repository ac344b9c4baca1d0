//! "Keep this question": it stays when the photo changes.

use crate::state::{AnswersContext, AskedContext};
use camlens_words::say;
use leptos::prelude::*;

/// The outline of a pushpin.
const PUSHPIN: &str =
    "M5.500 2H10.500L10 7L12.500 9.500V10.500H8.500V14.500H7.500V10.500H3.500V9.500L6 7Z";

/// Pins the question, or takes the pin away.
#[component]
pub fn PinQuestion() -> impl IntoView {
    let (asked, answers) = (
        expect_context::<AskedContext>(),
        expect_context::<AnswersContext>(),
    );
    let press = move |_| {
        let pinned = asked.pinned.get_untracked();
        asked.pin(!pinned, answers.pair.get_untracked());
    };
    view! {
        <button
            type="button"
            class="tool pin"
            data-testid="pin-question"
            aria-pressed=move || asked.pinned.get().to_string()
            aria-label=say::ask_pin()
            title=say::ask_pin_hint()
            on:click=press
        >
            <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
                <path d=PUSHPIN />
            </svg>
        </button>
    }
}

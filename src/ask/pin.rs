//! "Keep this question": it stays when the photo changes.

use super::words;
use crate::state::{AnswersContext, AskedContext};
use leptos::prelude::*;

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
            class="button quiet pin"
            data-testid="pin-question"
            aria-pressed=move || asked.pinned.get().to_string()
            title=words::pin_hint()
            on:click=press
        >
            {words::pin()}
        </button>
    }
}

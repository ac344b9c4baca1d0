//! Scores for those who ask for them: everyone else reads names, probabilities and places first.

use crate::parts::storage;
use camlens_words::say;
use leptos::prelude::*;

/// The name under which the choice stays from visit to visit.
const SWITCH: &str = "camlens-scores";

/// The mark on the document by which the style sheets hide scores.
const MARK: &str = "data-scores";

/// The switch for logits beside probabilities, on a place and below the bar of colours.
#[component]
pub fn ScoreSwitch() -> impl IntoView {
    let on = RwSignal::new(storage::is_on(SWITCH));
    Effect::new(move |_| {
        if let Some(page) = document().document_element() {
            // A name and a word are valid.
            let _ = page.set_attribute(MARK, if on.get() { "on" } else { "off" });
        }
    });
    let switch = move |event: leptos::ev::Event| {
        on.set(event_target_checked(&event));
        storage::keep(SWITCH, on.get_untracked());
    };
    view! {
        <label class="check score-switch" title=say::ask_scores_hint()>
            <input
                type="checkbox"
                data-testid="show-scores"
                prop:checked=move || on.get()
                on:change=switch
            />
            <span>{say::ask_scores()}</span>
        </label>
    }
}

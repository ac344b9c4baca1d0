//! What becomes of a choice, said where it was made: the status line is out of sight there.

use camlens_words::say;
use leptos::prelude::*;

/// Says that a choice is being read, from the press on, and then that it is done.
#[component]
pub fn ChoiceState(busy: Signal<bool>, testid: &'static str) -> impl IntoView {
    // Nothing is said before the first choice.
    let said = Memo::new(move |before: Option<&String>| match (busy.get(), before) {
        (true, _) => say::settings_choice_underway(),
        (false, Some(before)) if !before.is_empty() => say::settings_choice_done(),
        (false, _) => String::new(),
    });
    view! {
        <p class="hint choice-state" role="status" data-testid=testid>{move || said.get()}</p>
    }
}

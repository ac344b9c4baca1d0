//! One thing that can be taken away: a button with a line about it.

use super::saving::{Saving, State, What};
use leptos::prelude::*;

/// The button. While its file is being made, it says so.
#[component]
pub fn Choice(
    saving: Saving,
    what: What,
    #[prop(into)] name: Signal<String>,
    /// What comes of it, in a line.
    #[prop(into)]
    hint: Signal<String>,
    /// The file says nothing now; the line says why.
    #[prop(optional, into)]
    off: Signal<bool>,
    act: impl Fn() + Send + Sync + 'static,
) -> impl IntoView {
    let busy = move || {
        let mine = saving.what.get() == Some(what);
        let busy = mine
            && saving
                .state
                .with(|state| matches!(state, State::Busy { .. }));
        busy.then_some("true")
    };
    view! {
        <button
            type="button"
            class="save-choice"
            data-testid=format!("export-{}", what.name())
            aria-busy=busy
            aria-disabled=move || off.get().then_some("true")
            on:click=move |_| {
                if !off.get_untracked() {
                    act();
                }
            }
        >
            <b>{name}</b>
            <span>{hint}</span>
        </button>
    }
}

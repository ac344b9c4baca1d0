//! What comes of the last wish: how far it is, that it is there, or why it is not.

use super::saving::{Place, Saving, State, What};
use super::words;
use camlens_words::say;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The line, at one place of the page. It is empty at all other places.
#[component]
pub fn ProgressLine(saving: Saving, place: Place) -> impl IntoView {
    let here = Memo::new(move |_| saving.place.get() == place);
    let line = move || {
        let (what, state) = (saving.what.get()?, saving.state.get());
        match state {
            State::Idle => None,
            State::Busy { part } => Some(view! { <Busy saving what part /> }.into_any()),
            State::Done { file } => Some(said(saving, words::done(what, file.as_deref()), false)),
            State::Cancelled => Some(said(saving, say::export_cancelled(), false)),
            State::Failed(error) => Some(said(saving, words::failed(&error), true)),
        }
    };
    let kind = move || {
        saving.state.with(|state| match state {
            State::Failed(error) => Some(error.name()),
            _ => None,
        })
    };
    view! {
        <div
            class="save-line"
            class:over=place == Place::Page
            role="status"
            data-testid=move || here.get().then_some("saving")
            data-state=move || saving.state.with(State::name)
            data-what=move || saving.what.get().map(What::name)
            data-kind=kind
            hidden=move || !here.get() || saving.state.with(|state| *state == State::Idle)
        >
            {move || here.get().then(line)}
        </div>
    }
}

#[component]
fn Busy(saving: Saving, what: What, part: Option<f64>) -> impl IntoView {
    view! {
        <span>{words::making(what, part)}</span>
        <progress aria-hidden="true" max="1" value=part.map(|part| part.to_string())></progress>
        <button
            type="button"
            class="button small"
            data-testid="export-cancel"
            on:click=move |_| {
                saving.cancel();
                focus_choice(what);
            }
        >
            {say::export_cancel()}
        </button>
    }
}

fn said(saving: Saving, words: String, lost: bool) -> AnyView {
    view! {
        <span class:lost=lost>{words}</span>
        <button
            type="button"
            class="button small quiet"
            aria-label=say::export_dismiss()
            data-testid="export-dismiss"
            on:click=move |_| saving.dismiss()
        >
            "\u{d7}"
        </button>
    }
    .into_any()
}

/// Gives the focus to the button that began it: the one that was pressed goes away.
fn focus_choice(what: What) {
    let button = format!("dialog[open] [data-testid=export-{}]", what.name());
    let button = document().query_selector(&button).ok().flatten();
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        // Fails for no button of the page.
        let _ = button.focus();
    }
}

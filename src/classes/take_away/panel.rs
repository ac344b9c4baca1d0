//! The place where a head is taken away.

use super::files::Taken;
use super::taking::{State, Taking};
use super::words;
use crate::parts::numbers;
use camlens_client::classes::take_away::OwnHead;
use camlens_words::say;
use leptos::prelude::*;

/// A button for each file, and what comes of the last wish. `head` is asked when a button is pressed.
#[component]
pub fn TakeAway(head: Callback<(), Option<OwnHead>>) -> impl IntoView {
    let taking = Taking::new();
    let button = move |what: Taken| {
        let take = move |_| {
            if let Some(head) = head.run(()) {
                taking.take(what, head);
            }
        };
        view! {
            <li>
                <button
                    type="button"
                    class="button small"
                    data-testid=format!("take-{}", what.name())
                    on:click=take
                >
                    {words::name(what)}
                </button>
                <span class="quiet">{words::hint(what)}</span>
            </li>
        }
    };
    view! {
        <section class="classes-take" aria-label=say::classes_take_title()>
            <h3>{say::classes_take_title()}</h3>
            <p>{say::classes_take_intro()}</p>
            <ul>{Taken::ALL.map(button).collect_view()}</ul>
            <Said taking />
        </section>
    }
}

#[component]
fn Said(taking: Taking) -> impl IntoView {
    let kind = move || match taking.state.get() {
        State::Failed(error) => Some(error.name()),
        _ => None,
    };
    let line = move || {
        let what = taking.what.get()?;
        match taking.state.get() {
            State::Idle => None,
            State::Busy(part) => Some(view! { <Busy taking what part /> }.into_any()),
            State::Done(file) => Some(say::classes_take_done(&file).into_any()),
            State::Failed(error) => Some(words::failed(&error).into_any()),
        }
    };
    view! {
        <p
            class="taking"
            role="status"
            data-testid="taking"
            data-state=move || taking.state.with(State::name)
            data-what=move || taking.what.get().map(Taken::name)
            data-kind=kind
        >
            {line}
        </p>
    }
}

#[component]
fn Busy(taking: Taking, what: Taken, part: f64) -> impl IntoView {
    let words = say::ClassesTakeMaking {
        what: &words::name(what),
        percent: &numbers::whole_percent(100.0 * part),
    };
    view! {
        <span>{words.say()}</span>
        <progress aria-hidden="true" max="1" value=part.to_string()></progress>
        <button
            type="button"
            class="button small"
            data-testid="take-cancel"
            on:click=move |_| taking.cancel()
        >
            {say::classes_take_cancel()}
        </button>
    }
}

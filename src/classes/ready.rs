//! Sets to try at once, made of the samples.

use crate::state::{ClassesContext, READY_SETS, ReadySet};
use camlens_words::say;
use leptos::prelude::*;

/// The sets, as buttons.
#[component]
pub fn ReadySets() -> impl IntoView {
    view! {
        <div class="ready-sets" role="group" aria-label=say::classes_ready()>
            <span class="hint">{say::classes_ready()}</span>
            {READY_SETS.iter().map(|set| view! { <Set set /> }).collect_view()}
        </div>
    }
}

#[component]
fn Set(set: &'static ReadySet) -> impl IntoView {
    let classes = expect_context::<ClassesContext>();
    let names = set.samples().map(|sample| sample.label());
    let label = say::ClassesReadySet {
        one: &names[0],
        other: &names[1],
    };
    view! {
        <button
            type="button"
            class="button ready-set"
            data-testid="ready-set"
            data-set=set.name
            title=say::classes_ready_hint()
            on:click=move |_| leptos::task::spawn_local(classes.give_ready(set))
        >
            {set.samples().map(|sample| view! {
                <img src=sample.thumbnail() alt="" width="32" height="32" />
            }).into_iter().collect_view()}
            <span>{label.say()}</span>
        </button>
    }
}

//! The panel beside the picture: the subject of the map, the questions, and the meaning of numbers.

use super::scores::ScoreSwitch;
use super::tabs::{SubjectHeader, Tabs};
use crate::state::ReaderContext;
use leptos::prelude::*;

/// The panel; `mark`, beside the subject's name, is a part of another room.
#[component]
pub fn EvidencePanel(#[prop(into)] mark: ViewFn) -> impl IntoView {
    let reader = expect_context::<ReaderContext>();
    // A new finding changes the numbers and leaves an open hint open.
    let found = Memo::new(move |_| reader.shown.with(Option::is_some));
    view! {
        <aside class="evidence" aria-label="What the network saw">
            {move || {
                if found.get() {
                    view! {
                        <SubjectHeader mark=mark.clone() />
                        <Tabs />
                        <ScoreSwitch />
                        <Hint />
                    }.into_any()
                } else {
                    view! { <Awaited /> }.into_any()
                }
            }}
        </aside>
    }
}

/// The panel before a photo is read.
#[component]
fn Awaited() -> impl IntoView {
    view! {
        <p class="awaited">
            "Here the network will say what it sees. A heatmap over the photo will show where."
        </p>
        <div class="awaited-rows" aria-hidden="true">
            <span></span><span></span><span></span><span></span><span></span>
        </div>
    }
}

#[component]
fn Hint() -> impl IntoView {
    view! {
        <details class="hint">
            <summary>"What the numbers mean"</summary>
            <p>
                "A " <dfn>"logit"</dfn>
                " is the network\u{2019}s score for a class, before all scores are turned into \
                 probabilities. One logit more makes a class 2.7 times as likely against the others."
            </p>
            <p>
                "The map tells how each place adds to that score. The average over all places, and a \
                 fixed bias of the class, make up the logit exactly. Below zero a place speaks against \
                 the class."
            </p>
        </details>
    }
}

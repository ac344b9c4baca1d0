//! The label beside the picture: the shown class, the questions, and what the numbers mean.

use super::tabs::{Shown, Tabs};
use crate::state::Page;
use leptos::prelude::*;

/// The label beside the picture.
#[component]
pub fn EvidencePanel(#[prop(into)] colours: ViewFn, #[prop(into)] speed: ViewFn) -> impl IntoView {
    let page = expect_context::<Page>();
    // A new finding changes what stands here, but not whether the hint is open.
    let found = Memo::new(move |_| page.finding.with(Option::is_some));
    view! {
        <aside class="evidence" aria-label="What the network saw">
            {move || {
                if found.get() {
                    view! {
                        <Shown />
                        <Tabs />
                        {colours.run()}
                        <Hint />
                        {speed.run()}
                    }.into_any()
                } else {
                    view! { <Awaited /> }.into_any()
                }
            }}
        </aside>
    }
}

/// The place of the evidence before there is any.
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

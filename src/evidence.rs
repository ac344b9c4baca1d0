//! What the network said: the shown class, the five best, and what the colours stand for.

use super::ask::{Shown, Tabs};
use super::colour_bar::ColourBar;
use super::grid;
use super::speed::SpeedTest;
use super::state::{Finding, Page};
use super::words;
use leptos::prelude::*;
use std::rc::Rc;

/// The label beside the picture.
#[component]
pub fn Evidence() -> impl IntoView {
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
                        <ColourBar />
                        <Hint />
                        {move || page.finding.get().map(|finding| view! { <Speed finding /> })}
                        <SpeedTest />
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

/// Where the page tells its speed.
#[component]
fn Speed(finding: Rc<Finding>) -> impl IntoView {
    let Finding {
        build,
        timing,
        frame,
        ..
    } = &*finding;
    view! {
        <p
            class="timing"
            data-testid="timing"
            data-variant=build.variant.clone()
            data-threads=build.threads.to_string()
            data-inference-ms=timing.infer.to_string()
            data-memory=timing.memory.to_string()
            data-width=frame.input.0.to_string()
            data-height=frame.input.1.to_string()
        >
            {words::timing(&build.variant, build.threads, timing.infer, frame.input)}
            {grid::passes_in_words(finding.grid)}
        </p>
    }
}

//! The panel beside the picture: the subject of the map, the questions, and the meaning of numbers.

use super::scores::ScoreSwitch;
use super::tabs::{SubjectHeader, Tabs};
use crate::state::ReaderContext;
use camlens_words::say;
use leptos::prelude::*;

/// The panel. `heads`, the choice of the classes that are asked, `mark`, beside the subject's name, `doubt`, a
/// word about all of these classes, and `how`, the way to the arithmetic behind the numbers, are parts of other
/// rooms.
#[component]
pub fn EvidencePanel(
    #[prop(into)] heads: ViewFn,
    #[prop(into)] mark: ViewFn,
    #[prop(into)] doubt: ViewFn,
    #[prop(into)] how: ViewFn,
) -> impl IntoView {
    let reader = expect_context::<ReaderContext>();
    // A new finding changes the numbers and leaves an open hint open.
    let found = Memo::new(move |_| reader.shown.with(Option::is_some));
    view! {
        <aside class="evidence" aria-label=say::ask_label()>
            {heads.run()}
            {move || {
                if found.get() {
                    view! {
                        <SubjectHeader mark=mark.clone() />
                        {doubt.run()}
                        <Tabs />
                        <ScoreSwitch />
                        <Hint how=how.clone() />
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
            {say::ask_awaited()}
        </p>
        <div class="awaited-rows" aria-hidden="true">
            <span></span><span></span><span></span><span></span><span></span>
        </div>
    }
}

#[component]
fn Hint(how: ViewFn) -> impl IntoView {
    view! {
        <details class="hint">
            <summary>{say::ask_numbers()}</summary>
            <p>{say::ask_numbers_logit()}</p>
            <p>{say::ask_numbers_map()}</p>
            <p>{how.run()}</p>
        </details>
    }
}

//! A long reading told once more, beside what was chosen.

use super::line::sentence;
use crate::parts::focus::leave_the_focus_to;
use crate::state::{Page, State};
use leptos::html::{Button, Div};
use leptos::prelude::*;

/// What a long reading does and the way to cancel it once more, beside what was chosen: the line
/// itself is out of sight there. `part` is what it stands in.
#[component]
pub fn Underway(part: NodeRef<Div>) -> impl IntoView {
    let page = expect_context::<Page>();
    let long = Memo::new(move |_| page.state.get() == State::Working && page.slow.get());
    move || {
        long.get().then(|| {
            let button = NodeRef::<Button>::new();
            leave_the_focus_to(button, part);
            view! {
                <p class="underway" data-testid="underway">
                    <span>{move || sentence(page)}</span>
                    <button
                        node_ref=button
                        type="button"
                        class="button"
                        data-testid="underway-cancel"
                        on:click=move |_| page.cancel()
                    >
                        "Cancel"
                    </button>
                </p>
            }
        })
    }
}

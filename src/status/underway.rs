//! A long reading told once more, beside what was chosen.

use super::line::sentence;
use crate::parts::focus::leave_the_focus_to;
use crate::state::{ClassesContext, ReaderContext};
use camlens_client::reader::{Event, Phase};
use camlens_words::say;
use leptos::html::{Button, Div};
use leptos::prelude::*;

/// A long reading and the way to cancel it once more, beside the choice: the line itself is out of
/// sight there. `part` is the part of the page around it.
#[component]
pub fn Underway(part: NodeRef<Div>) -> impl IntoView {
    let reader = expect_context::<ReaderContext>();
    let unlike = expect_context::<ClassesContext>().unlike;
    let long = reader.select(|state| state.phase() == Phase::Working && state.slow);
    move || {
        long.get().then(|| {
            let button = NodeRef::<Button>::new();
            leave_the_focus_to(button, part);
            view! {
                <p class="underway" data-testid="underway">
                    <span>{move || sentence(reader, unlike)}</span>
                    <button
                        node_ref=button
                        type="button"
                        class="button"
                        data-testid="underway-cancel"
                        on:click=move |_| reader.send(Event::Cancelled)
                    >
                        {say::status_cancel()}
                    </button>
                </p>
            }
        })
    }
}

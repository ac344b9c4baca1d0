//! The offer of the tour, on the first visits.

use crate::parts::storage;
use camlens_words::say;
use leptos::prelude::*;

/// The name under which a browser remembers that the tour was begun or declined.
const SWITCH: &str = "camlens-tour";

/// A line that offers the tour until it was taken or declined once; `begin` opens the tour.
#[component]
pub fn TourInvitation(#[prop(into)] begin: Callback<()>) -> impl IntoView {
    let known = RwSignal::new(storage::is_on(SWITCH));
    let answer = move || {
        storage::keep(SWITCH, true);
        known.set(true);
    };
    move || {
        (!known.get()).then(|| view! {
            <p class="tour-invitation" data-testid="tour-invitation">
                <span>{say::tour_new_here()}</span>
                <button
                    type="button"
                    class="button"
                    data-testid="tour-begin"
                    on:click=move |_| {
                        begin.run(());
                        answer();
                    }
                >
                    {say::tour_begin()}
                </button>
                <button type="button" class="button quiet" data-testid="tour-decline" on:click=move |_| answer()>
                    {say::tour_decline()}
                </button>
            </p>
        })
    }
}

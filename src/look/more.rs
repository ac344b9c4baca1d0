//! What is folded below the row: colours, range, cells, contour and box.

use super::colours::Colours;
use super::outlines::Outlines;
use super::range::RangeChoice;
use crate::parts::radio::Segment;
use crate::state::Page;
use leptos::ev;
use leptos::html::Details;
use leptos::prelude::*;

/// The key in the browser's storage; nothing about photos is ever kept there.
const KEY: &str = "camlens-more";

/// The fold, as open as it was left.
#[component]
pub fn More() -> impl IntoView {
    let details = NodeRef::<Details>::new();
    let toggled = move |_: ev::Event| {
        if let Some(details) = details.get_untracked() {
            keep(details.open());
        }
    };
    view! {
        <details class="more" data-testid="more" node_ref=details prop:open=was_open() on:toggle=toggled>
            <summary>"More: colours, range, cells, contour"</summary>
            <div class="more-body">
                <Colours />
                <RangeChoice />
                <Cells />
                <Outlines />
            </div>
        </details>
    }
}

/// Smooth, or the cells that the network really has.
#[component]
fn Cells() -> impl IntoView {
    let look = expect_context::<Page>().look;
    let ways = [("Smooth", "smooth", false), ("Real cells", "real", true)];
    view! {
        <fieldset class="choice">
            <legend>"Between the cells"</legend>
            <div class="segments">
                {ways.map(|(label, value, real)| view! {
                    <Segment
                        group="cells"
                        value
                        chosen=move || look.cells.get() == real
                        choose=move || look.cells.set(real)
                    >
                        {label}
                    </Segment>
                }).collect_view()}
            </div>
            <p class="hint">
                {move || if look.cells.get() {
                    "Each square is one cell: this is as fine as the network tells places apart."
                } else {
                    "Numbers between the centres of the cells are interpolated; the network did not \
                     compute them."
                }}
            </p>
        </fieldset>
    }
}

/// Without a storage, as in a private window, the fold begins closed.
fn was_open() -> bool {
    let kept = || window().local_storage().ok()??.get_item(KEY).ok()?;
    kept().is_some()
}

fn keep(open: bool) {
    let Ok(Some(storage)) = window().local_storage() else {
        return;
    };
    // What cannot be kept is no loss.
    let _ = if open {
        storage.set_item(KEY, "open")
    } else {
        storage.remove_item(KEY)
    };
}

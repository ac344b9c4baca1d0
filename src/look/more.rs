//! The panel of the look: colours, range, cells, contour and box, in a fold.

use super::colours::Colours;
use super::grey::GreyChoice;
use super::outlines::OutlineChoice;
use super::range::RangeChoice;
use crate::parts::radio::Segment;
use crate::parts::storage;
use crate::state::LookContext;
use camlens_words::say;
use leptos::ev;
use leptos::html::Details;
use leptos::prelude::*;

/// The name under which the fold stays open from visit to visit.
const SWITCH: &str = "camlens-more";

/// The fold, as open as it was left.
#[component]
pub fn LookPanel() -> impl IntoView {
    let details = NodeRef::<Details>::new();
    let toggled = move |_: ev::Event| {
        if let Some(details) = details.get_untracked() {
            storage::keep(SWITCH, details.open());
        }
    };
    view! {
        <details class="more" data-testid="more" node_ref=details prop:open=storage::is_on(SWITCH) on:toggle=toggled>
            <summary>{say::look_panel()}</summary>
            <div class="more-body">
                <Colours />
                <RangeChoice />
                <GreyChoice />
                <CellsChoice />
                <OutlineChoice />
            </div>
        </details>
    }
}

/// The choice between a smooth map and the cells of the network's grid.
#[component]
fn CellsChoice() -> impl IntoView {
    let look = expect_context::<LookContext>();
    let ways = [
        (say::look_smooth(), "smooth", false),
        (say::look_real_cells(), "real", true),
    ];
    view! {
        <fieldset class="choice">
            <legend>{say::look_between()}</legend>
            <div class="segments">
                {ways.map(|(label, value, real)| view! {
                    <Segment
                        group="cells"
                        value
                        chosen=move || look.cells.get() == real
                        choose=move || look.set_cells(real)
                    >
                        {label}
                    </Segment>
                }).collect_view()}
            </div>
            <p class="hint">
                {move || if look.cells.get() {
                    say::look_real_cells_effect()
                } else {
                    say::look_smooth_effect()
                }}
            </p>
        </fieldset>
    }
}

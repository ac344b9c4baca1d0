//! How fine the grid is, with the cost of each size before it is chosen.

use super::cost::{Cost, Pace};
use super::words;
use crate::parts::radio::Segment;
use crate::state::Grid;
use crate::state::Page;
use camlens_core::framing::ShortSide;
use leptos::html::Div;
use leptos::prelude::*;

/// The sizes, the mirror image, and what the chosen ones do; `children` stand below, in `part`.
#[component]
pub fn GridChoice(part: NodeRef<Div>, children: Children) -> impl IntoView {
    let page = expect_context::<Page>();
    let mirror = move |event: leptos::ev::Event| {
        page.choose_grid(Grid {
            mirrored: event_target_checked(&event),
            ..page.grid.get_untracked()
        });
    };
    view! {
        // Beside the fieldset, which may be disabled while there is something to cancel.
        <div class="grid-part" node_ref=part tabindex="-1">
            <fieldset
                class="choice grid-choice"
                data-testid="grid"
                data-value=move || page.grid.get().short_side.pixels().to_string()
                data-mirrored=move || page.grid.get().mirrored.to_string()
                disabled=move || !page.framing.get().can_be_finer()
                aria-describedby="grid-cost grid-hint"
            >
                <legend>"Grid: short side in pixels, rows \u{d7} columns"</legend>
                <div class="segments">
                    {ShortSide::ALL.into_iter().map(|side| view! { <Size side /> }).collect_view()}
                </div>
                <label class="tick">
                    <input
                        type="checkbox"
                        data-testid="mirrored"
                        prop:checked=move || page.grid.get().mirrored
                        on:change=mirror
                    />
                    <span>"Also mirrored, averaged: twice the time"</span>
                </label>
                <p class="hint" id="grid-cost">
                    {move || {
                        let finer = page.framing.get().can_be_finer();
                        let cost = cost(page, page.grid.get()).filter(|_| finer);
                        cost.map(|cost| words::cost(&cost))
                    }}
                </p>
                <p class="hint" id="grid-hint">{move || words::hint(page.framing.get())}</p>
            </fieldset>
            {children()}
        </div>
    }
}

#[component]
fn Size(side: ShortSide) -> impl IntoView {
    let page = expect_context::<Page>();
    let wish = move || Grid {
        short_side: side,
        ..page.grid.get()
    };
    let cost = Memo::new(move |_| cost(page, wish()));
    let told = move |part: fn(&Cost) -> String| {
        Signal::derive(move || cost.with(|cost| cost.as_ref().map(part)))
    };
    view! {
        <Segment
            group="grid"
            value=side.pixels().to_string()
            title=told(words::cost)
            chosen=move || page.grid.get().short_side == side
            choose=move || page.choose_grid(wish())
        >
            {words::label(side)}
            <small>{told(words::cells)}</small>
            <small>{told(|cost| words::about(cost.time))}</small>
        </Segment>
    }
}

/// None before anything was read: nobody knows then how large the photo is, and how fast it goes.
fn cost(page: Page, grid: Grid) -> Option<Cost> {
    page.finding.with(|finding| {
        let finding = finding.as_ref()?;
        let pace = Pace::of(finding.timing.infer, &finding.frame, finding.grid);
        Some(Cost::of(grid, finding.frame.photo, pace))
    })
}

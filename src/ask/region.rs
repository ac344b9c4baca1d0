//! What is this part? The classes that the photo would be, seen only there.

use super::prediction::PredictionButton;
use super::words;
use crate::parts::radio::Segment;
use crate::state::Tool;
use crate::state::{Page, TOP};
use camlens_core::cam::CellSet;
use camlens_core::reading::Prediction;
use leptos::prelude::*;

/// Tools, what is chosen, and the answer.
#[component]
pub fn RegionPanel() -> impl IntoView {
    let page = expect_context::<Page>();
    let ask = page.ask;
    let chosen = Memo::new(move |_| ask.region.with(CellSet::len));
    let all = move || ask.grid.get().map_or(0, |(rows, columns)| rows * columns);
    let best = Memo::new(move |_| {
        ask.seen_there.with(|ranking| {
            let best = ranking.as_ref()?.best_first();
            Some(best[..TOP.min(best.len())].to_vec())
        })
    });
    let tools = [("Box", "box", Tool::Box), ("Brush", "brush", Tool::Brush)];
    view! {
        <div class="region" data-testid="region" data-cells=move || chosen.get().to_string()>
            <fieldset class="choice tools">
                <legend>"Choose a part of the photo"</legend>
                <div class="segments">
                    {tools.map(|(label, value, tool)| view! {
                        <Segment
                            group="region-tool"
                            value
                            chosen=move || ask.tool.get() == tool
                            choose=move || ask.tool.set(tool)
                        >
                            {label}
                        </Segment>
                    }).collect_view()}
                </div>
                <button
                    type="button"
                    class="button quiet"
                    data-testid="region-clear"
                    disabled=move || chosen.get() == 0
                    on:click=move |_| ask.chosen.set(CellSet::none(0, 0))
                >
                    "Clear"
                </button>
            </fieldset>
            {move || match best.get() {
                Some(best) => view! { <Answer best chosen=chosen.get() all=all() /> }.into_any(),
                None => view! { <How /> }.into_any(),
            }}
        </div>
    }
}

/// What to do, while nothing is chosen.
#[component]
fn How() -> impl IntoView {
    view! {
        <p class="hint">
            "Draw a box on the photo, or brush single cells. The network\u{2019}s last step is then done \
             again with these cells alone: which class would the photo be, seen only there?"
        </p>
        <p class="hint keys">
            "By keys: go to the photo, move with the arrows, " <kbd>"Space"</kbd>
            " takes a cell in or out, " <kbd>"Shift"</kbd> " with arrows draws a box, "
            <kbd>"Esc"</kbd> " clears."
        </p>
    }
}

#[component]
fn Answer(best: Vec<Prediction>, chosen: usize, all: usize) -> impl IntoView {
    view! {
        <div class="region-head predictions-head" aria-hidden="true">
            <span>"Seen only there (" {words::cells(chosen, all)} ")"</span>
            <span>"logit"</span>
            <span>"probability"</span>
        </div>
        <ol class="predictions">
            {best.into_iter().map(|prediction| view! { <Row prediction /> }).collect_view()}
        </ol>
        <p class="hint">
            "In brackets: how much more or less than in the whole photo. Each cell still saw a wide \
             surrounding of itself."
        </p>
    }
}

#[component]
fn Row(prediction: Prediction) -> impl IntoView {
    let page = expect_context::<Page>();
    let whole = page
        .ask
        .standing(prediction.class)
        .map_or(prediction.logit, |(_, whole)| whole.logit);
    let shift = prediction.logit - whole;
    view! { <li><PredictionButton prediction mark="region-class" shift /></li> }
}

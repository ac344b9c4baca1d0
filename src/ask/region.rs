//! What is this part? The best classes of the photo, seen only there.

use super::prediction::PredictionButton;
use super::undo::UndoButton;
use super::words;
use crate::parts::radio::Segment;
use crate::state::{AnswersContext, AskedContext, top_of};
use camlens_client::view::selection::Tool;
use camlens_core::cam::CellSet;
use camlens_core::reading::Prediction;
use camlens_words::say;
use leptos::prelude::*;

/// Tools, the chosen cells, and the answer.
#[component]
pub fn RegionPanel() -> impl IntoView {
    let (asked, answers) = (
        expect_context::<AskedContext>(),
        expect_context::<AnswersContext>(),
    );
    let chosen = Memo::new(move |_| answers.region.with(CellSet::len));
    let all = move || {
        let grid = answers.grid.get();
        grid.map_or(0, |(rows, columns)| rows * columns)
    };
    let best = Memo::new(move |_| {
        answers
            .region_ranking
            .with(|ranking| Some(top_of(ranking.as_ref()?).to_vec()))
    });
    let tools = [
        (say::region_box(), "box", Tool::Box),
        (say::region_brush(), "brush", Tool::Brush),
    ];
    view! {
        <div class="region" data-testid="region" data-cells=move || chosen.get().to_string()>
            <fieldset class="choice tools">
                <legend>{say::region_choose()}</legend>
                <div class="segments">
                    {tools.map(|(label, value, tool)| view! {
                        <Segment
                            group="region-tool"
                            value
                            chosen=move || asked.tool.get() == tool
                            choose=move || asked.take_tool(tool)
                        >
                            {label}
                        </Segment>
                    }).collect_view()}
                </div>
                <UndoButton />
                <button
                    type="button"
                    class="button quiet"
                    data-testid="region-clear"
                    disabled=move || chosen.get() == 0
                    on:click=move |_| asked.choose_region(CellSet::none(0, 0))
                >
                    {say::region_clear()}
                </button>
            </fieldset>
            {move || match best.get() {
                Some(best) => view! { <RegionAnswer best chosen=chosen.get() all=all() /> }.into_any(),
                None => view! { <How /> }.into_any(),
            }}
        </div>
    }
}

/// Instructions, while nothing is chosen.
#[component]
fn How() -> impl IntoView {
    view! {
        <p class="hint">{say::region_how()}</p>
        <p class="hint keys">{say::region_keys()}</p>
    }
}

#[component]
fn RegionAnswer(best: Vec<Prediction>, chosen: usize, all: usize) -> impl IntoView {
    view! {
        <div class="region-head predictions-head" aria-hidden="true">
            <span>{say::region_seen(&words::cells(chosen, all))}</span>
            <span class="score">{say::ask_logit()}</span>
            <span>{say::ask_probability()}</span>
        </div>
        <ol class="predictions">
            {best.into_iter().map(|prediction| view! { <RegionRow prediction /> }).collect_view()}
        </ol>
        <p class="hint">
            {say::region_brackets()}
        </p>
    }
}

#[component]
fn RegionRow(prediction: Prediction) -> impl IntoView {
    let answers = expect_context::<AnswersContext>();
    let whole = untrack(|| answers.standing(prediction.class));
    let whole = whole.map_or(prediction.logit, |whole| whole.prediction.logit);
    let shift = prediction.logit - whole;
    view! { <li><PredictionButton prediction testid="region-class" shift /></li> }
}

//! One cell in numbers: its part of the score, and the classes that this very place speaks for.

use super::words;
use crate::parts::numbers;
use crate::state::{AnswersContext, AskedContext};
use camlens_client::view::CellReading;
use camlens_words::say;
use leptos::prelude::*;

/// The line below the photo.
#[component]
pub fn ReadOut() -> impl IntoView {
    let grid = expect_context::<AnswersContext>().grid;
    let found = Memo::new(move |_| grid.with(Option::is_some));
    move || found.get().then(|| view! { <CellStrip /> })
}

#[component]
fn CellStrip() -> impl IntoView {
    let reading = expect_context::<AnswersContext>().cell;
    let data = move |read: fn(&CellReading) -> String| {
        move || reading.with(|reading| reading.as_ref().map(read))
    };
    view! {
        <div
            class="readout"
            data-testid="cell"
            data-row=data(|reading| reading.cell.0.to_string())
            data-column=data(|reading| reading.cell.1.to_string())
            data-value=data(|reading| reading.value.to_string())
            data-share=data(|reading| reading.share.to_string())
        >
            {move || match reading.get() {
                Some(reading) => view! { <Numbers reading /> }.into_any(),
                None => view! {
                    <p class="hint for-mouse">
                        {say::stage_point()}
                    </p>
                    <p class="hint for-touch">{say::stage_tap()}</p>
                }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Numbers(reading: CellReading) -> impl IntoView {
    let (asked, answers) = (
        expect_context::<AskedContext>(),
        expect_context::<AnswersContext>(),
    );
    let CellReading {
        cell,
        grid,
        value,
        share,
        score,
        speaks_for,
    } = reading;
    let compares = untrack(|| answers.compares());
    let named = speaks_for.into_iter().map(|(class, value)| {
        let name = untrack(|| answers.class_name(class));
        view! {
            <li data-class=class.to_string() data-value=value.to_string()>
                <button type="button" class="named" on:click=move |_| asked.show_class(class)>
                    {name}
                </button>
                " " <b class="score">{numbers::logit(value)}</b>
            </li>
        }
    });
    view! {
        <p
            class="place"
            title=say::stage_share()
        >
            {numbers::place(cell, grid)} ": " <b>{numbers::logit(value)}</b> " "
            <span class="soft">{words::adds(grid.0 * grid.1, share, score, compares)}</span>
        </p>
        <div class="speaks">
            <span class="soft">{say::stage_strongest_here()}</span>
            <ol>{named.collect_view()}</ol>
        </div>
    }
}

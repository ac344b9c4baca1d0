//! One cell in numbers: its part of the score, and the classes that this very place speaks for.

use crate::parts::numbers;
use crate::state::AnswersContext;
use camlens_client::view::CellReading;
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
                        "Point at the photo to read a place\u{2019}s numbers, or go there by "
                        <kbd>"Tab"</kbd> " and move with the arrow keys."
                    </p>
                    <p class="hint for-touch">"Tap the photo to read a place\u{2019}s numbers."</p>
                }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Numbers(reading: CellReading) -> impl IntoView {
    let answers = expect_context::<AnswersContext>();
    let CellReading {
        cell,
        grid,
        value,
        share,
        score,
        speaks_for,
    } = reading;
    let named = speaks_for.into_iter().map(|(class, value)| {
        let name = untrack(|| answers.class_name(class));
        view! {
            <li data-class=class.to_string() data-value=value.to_string()>
                {name} " " <b>{numbers::logit(value)}</b>
            </li>
        }
    });
    view! {
        <dl>
            <div><dt>{numbers::place(cell, grid)}</dt><dd><b>{numbers::logit(value)}</b> " logits"</dd></div>
            <div>
                <dt title="The value of the cell over the number of cells: all shares and the bias are the score">
                    "adds to the score"
                </dt>
                <dd>{numbers::share(share, score)}</dd>
            </div>
        </dl>
        <p class="speaks">"This place speaks most for"</p>
        <ol>{named.collect_view()}</ol>
    }
}

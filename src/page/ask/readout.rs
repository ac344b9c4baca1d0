//! One cell in numbers: what it adds to the score, and what this very place speaks for.

use super::super::state::Page;
use super::super::words as page_words;
use super::cursor::{Cell, Grid};
use super::words;
use crate::cam::classes_of_cell;
use leptos::prelude::*;

/// How many classes of a place are named.
const NAMED: usize = 3;

/// What is read at one cell.
#[derive(Debug, Clone, PartialEq)]
pub struct CellReading {
    pub cell: Cell,
    pub grid: Grid,
    /// The map's value, in logits.
    pub value: f32,
    /// What that adds to the score, in logits.
    pub share: f32,
    /// The score, in logits.
    pub score: f32,
    /// The classes that the place speaks for most, with their values.
    pub speaks_for: Vec<(usize, f32)>,
}

impl CellReading {
    /// Reads the cell that is pointed at.
    pub fn now(page: Page) -> Option<Self> {
        let (row, column) = page.ask.cell.get()?;
        let (finding, layer) = (page.finding.get()?, page.layer.get()?);
        let classes = classes_of_cell(&finding.reading, &layer, row, column).ok()?;
        page.ask.evidence.with(|evidence| {
            let evidence = evidence.as_ref()?;
            Some(Self {
                cell: (row, column),
                grid: (evidence.map.rows, evidence.map.columns),
                value: evidence.map.at(row, column)?,
                share: evidence.map.share(row, column)?,
                score: evidence.logit,
                speaks_for: classes
                    .iter()
                    .take(NAMED)
                    .map(|class| (class.class, class.value))
                    .collect(),
            })
        })
    }
}

/// The line below the photo.
#[component]
pub fn ReadOut() -> impl IntoView {
    let page = expect_context::<Page>();
    let found = Memo::new(move |_| page.ask.grid.with(Option::is_some));
    move || found.get().then(|| view! { <Strip /> })
}

#[component]
fn Strip() -> impl IntoView {
    let page = expect_context::<Page>();
    let reading = Memo::new(move |_| CellReading::now(page));
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
    let page = expect_context::<Page>();
    let CellReading {
        cell,
        grid,
        value,
        share,
        score,
        speaks_for,
    } = reading;
    let named = speaks_for.into_iter().map(|(class, value)| {
        view! {
            <li data-class=class.to_string() data-value=value.to_string()>
                {page.class_name(class)} " " <b>{page_words::logit(value)}</b>
            </li>
        }
    });
    view! {
        <dl>
            <div><dt>{words::place(cell, grid)}</dt><dd><b>{page_words::logit(value)}</b> " logits"</dd></div>
            <div>
                <dt title="The value of the cell over the number of cells: all shares and the bias are the score">
                    "adds to the score"
                </dt>
                <dd>{words::share(share, score)}</dd>
            </div>
        </dl>
        <p class="speaks">"This place speaks most for"</p>
        <ol>{named.collect_view()}</ol>
    }
}

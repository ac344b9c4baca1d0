//! The confusion matrix, and the photos of its cells.

use super::verdict::VerdictTile;
use super::wanted::want_maps;
use crate::parts::numbers::number;
use crate::parts::sight::Sight;
use crate::state::ClassesContext;
use camlens_client::classes::{Evaluation, Verdict};
use camlens_words::say;
use leptos::prelude::*;

/// The photos that a cell shows: so many are read again for their maps.
const MOST: usize = 24;

/// A cell: the output that is right, and the one that was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    pub truth: usize,
    pub predicted: usize,
}

/// A row for each class, a column for each answer. A cell opens its photos.
#[component]
pub fn Matrix(evaluation: Memo<Evaluation>, cell: RwSignal<Option<Cell>>) -> impl IntoView {
    let classes = expect_context::<ClassesContext>();
    let names = Memo::new(move |_| {
        let head = classes.head.get();
        classes.with(|project| head.map_or_else(Vec::new, |head| head.names(project)))
    });
    let table = move || {
        let (names, counts) = (names.get(), evaluation.with(Evaluation::confusion));
        let heads = names.iter().map(|name| {
            view! { <th scope="col"><span>{name.clone()}</span></th> }
        });
        let heads = heads.collect_view();
        let rows = names.iter().cloned().zip(counts).enumerate();
        let rows = rows.map(|(truth, (name, counts))| {
            let total: usize = counts.iter().sum();
            let cells = counts
                .into_iter()
                .enumerate()
                .map(move |(predicted, count)| {
                    let weight = count as f64 / total.max(1) as f64;
                    view! { <Count count weight of=Cell { truth, predicted } cell /> }
                });
            view! {
                <tr data-testid="matrix-row" data-name=name.clone()>
                    <th scope="row"><bdi>{name.clone()}</bdi></th>
                    {cells.collect_view()}
                </tr>
            }
        });
        view! {
            <table class="label-table matrix" data-testid="matrix">
                <thead>
                    <tr>
                        <th scope="col">{say::classes_matrix_corner()}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        }
    };
    view! {
        <section aria-labelledby="classes-matrix">
            <h3 id="classes-matrix">{say::classes_matrix()}</h3>
            <p class="hint">{say::classes_matrix_hint()}</p>
            <div class="table-holder" tabindex="0" role="region" aria-labelledby="classes-matrix">
                {table}
            </div>
        </section>
    }
}

#[component]
fn Count(count: usize, weight: f64, of: Cell, cell: RwSignal<Option<Cell>>) -> impl IntoView {
    if count == 0 {
        return view! { <td class="nothing">"\u{b7}"</td> }.into_any();
    }
    let wrong = of.truth != of.predicted;
    view! {
        <td class:wrong=wrong style=("--weight", format!("{:.0}%", 60.0 * weight))>
            <button
                type="button"
                data-testid="matrix-cell"
                data-truth=of.truth.to_string()
                data-predicted=of.predicted.to_string()
                aria-pressed=move || (cell.get() == Some(of)).to_string()
                on:click=move |_| cell.update(|now| *now = (*now != Some(of)).then_some(of))
            >
                {number(count as f64, 0)}
            </button>
        </td>
    }
    .into_any()
}

/// The photos of the cell that is open, with their maps.
#[component]
pub fn CellPhotos(evaluation: Memo<Evaluation>, cell: RwSignal<Option<Cell>>) -> impl IntoView {
    let classes = expect_context::<ClassesContext>();
    let verdicts = Memo::new(move |_| {
        let cell = cell.get()?;
        evaluation.with(|evaluation| {
            let verdicts = evaluation.cell(cell.truth, cell.predicted).into_iter();
            Some(verdicts.take(MOST).cloned().collect::<Vec<Verdict>>())
        })
    });
    want_maps(classes, verdicts);
    let all = move || {
        let cell = cell.get();
        cell.map_or(0, |cell| {
            evaluation.with(|of| of.cell(cell.truth, cell.predicted).len())
        })
    };
    let sight = Sight::new();
    move || {
        verdicts.get().map(|verdicts| {
            let shown = verdicts.len();
            let tiles = verdicts.into_iter().map(|verdict| {
                view! { <VerdictTile verdict sight list="cell" /> }
            });
            view! {
                <div class="cell-photos" data-testid="cell-photos">
                    <ul class="verdicts">{tiles.collect_view()}</ul>
                    {(all() > shown).then(|| view! {
                        <p class="hint">{first_of(cell.get(), shown, all())}</p>
                    })}
                </div>
            }
        })
    }
}

/// That these are some of more photos, and which ones.
fn first_of(cell: Option<Cell>, shown: usize, all: usize) -> String {
    let (shown, all) = (number(shown as f64, 0), number(all as f64, 0));
    let (shown, all) = (shown.as_str(), all.as_str());
    match cell.is_some_and(|cell| cell.truth == cell.predicted) {
        true => say::ClassesLeastSureOf { shown, all }.say(),
        false => say::ClassesFirstOf { shown, all }.say(),
    }
}

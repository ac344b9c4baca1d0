//! Where is this class? The best five, any other, and several side by side.

use super::picker::{Picker, Purpose};
use super::prediction::PredictionButton;
use crate::state::Subject;
use crate::state::{Page, TOP};
use camlens_core::reading::Prediction;
use leptos::html::Input;
use leptos::prelude::*;

const SEARCH: Purpose = Purpose {
    name: "class-search",
    label: |classes| format!("Any of the {classes} classes"),
    groups: false,
};

/// Predictions, search, small multiples.
#[component]
pub fn ClassesPanel(search: NodeRef<Input>) -> impl IntoView {
    let page = expect_context::<Page>();
    let current = Signal::derive(move || page.class.get().map(Subject::Class));
    let choose = Callback::new(move |subject| {
        if let Subject::Class(class) = subject {
            page.class.set(Some(class));
        }
    });
    view! {
        <div class="predictions-head" aria-hidden="true">
            <span>"Best five"</span>
            <span title="The score of a class before the softmax: one more makes it 2.7 times as likely">
                "logit"
            </span>
            <span>"probability"</span>
        </div>
        <ol class="predictions">
            {move || page.finding.get().map(|finding| {
                let rows = finding.ranking.best_first().iter().take(TOP).map(|&prediction| view! {
                    <li><Row prediction mark="prediction" /></li>
                });
                rows.collect_view()
            })}
        </ol>
        <SearchedFor />
        <Picker
            purpose=SEARCH
            current
            choose
            placeholder="Name, synonym, WordNet id"
            field=search
        />
        <p class="hint keys"><kbd>"/"</kbd>" goes here; the arrow keys move through the classes, and the map follows."</p>
        <button
            type="button"
            class="button"
            data-testid="multiples-button"
            aria-pressed=move || page.ask.multiples.get().to_string()
            on:click=move |_| page.ask.multiples.update(|shown| *shown = !*shown)
        >
            "Maps side by side"
        </button>
    }
}

/// The shown class where it is none of the best five.
#[component]
fn SearchedFor() -> impl IntoView {
    let page = expect_context::<Page>();
    let searched = Memo::new(move |_| {
        let (rank, prediction) = page.ask.standing(page.class.get()?)?;
        (rank > TOP).then_some((rank, prediction))
    });
    move || {
        searched.get().map(|(rank, prediction)| {
            view! {
                <div class="predictions searched" data-rank=rank.to_string() data-testid="searched">
                    <p class="eyebrow">"Rank " {rank} " of " {page.ask.classes()}</p>
                    <Row prediction mark="searched-class" />
                </div>
            }
        })
    }
}

/// A class with its numbers and all of its names.
#[component]
fn Row(prediction: Prediction, mark: &'static str) -> impl IntoView {
    let page = expect_context::<Page>();
    let tooltip = page
        .class_entry(prediction.class)
        .map(|entry| match &*entry.synonyms {
            "" => format!("WordNet {}", entry.wordnet_id),
            synonyms => format!("{synonyms} (WordNet {})", entry.wordnet_id),
        });
    view! { <PredictionButton prediction mark tooltip /> }
}

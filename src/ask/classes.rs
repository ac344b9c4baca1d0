//! Where is this class? The best five, any other, and several side by side.

use super::multiples::Multiples;
use super::picker::{Picker, Purpose};
use super::prediction::PredictionButton;
use crate::state::{AnswersContext, AskedContext, ReaderContext, TOP, top_of};
use camlens_client::subject::{Catalogue, Subject};
use camlens_core::reading::Prediction;
use leptos::html::Input;
use leptos::prelude::*;

/// The best classes, the search, and the switch for maps side by side.
#[component]
pub fn ClassesPanel(search: NodeRef<Input>) -> impl IntoView {
    let asked = expect_context::<AskedContext>();
    let classes = untrack(|| expect_context::<AnswersContext>().classes());
    let search_purpose = Purpose {
        name: "class-search",
        label: format!("Any of the {classes} classes"),
        groups: false,
    };
    let current = Signal::derive(move || asked.class.get().map(Subject::Class));
    let choose = Callback::new(move |subject| {
        if let Subject::Class(class) = subject {
            asked.show_class(class);
        }
    });
    view! {
        <div class="predictions-head" aria-hidden="true">
            <span>"Best five"</span>
            <span class="score" title="The score of a class before the softmax: one more makes it 2.7 times as likely">
                "logit"
            </span>
            <span>"probability"</span>
        </div>
        <ol class="predictions">
            <BestClasses />
        </ol>
        <SearchedFor />
        <Picker
            purpose=search_purpose
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
            aria-pressed=move || asked.multiples.get().to_string()
            on:click=move |_| asked.toggle_multiples()
        >
            "Maps side by side"
        </button>
        <Multiples />
    }
}

/// The best classes of the whole photo.
#[component]
fn BestClasses() -> impl IntoView {
    let reader = expect_context::<ReaderContext>();
    move || {
        let finding = reader.shown.get()?;
        let rows = top_of(&finding.ranking).iter().map(|&prediction| {
            view! { <li><ClassRow prediction testid="prediction" /></li> }
        });
        Some(rows.collect_view())
    }
}

/// The shown class, unless it is one of the best five.
#[component]
fn SearchedFor() -> impl IntoView {
    let (asked, answers) = (
        expect_context::<AskedContext>(),
        expect_context::<AnswersContext>(),
    );
    let searched = Memo::new(move |_| {
        let standing = answers.standing(asked.class.get()?)?;
        (standing.rank > TOP).then_some((standing.rank, standing.prediction))
    });
    move || {
        searched.get().map(|(rank, prediction)| {
            view! {
                <div class="predictions searched" data-rank=rank.to_string() data-testid="searched">
                    <p class="eyebrow">"Rank " {rank} " of " {answers.classes()}</p>
                    <ClassRow prediction testid="searched-class" />
                </div>
            }
        })
    }
}

/// A class with its numbers and all of its names.
#[component]
fn ClassRow(prediction: Prediction, testid: &'static str) -> impl IntoView {
    let names = |catalogue: &Catalogue| {
        let class = catalogue.class(prediction.class)?;
        Some(match &*class.synonyms {
            "" => format!("WordNet {}", class.wordnet_id),
            synonyms => format!("{synonyms} (WordNet {})", class.wordnet_id),
        })
    };
    let answers = expect_context::<AnswersContext>();
    let tooltip = untrack(|| answers.with_catalogue(names));
    view! { <PredictionButton prediction testid tooltip /> }
}

//! Where is this class? The best five, any other, and several side by side.

use super::multiples::Multiples;
use super::picker::{Picker, Purpose};
use super::prediction::PredictionButton;
use super::words;
use crate::state::{AnswersContext, AskedClasses, AskedContext, ReaderContext, TOP};
use camlens_client::subject::{Catalogue, Subject};
use camlens_core::reading::Prediction;
use camlens_words::say;
use leptos::ev::MouseEvent;
use leptos::html::{Button, Input};
use leptos::prelude::*;

/// The best classes, the search, and the switch for maps side by side. Other classes have other lists.
#[component]
pub fn ClassesPanel(search: NodeRef<Input>) -> impl IntoView {
    let answers = expect_context::<AnswersContext>();
    view! {
        {move || view! { <ListOfClasses of=answers.of.get() search /> }}
        <SideBySide />
    }
}

#[component]
fn ListOfClasses(of: AskedClasses, search: NodeRef<Input>) -> impl IntoView {
    let rows = RwSignal::new(TOP);
    // All of a few classes are in sight.
    let has_more = of.count > TOP;
    view! {
        <div class="predictions-head" aria-hidden="true">
            <span>{move || words::best(rows.get(), of)}</span>
            <span class="score" title=say::ask_logit_hint()>
                {say::ask_logit()}
            </span>
            <span>{say::ask_probability()}</span>
        </div>
        <ol class="predictions">
            <BestClasses rows />
        </ol>
        {has_more.then(|| view! {
            <MoreOfTheBest rows classes=of.count />
            <SearchedFor rows />
            <ClassSearch of search />
        })}
    }
}

/// The field that finds any class.
#[component]
fn ClassSearch(of: AskedClasses, search: NodeRef<Input>) -> impl IntoView {
    let asked = expect_context::<AskedContext>();
    let purpose = Purpose {
        name: "class-search",
        label: words::search_label(of),
        groups: false,
    };
    let current = Signal::derive(move || asked.class.get().map(Subject::Class));
    let choose = Callback::new(move |subject| {
        if let Subject::Class(class) = subject {
            asked.show_class(class);
        }
    });
    view! {
        <Picker
            purpose
            current
            choose
            placeholder=words::search_placeholder(of)
            field=search
        />
        <p class="hint keys">
            {say::ask_search_keys()}
        </p>
    }
}

/// The switch for maps side by side, and the maps.
#[component]
fn SideBySide() -> impl IntoView {
    let asked = expect_context::<AskedContext>();
    let answers = expect_context::<AnswersContext>();
    view! {
        <button
            type="button"
            class="button"
            data-testid="multiples-button"
            hidden=move || answers.of.get().count < 2
            aria-pressed=move || asked.multiples.get().to_string()
            on:click=move |_| asked.toggle_multiples()
        >
            {say::ask_side_by_side()}
        </button>
        <Multiples />
    }
}

/// The rows that the list of the best classes grows by.
const MORE_ROWS: usize = 10;

/// The best classes of the whole photo, as many as are wanted.
#[component]
fn BestClasses(rows: RwSignal<usize>) -> impl IntoView {
    let reader = expect_context::<ReaderContext>();
    move || {
        let finding = reader.shown.get()?;
        let best = finding.ranking.best_first().iter().take(rows.get());
        let rows = best.map(|&prediction| {
            view! { <li><ClassRow prediction testid="prediction" /></li> }
        });
        Some(rows.collect_view())
    }
}

/// The buttons that make the list of the best classes longer, and short again.
#[component]
fn MoreOfTheBest(rows: RwSignal<usize>, classes: usize) -> impl IntoView {
    let more = NodeRef::<Button>::new();
    let all = move || rows.get() >= classes;
    let is_long = Memo::new(move |_| rows.get() > TOP);
    let fewer = move |_: MouseEvent| {
        rows.set(TOP);
        // The button that was pressed goes away, and the focus with it.
        if let Some(more) = more.get_untracked() {
            let _ = more.focus();
        }
    };
    view! {
        <div class="more-of-the-best">
            <button
                node_ref=more
                type="button"
                class="button quiet"
                data-testid="more-predictions"
                disabled=all
                on:click=move |_| rows.update(|rows| *rows = (*rows + MORE_ROWS).min(classes))
            >
                {move || words::show_more(MORE_ROWS.min(classes.saturating_sub(rows.get()).max(1)))}
            </button>
            {move || is_long.get().then(|| view! {
                <button
                    type="button"
                    class="button quiet"
                    data-testid="fewer-predictions"
                    on:click=fewer
                >
                    {say::ask_show_fewer()}
                </button>
            })}
        </div>
    }
}

/// The shown class, unless it is in the list of the best.
#[component]
fn SearchedFor(rows: RwSignal<usize>) -> impl IntoView {
    let (asked, answers) = (
        expect_context::<AskedContext>(),
        expect_context::<AnswersContext>(),
    );
    let searched = Memo::new(move |_| {
        let standing = answers.standing(asked.class.get()?)?;
        (standing.rank > rows.get()).then_some((standing.rank, standing.prediction))
    });
    move || {
        searched.get().map(|(rank, prediction)| {
            view! {
                <div class="predictions searched" data-rank=rank.to_string() data-testid="searched">
                    <p class="eyebrow">
                        {say::AskRank {
                            rank: &rank.to_string(),
                            classes: &answers.classes().to_string(),
                        }.say()}
                    </p>
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
            "" if class.wordnet_id.is_empty() => return None,
            "" => say::ask_wordnet(class.wordnet_id.as_ref()),
            synonyms => say::AskSynonymsWordnet {
                synonyms,
                id: class.wordnet_id.as_ref(),
            }
            .say(),
        })
    };
    let answers = expect_context::<AnswersContext>();
    let tooltip = untrack(|| answers.with_catalogue(names));
    view! { <PredictionButton prediction testid tooltip /> }
}

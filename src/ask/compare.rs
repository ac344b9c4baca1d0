//! Why A and not B: two classes or groups, the sentence, and the numbers.

use super::picker::{Picker, Purpose};
use super::sentences::{self, Side};
use super::words;
use crate::parts::numbers;
use crate::state::{AnswersContext, AskedContext};
use camlens_client::subject::Subject;
use camlens_client::view::{Contrast, Doubt};
use camlens_words::say;
use leptos::prelude::*;

/// The two, the difference between them, and its place.
#[component]
pub fn ComparePanel() -> impl IntoView {
    let (asked, answers) = (
        expect_context::<AskedContext>(),
        expect_context::<AnswersContext>(),
    );
    let pair = answers.pair;
    let purpose = |name, label: &str| Purpose {
        name,
        label: label.to_owned(),
        groups: true,
    };
    let one = Signal::derive(move || Some(pair.get()?.0));
    let other = Signal::derive(move || Some(pair.get()?.1));
    let swap = move |_| {
        if let Some(pair) = pair.get_untracked() {
            asked.swap(pair);
        }
    };
    let name_of = move |subject: Signal<Option<Subject>>| {
        Signal::derive(move || {
            subject
                .get()
                .map(|subject| words::capitalised(&answers.name(subject)))
                .unwrap_or_default()
        })
    };
    view! {
        <div class="compare" data-testid="compare">
            <div class="pair">
                <Picker
                    purpose=purpose("compare-one", &say::compare_why())
                    current=one
                    choose=Callback::new(move |subject| asked.compare(subject))
                    placeholder=name_of(one)
                />
                <button
                    type="button"
                    class="button swap"
                    data-testid="swap"
                    aria-label=say::compare_swap()
                    title=say::compare_swap()
                    on:click=swap
                >
                    "\u{21c5}"
                </button>
                <Picker
                    purpose=purpose("compare-other", &say::compare_and_not())
                    current=other
                    choose=Callback::new(move |subject| asked.compare_with(subject))
                    placeholder=name_of(other)
                />
            </div>
            {move || {
                // Classes of one's own may get other names.
                answers.catalogue();
                let differ = answers.doubt.get() != Some(Doubt::Same);
                let contrast = answers.contrast.get().filter(|_| differ);
                contrast.map(|contrast| view! { <ContrastAnswer contrast /> })
            }}
        </div>
    }
}

/// The sentence and the numbers behind it.
#[component]
fn ContrastAnswer(contrast: Contrast) -> impl IntoView {
    let answers = expect_context::<AnswersContext>();
    let (one, other) = answers.pair.get_untracked().unzip();
    let name = |subject: Option<Subject>| {
        subject
            .map(|subject| untrack(|| answers.name(subject)))
            .unwrap_or_default()
    };
    let (one_name, other_name) = (name(one), name(other));
    let many = |subject: Option<Subject>| subject.is_some_and(Subject::is_group);
    let Contrast {
        one: first,
        other: second,
        difference,
        lead,
    } = contrast;
    let sentence = sentences::lead(
        &lead,
        Side {
            name: &one_name,
            many: many(one),
        },
        Side {
            name: &other_name,
            many: many(other),
        },
    );
    let outlined = (!lead.marked.is_empty()).then(|| {
        let cells = words::cells(lead.marked.len(), difference.map.cells());
        say::compare_outlined(&cells)
    });
    let mean = |many| {
        if many {
            say::compare_mean_logit()
        } else {
            say::ask_logit()
        }
    };
    view! {
        <p
            class="sentence"
            data-testid="compare-sentence"
            data-by=difference.logit.to_string()
            data-from-marked=lead.from_marked.to_string()
        >
            {sentence}
        </p>
        <dl class="scores">
            <dt>{one_name}</dt>
            <dd>{mean(many(one))} " " {numbers::logit(first.logit)}</dd>
            <dt>{other_name}</dt>
            <dd>{mean(many(other))} " " {numbers::logit(second.logit)}</dd>
            <dt>{say::compare_difference()}</dt>
            <dd>{numbers::difference(first.logit, second.logit)}</dd>
        </dl>
        <p class="hint">
            {outlined} " " {say::compare_colours()}
        </p>
    }
}

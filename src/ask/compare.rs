//! Why A and not B: two classes or groups, the sentence, and the numbers.

use super::picker::{Picker, Purpose};
use super::words;
use crate::parts::numbers;
use crate::state::Contrast;
use crate::state::Page;
use crate::state::Subject;
use camlens_core::cam::{Side, lead_in_words};
use leptos::prelude::*;

const ONE: Purpose = Purpose {
    name: "compare-one",
    label: |_| "Why".to_owned(),
    groups: true,
};

const OTHER: Purpose = Purpose {
    name: "compare-other",
    label: |_| "and not".to_owned(),
    groups: true,
};

/// The two, what sets them apart, and where.
#[component]
pub fn ComparePanel() -> impl IntoView {
    let page = expect_context::<Page>();
    let ask = page.ask;
    let one = Signal::derive(move || Some(ask.pair.get()?.0));
    let other = Signal::derive(move || Some(ask.pair.get()?.1));
    let name_of = move |subject: Signal<Option<Subject>>| {
        Signal::derive(move || {
            subject
                .get()
                .map(|subject| words::capitalised(&ask.name(subject)))
                .unwrap_or_default()
        })
    };
    view! {
        <div class="compare" data-testid="compare">
            <div class="pair">
                <Picker
                    purpose=ONE
                    current=one
                    choose=Callback::new(move |subject| page.compare_one(subject))
                    placeholder=name_of(one)
                />
                <button
                    type="button"
                    class="button swap"
                    data-testid="swap"
                    aria-label="Put each in the other\u{2019}s place"
                    title="Put each in the other\u{2019}s place"
                    on:click=move |_| page.swap()
                >
                    "\u{21c5}"
                </button>
                <Picker
                    purpose=OTHER
                    current=other
                    choose=Callback::new(move |subject| ask.other.set(Some(subject)))
                    placeholder=name_of(other)
                />
            </div>
            {move || ask.contrast.get().map(|contrast| view! { <Answer contrast /> })}
        </div>
    }
}

/// The sentence and the numbers behind it.
#[component]
fn Answer(contrast: Contrast) -> impl IntoView {
    let page = expect_context::<Page>();
    let (one, other) = page.ask.pair.get_untracked().unzip();
    let name = |subject: Option<Subject>| {
        subject
            .map(|subject| page.ask.name(subject))
            .unwrap_or_default()
    };
    let (one_name, other_name) = (name(one), name(other));
    let many = |subject| matches!(subject, Some(Subject::Group(_)));
    let Contrast {
        one: first,
        other: second,
        difference,
        lead,
    } = contrast;
    let sentence = lead_in_words(
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
        format!(
            "The marked part, {}, is outlined on the photo.",
            words::cells(lead.marked.len(), difference.map.cells())
        )
    });
    let mean = |many| if many { "mean logit" } else { "logit" };
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
            <dt>"Difference"</dt>
            <dd>{numbers::difference(first.logit, second.logit)}</dd>
        </dl>
        <p class="hint">
            {outlined} " Red places speak for the first more than for the second, blue ones the other way \
             round; grey ones do not tell them apart."
        </p>
    }
}

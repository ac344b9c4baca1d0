//! The map in words, below its name; and told to those who do not see the page, when the map or the
//! cell stays for a moment.

use super::sentences;
use crate::parts::numbers;
use crate::parts::timer::Debounce;
use crate::state::{AnswersContext, AskedContext};
use camlens_core::cam::Summary;
use camlens_words::say;
use leptos::prelude::*;
use std::time::Duration;

/// The stay after which a map or a cell is told: a visitor who moves on before hears nothing of it.
const STAY: Duration = Duration::from_millis(600);

/// The map in a sentence.
#[component]
pub fn Herald() -> impl IntoView {
    let (asked, answers) = (
        expect_context::<AskedContext>(),
        expect_context::<AnswersContext>(),
    );
    let summary = Memo::new(move |_| {
        let offset = answers.offset.get();
        answers.evidence.with(|evidence| {
            let summary = Summary::of(&evidence.as_ref()?.map, offset);
            Some(sentences::summary(&summary))
        })
    });
    let (told, set_told) = signal(String::new());
    let rest = Debounce::new(STAY);
    Effect::new(move |before: Option<()>| {
        let now = in_words(asked, answers, summary).unwrap_or_default();
        // The first sentence is read with the page.
        if before.is_none() {
            return;
        }
        rest.run(move || {
            if told.try_get_untracked().is_some_and(|before| before != now) {
                set_told.set(now);
            }
        });
    });
    view! {
        // A comparison has a sentence of its own.
        <p class="map-words" data-testid="map-words" hidden=move || answers.compares()>{summary}</p>
        <p class="unseen" role="status" aria-live="polite">{told}</p>
    }
}

/// The cell while the visitor moves through the cells by keys; else the map.
fn in_words(
    asked: AskedContext,
    answers: AnswersContext,
    summary: Memo<Option<String>>,
) -> Option<String> {
    if !asked.by_keys.get() {
        let (subject, sentence) = (&answers.subject_name()?, &summary.get()?);
        return Some(say::MapSaid { subject, sentence }.say());
    }
    let reading = answers.cell.get()?;
    let most = reading
        .speaks_for
        .first()
        .map(|&(class, _)| answers.class_name(class));
    let said = say::MapCell {
        place: &numbers::place(reading.cell, reading.grid),
        logit: &numbers::logit(reading.value),
        share: &numbers::share(reading.share, reading.score),
        class: &most?,
    };
    Some(said.say())
}

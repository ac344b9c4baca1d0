//! The sentence that keeps a map honest at first sight: hardly anything speaks for its class, the
//! network is not sure, a sample has nothing that the network knows.

use super::words;
use crate::state::{AnswersContext, ReaderContext, sample_of};
use camlens_client::view::{Doubt, MapSubject};
use leptos::prelude::*;

/// The doubt about the map on the stage, and why a sample puzzles; nothing where neither is.
#[component]
pub fn SupportNotice() -> impl IntoView {
    let reader = expect_context::<ReaderContext>();
    let answers = expect_context::<AnswersContext>();
    let sample = Memo::new(move |_| {
        // They are about ImageNet's classes.
        let finding = reader.shown.get().filter(|shown| !shown.own)?;
        let MapSubject::Class(class) = answers.subject.get()? else {
            return None;
        };
        // The sentence is about the answer, and the answer is the best class.
        let is_best = answers.standing(class)?.rank == 1;
        words::sample_note(sample_of(reader, &finding).filter(|_| is_best)?)
    });
    let doubt = move || {
        let doubt = answers.doubt.get()?;
        if matches!(doubt, Doubt::Unsure(_)) && sample.get().is_some() {
            return None;
        }
        Some(in_words(answers, doubt))
    };
    view! {
        {move || doubt().map(|words| view! {
            <p class="support" data-testid="support">{words}</p>
        })}
        {move || sample.get().map(|words| view! {
            <p class="support" data-testid="sample-note">{words}</p>
        })}
    }
}

fn in_words(answers: AnswersContext, doubt: Doubt) -> String {
    match doubt {
        Doubt::HardlyAny(standing) => {
            let name = answers.subject_name().unwrap_or_default();
            words::hardly_any(&name, standing, answers.classes())
        }
        Doubt::Neither(..) => {
            let names = answers.pair.get().map(|(one, other)| [one, other]);
            let [one, other] = names.map_or_else(Default::default, |pair| {
                pair.map(|subject| answers.name(subject))
            });
            words::neither(&one, &other)
        }
        Doubt::Same => words::same_twice(answers.of.get()),
        Doubt::Unsure(probability) => words::unsure(probability),
    }
}

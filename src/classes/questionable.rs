//! The photos whose label may be wrong: those that are surely told otherwise first, then those in doubt.

use super::verdict::VerdictTile;
use super::wanted::want_maps;
use crate::parts::sight::Sight;
use crate::state::ClassesContext;
use camlens_client::classes::{Evaluation, Verdict};
use camlens_words::say;
use leptos::prelude::*;

/// The photos that are listed.
const MOST: usize = 12;

/// The list; nothing where there is no doubt.
#[component]
pub fn Questionable(evaluation: Memo<Evaluation>) -> impl IntoView {
    let classes = expect_context::<ClassesContext>();
    let verdicts = Memo::new(move |_| {
        evaluation.with(|evaluation| {
            let verdicts = evaluation.questionable(MOST).into_iter();
            Some(verdicts.cloned().collect::<Vec<Verdict>>())
        })
    });
    want_maps(classes, verdicts);
    let sight = Sight::new();
    let none = move || verdicts.with(|of| of.as_ref().is_none_or(Vec::is_empty));
    let tiles = move || {
        let verdicts = verdicts.get().unwrap_or_default().into_iter();
        let tiles = verdicts.map(|verdict| view! { <VerdictTile verdict sight list="doubt" /> });
        tiles.collect_view()
    };
    view! {
        <section aria-labelledby="classes-doubt">
            <h3 id="classes-doubt">{say::classes_doubt()}</h3>
            <p class="hint">
                {move || match none() {
                    true => say::classes_doubt_none(),
                    false => say::classes_doubt_hint(),
                }}
            </p>
            <ul class="verdicts" data-testid="questionable">{tiles}</ul>
        </section>
    }
}

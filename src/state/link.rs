//! The view and the page's address: a link's question is asked of its photo, and what is asked and
//! how it is looked at is written back.

use super::answers::{AnswersContext, top_of};
use super::asked::AskedContext;
use super::look::LookContext;
use super::reader::ReaderContext;
use crate::parts::remember::remember_at_rest;
use camlens_client::finding::{Finding, FindingRef};
use camlens_client::view::{AskedKeys, Best, Pairs};
use leptos::prelude::*;

/// Turns the question to each new finding. `keys` are asked of `sample` if that is the first photo
/// that is read.
pub fn follow(
    reader: ReaderContext,
    asked: AskedContext,
    answers: AnswersContext,
    sample: &'static str,
    keys: AskedKeys,
) {
    let link = StoredValue::new(Some(keys));
    let turn = move |before: Option<FindingRef>, now: FindingRef| {
        let before = before.filter(|before| before.photo == now.photo);
        asked.turn_to(before.as_deref().map(best_of), best_of(&now));
        let keys = link.try_update_value(Option::take).flatten();
        let keys = keys.filter(|_| sample_of(reader, &now) == Some(sample));
        let catalogue = untrack(|| answers.catalogue());
        if let Some((keys, catalogue)) = keys.zip(catalogue) {
            asked.take_up(&keys, &catalogue);
        }
    };
    reader.on_shown(turn);
}

/// Keeps question and look in the address. The question is kept as long as a sample is on the stage:
/// a link cannot bring a visitor's own photo back.
pub fn remember(
    reader: ReaderContext,
    asked: AskedContext,
    answers: AnswersContext,
    look: LookContext,
) {
    remember_at_rest(move || {
        let finding = reader.shown.get()?;
        if sample_of(reader, &finding).is_none() {
            return Some(nothing());
        }
        let catalogue = answers.catalogue()?;
        Some(asked.with(|asked| asked.pairs(&catalogue, &finding.ranking)))
    });
    remember_at_rest(move || Some(look.get().pairs()));
}

fn nothing() -> Pairs<2> {
    AskedKeys::KEYS.map(|key| (key, None))
}

fn best_of(finding: &Finding) -> Best<'_> {
    Best {
        top: top_of(&finding.ranking),
        exact: finding.exact,
    }
}

/// The name of the sample that was read; `None` for a photo of the visitor's.
fn sample_of(reader: ReaderContext, finding: &Finding) -> Option<&'static str> {
    reader.photo(finding.photo)?.origin.sample()
}

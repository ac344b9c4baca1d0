//! What the map shows in words, below its name; and told to those who do not see the page, when the
//! map or the cell stays for a moment.

use crate::parts::numbers;
use crate::state::Page;
use camlens_core::cam::Summary;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use std::time::Duration;

/// Who moves on before that is not told what they passed.
const STAYS: Duration = Duration::from_millis(600);

/// The map in a sentence.
#[component]
pub fn Herald() -> impl IntoView {
    let page = expect_context::<Page>();
    let summary = Memo::new(move |_| {
        page.map
            .with(|map| map.as_ref().map(|map| Summary::of(map).in_words()))
    });
    let told = RwSignal::new(String::new());
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |before: Option<()>| {
        let now = in_words(page, summary);
        stop(waiting);
        // What stands there at first is read with the page.
        if before.is_some() {
            let tell = move || {
                let now = now.unwrap_or_default();
                if told.try_get_untracked().is_some_and(|before| before != now) {
                    told.set(now);
                }
            };
            waiting.set_value(set_timeout_with_handle(tell, STAYS).ok());
        }
    });
    on_cleanup(move || stop(waiting));
    view! {
        <p class="map-words" data-testid="map-words">{summary}</p>
        <p class="unseen" role="status" aria-live="polite">{told}</p>
    }
}

fn stop(waiting: StoredValue<Option<TimeoutHandle>>) {
    if let Some(handle) = waiting.try_update_value(Option::take).flatten() {
        handle.clear();
    }
}

/// Where someone moves through the cells, the cell; else the map.
fn in_words(page: Page, summary: Memo<Option<String>>) -> Option<String> {
    if !page.ask.by_keys.get() {
        let what = page.subject_in_words()?;
        return Some(format!("{what}. {}", summary.get()?));
    }
    let reading = page.ask.reading.get()?;
    let most = reading
        .speaks_for
        .first()
        .map(|&(class, _)| page.class_name(class));
    Some(format!(
        "{}: {} logits, {}. Speaks most for {}.",
        numbers::place(reading.cell, reading.grid),
        numbers::logit(reading.value),
        numbers::share(reading.share, reading.score),
        most?,
    ))
}

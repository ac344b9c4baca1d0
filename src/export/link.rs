//! The address of the view, to be passed on.

use super::saving::{Saving, What};
use super::shown::Shown;
use crate::parts::deliver;
use crate::parts::document;
use crate::parts::save_error::SaveError;
use crate::state::sample_of;
use camlens_words::say;
use leptos::html::Input;
use leptos::prelude::*;
use web_sys::Url;

/// The address, a button that copies it, and what it holds.
#[component]
pub fn LinkPart(shown: Shown, saving: Saving) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    let link = Memo::new(move |_| link_of(shown).unwrap_or_default());
    let is_sample = Memo::new(move |_| {
        let finding = shown.finding();
        finding.is_some_and(|finding| sample_of(shown.reader, &finding).is_some())
    });
    let holds = move || {
        if is_sample.get() {
            say::export_link_sample()
        } else {
            say::export_link_own()
        }
    };
    let of_own_classes = Memo::new(move |_| shown.answers.of.get().own);
    let copy = move |_| {
        if let Some(field) = field.get_untracked() {
            field.select();
        }
        copy_link(shown, saving);
    };
    view! {
        <section class="save-part">
            <h3>{say::export_link()}</h3>
            <p class="hint">
                {holds}
                {move || of_own_classes.get().then(|| format!(" {}", say::export_link_own_classes()))}
            </p>
            <div class="save-link">
                <input
                    node_ref=field
                    type="text"
                    readonly
                    aria-label=say::export_link()
                    data-testid="link"
                    prop:value=link
                />
                <button type="button" class="button" data-testid="export-link" on:click=copy>
                    {say::export_copy_link()}
                </button>
            </div>
        </section>
    }
}

/// Copies the address of the view.
pub fn copy_link(shown: Shown, saving: Saving) {
    let act = saving.begin(What::Link);
    let link = untrack(|| link_of(shown));
    leptos::task::spawn_local(async move {
        let copied = match link {
            Some(link) => deliver::copy_text(&link).await,
            None => Err(SaveError::Nothing),
        };
        saving.end(&act, copied.map(|()| None));
    });
}

/// The address that opens the view.
fn link_of(shown: Shown) -> Option<String> {
    let link = Url::new(&document::absolute("")?).ok()?;
    for (key, value) in shown.link()? {
        link.search_params().set(&key, &value);
    }
    Some(link.href())
}

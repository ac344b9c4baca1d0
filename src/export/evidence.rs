//! The evidence bundle and the report of a photo.

use super::choice::Choice;
use super::files;
use super::holds::HoldsContext;
use super::saving::{Saving, What};
use super::shown::Shown;
use camlens_words::say;
use leptos::prelude::*;

/// The buttons.
#[component]
pub fn EvidencePart(shown: Shown, saving: Saving) -> impl IntoView {
    let save = move |what| move || files::save(shown, saving, what);
    view! {
        <section class="save-part">
            <h3>{say::export_evidence()}</h3>
            <div class="save-choices">
                <Choice
                    saving
                    what=What::Bundle
                    name=say::export_bundle()
                    hint=say::export_bundle_hint()
                    act=save(What::Bundle)
                />
                <Choice
                    saving
                    what=What::Report
                    name=say::export_report()
                    hint=say::export_report_hint()
                    act=save(What::Report)
                />
            </div>
            <HoldsChoice with_features=true />
        </section>
    }
}

/// The two switches of what a bundle holds; of a gallery's photos there are no features.
#[component]
pub fn HoldsChoice(with_features: bool) -> impl IntoView {
    let HoldsContext(holds) = expect_context();
    view! {
        <div class="save-with">
            <label class="check">
                <input
                    type="checkbox"
                    data-testid="export-with-photo"
                    prop:checked=move || holds.get().photo
                    on:change:target=move |event| {
                        let on = event.target().checked();
                        holds.update(|holds| holds.photo = on);
                    }
                />
                <span>{say::export_with_photo()}</span>
            </label>
            {with_features.then(|| view! {
                <label class="check">
                    <input
                        type="checkbox"
                        data-testid="export-with-features"
                        prop:checked=move || holds.get().features
                        on:change:target=move |event| {
                            let on = event.target().checked();
                            holds.update(|holds| holds.features = on);
                        }
                    />
                    <span>{say::export_with_features()}</span>
                </label>
            })}
        </div>
    }
}

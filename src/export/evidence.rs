//! The evidence bundle and the report of a photo.

use super::choice::Choice;
use super::files;
use super::holds::{Holds, HoldsContext};
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
            <HoldsChoice of_many=false />
        </section>
    }
}

/// The switches of what a bundle holds: of one photo, or of many, whose pictures can be left out.
#[component]
pub fn HoldsChoice(of_many: bool) -> impl IntoView {
    let pictures = of_many.then(|| {
        let name = say::export_with_pictures();
        switch("export-with-pictures", name, |holds| &mut holds.pictures)
    });
    let features = match of_many {
        true => say::export_with_features_of_many(),
        false => say::export_with_features(),
    };
    view! {
        <div class="save-with">
            {switch("export-with-photo", say::export_with_photo(), |holds| &mut holds.photo)}
            {pictures}
            {switch("export-with-features", features, |holds| &mut holds.features)}
        </div>
    }
}

fn switch(mark: &'static str, name: String, part: fn(&mut Holds) -> &mut bool) -> impl IntoView {
    let HoldsContext(holds) = expect_context();
    view! {
        <label class="check">
            <input
                type="checkbox"
                data-testid=mark
                prop:checked=move || *part(&mut holds.get())
                on:change:target=move |event| {
                    let on = event.target().checked();
                    holds.update(|holds| *part(holds) = on);
                }
            />
            <span>{name}</span>
        </label>
    }
}

//! A class with its numbers; pressing it shows its map.

use crate::parts::numbers;
use crate::state::Page;
use camlens_core::reading::Prediction;
use leptos::prelude::*;

/// The button of a class.
#[component]
pub fn PredictionButton(
    prediction: Prediction,
    /// Its `data-testid`.
    mark: &'static str,
    /// How much more its logit is than in the whole photo, where not all of it was asked about.
    #[prop(optional)]
    shift: Option<f32>,
    #[prop(optional_no_strip)] tooltip: Option<String>,
) -> impl IntoView {
    let page = expect_context::<Page>();
    let Prediction {
        class,
        logit,
        probability,
    } = prediction;
    let shifted = shift.map(|shift| {
        view! {
            " "
            <span class="shift">
                "(" {numbers::signed(shift)} <span class="unseen">" against the whole photo"</span> ")"
            </span>
        }
    });
    view! {
        <button
            type="button"
            class="prediction"
            data-testid=mark
            data-class=class.to_string()
            data-logit=logit.to_string()
            data-probability=probability.to_string()
            data-shift=shift.map(|shift| shift.to_string())
            aria-pressed=move || (page.class.get() == Some(class)).to_string()
            title=tooltip
            on:click=move |_| page.class.set(Some(class))
        >
            <span class="name">{page.class_name(class)} {shifted}</span>
            <span class="logit"><span class="unseen">"logit "</span>{numbers::logit(logit)}</span>
            <span class="probability">{numbers::percent(probability)}</span>
            <span class="bar" aria-hidden="true">
                <span style:width=format!("{}%", 100.0 * probability)></span>
            </span>
        </button>
    }
}

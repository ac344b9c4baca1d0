//! A class with its numbers. A press shows its map.

use crate::parts::numbers;
use crate::state::{AnswersContext, AskedContext};
use camlens_core::reading::Prediction;
use camlens_words::say;
use leptos::prelude::*;

/// The button of a class.
#[component]
pub fn PredictionButton(
    prediction: Prediction,
    testid: &'static str,
    /// Its logit less that of the whole photo, where the question is about a region.
    #[prop(optional)]
    shift: Option<f32>,
    #[prop(optional_no_strip)] tooltip: Option<String>,
) -> impl IntoView {
    let (asked, answers) = (
        expect_context::<AskedContext>(),
        expect_context::<AnswersContext>(),
    );
    let Prediction {
        class,
        logit,
        probability,
    } = prediction;
    // Classes of one's own may get another name.
    let name = move || answers.class_name(class);
    let shifted = shift.map(|shift| {
        view! {
            " "
            <span class="shift">
                "(" {numbers::signed(shift)} <span class="unseen">" " {say::region_against_whole()}</span> ")"
            </span>
        }
    });
    view! {
        <button
            type="button"
            class="prediction"
            data-testid=testid
            data-class=class.to_string()
            data-logit=logit.to_string()
            data-probability=probability.to_string()
            data-shift=shift.map(|shift| shift.to_string())
            aria-pressed=move || (asked.class.get() == Some(class)).to_string()
            title=tooltip
            on:click=move |_| asked.show_class(class)
        >
            <span class="name">{name} {shifted}</span>
            <span class="logit score"><span class="unseen">{say::ask_logit()} " "</span>{numbers::logit(logit)}</span>
            <span class="probability">{numbers::percent(probability)}</span>
            <span class="bar" aria-hidden="true">
                <span style:width=format!("{}%", 100.0 * probability)></span>
            </span>
        </button>
    }
}

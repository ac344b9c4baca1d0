//! The bar below the photo: the meaning of the colours in words, the logits at both ends, zero between
//! them, and the identity.

use super::words;
use crate::parts::gradient::gradient;
use crate::parts::look_names::{low_end, middle};
use crate::parts::numbers;
use crate::state::{AnswersContext, LookContext};
use camlens_client::view::MapSubject;
use camlens_core::cam::Evidence;
use camlens_core::render::Scale;
use camlens_words::say;
use leptos::prelude::*;

/// The least distance of zero's label from the ends of the bar, in percent.
const LABEL_DISTANCE_PERCENT: f32 = 22.0;

/// The bar, with its words and numbers.
#[component]
pub fn ColourBar() -> impl IntoView {
    let (answers, look) = (
        expect_context::<AnswersContext>(),
        expect_context::<LookContext>(),
    );
    let scale = look.scale;
    let end =
        move |read: fn(Scale) -> f32| move || scale.get().map(|scale| numbers::logit(read(scale)));
    let zero = move || scale.get().and_then(|scale| Some(100.0 * scale.zero()?));
    let clipped = move || {
        let scale = scale.get()?;
        let ends = |evidence: &Evidence| (evidence.map.min(), evidence.map.max());
        let (least, largest) = answers
            .evidence
            .with(|evidence| evidence.as_ref().map(ends))?;
        words::clipped(scale, least, largest)
    };
    let number =
        move |read: fn(Scale) -> f32| move || scale.get().map(|scale| read(scale).to_string());
    let identity = move || {
        let score = if answers.compares() {
            say::look_difference()
        } else {
            say::look_logit()
        };
        answers.evidence.with(|evidence| {
            let Evidence { map, bias, logit } = evidence.as_ref()?;
            Some(numbers::identity(
                map.cells(),
                map.mean(),
                *bias,
                *logit,
                &score,
            ))
        })
    };

    let first = move || match answers.subject.get()? {
        MapSubject::Difference(one, _) => Some(answers.name(one)),
        _ => answers.subject_name(),
    };
    let against = move || match answers.subject.get()? {
        MapSubject::Difference(_, other) => Some(answers.name(other)),
        _ => None,
    };
    let low_end = move || Some(low_end(scale.get()?, against().as_deref()));
    let labelled_zero = move || {
        let between = LABEL_DISTANCE_PERCENT..100.0 - LABEL_DISTANCE_PERCENT;
        zero().filter(|place| between.contains(place))
    };

    view! {
        <figure
            class="colour-bar"
            data-testid="colour-bar"
            data-colours=move || look.colormap.get().name()
            data-range=move || look.range.get().name()
            data-low=number(|scale| scale.low)
            data-high=number(|scale| scale.high)
            aria-label=say::look_bar()
            title=move || words::range_sentence(look.range.get(), look.colormap.get())
            hidden=move || scale.with(Option::is_none)
        >
            <div class="gradient" style:background-image=move || gradient(look.colormap.get())>
                {move || zero().map(|place| view! {
                    <span class="zero" style:left=format!("{place}%")></span>
                })}
            </div>
            <div class="ends">
                <span><b>{low_end}</b> " " <span class="number">{end(|scale| scale.low)}</span></span>
                {move || labelled_zero().map(|place| view! {
                    <span class="zero-label" style:left=format!("{place}%")>
                        {move || middle(answers.compares())} " " <span class="number">"0"</span>
                    </span>
                })}
                <span class="most">
                    <b>{move || first().map(|name| say::look_for(&name))}</b> " " <span class="number">{end(|scale| scale.high)}</span>
                </span>
            </div>
            {move || clipped().map(|words| view! { <p class="clipped">{words}</p> })}
            <p class="identity score">{identity}</p>
        </figure>
    }
}

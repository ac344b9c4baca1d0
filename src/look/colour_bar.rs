//! The numbers behind the colours: the logits at both ends, zero between them, and the identity.

use super::words;
use crate::parts::gradient::gradient;
use crate::parts::numbers;
use crate::state::{AnswersContext, LookContext};
use camlens_core::cam::Evidence;
use camlens_core::render::Scale;
use leptos::prelude::*;

/// The least distance of zero's label from the ends of the bar, in percent.
const LABEL_DISTANCE_PERCENT: f32 = 14.0;

/// The bar below the predictions, with its numbers.
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
            "difference"
        } else {
            "logit"
        };
        answers.evidence.with(|evidence| {
            let Evidence { map, bias, logit } = evidence.as_ref()?;
            Some(numbers::identity(
                map.cells(),
                map.mean(),
                *bias,
                *logit,
                score,
            ))
        })
    };

    view! {
        <figure
            class="colour-bar"
            data-testid="colour-bar"
            data-colours=move || look.colormap.get().name()
            data-low=number(|scale| scale.low)
            data-high=number(|scale| scale.high)
        >
            <figcaption>
                <span>"Each place\u{2019}s evidence, in logits"</span>
                <span title=move || words::range_sentence(look.range.get())>
                    {move || words::range_label(look.range.get())}
                </span>
            </figcaption>
            <div class="gradient" style:background-image=move || gradient(look.colormap.get())>
                {move || zero().map(|place| view! {
                    <span class="zero" style:left=format!("{place}%")></span>
                })}
            </div>
            <div class="ends">
                <span>{end(|scale| scale.low)}</span>
                {move || zero()
                    .filter(|place| (LABEL_DISTANCE_PERCENT..100.0 - LABEL_DISTANCE_PERCENT).contains(place))
                    .map(|place| view! { <span class="zero-label" style:left=format!("{place}%")>"0"</span> })}
                <span>{end(|scale| scale.high)}</span>
            </div>
            {move || clipped().map(|words| view! { <p class="clipped">{words}</p> })}
            <p class="identity">{identity}</p>
        </figure>
    }
}

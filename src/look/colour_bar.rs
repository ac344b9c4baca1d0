//! What the colours stand for: the logits at both ends, zero between them, and the identity.

use super::words;
use crate::parts::gradient::gradient;
use crate::parts::numbers;
use crate::state::Page;
use camlens_core::cam::Evidence;
use camlens_core::render::Scale;
use leptos::prelude::*;

/// Zero is written under the bar when it is at least this far from its ends, in percent.
const CLEAR_OF_THE_ENDS: f32 = 14.0;

/// The bar below the predictions.
#[component]
pub fn ColourBar() -> impl IntoView {
    let page = expect_context::<Page>();
    let look = page.look;
    let scale = look.scale;
    let end =
        move |read: fn(Scale) -> f32| move || scale.get().map(|scale| numbers::logit(read(scale)));
    let zero = move || scale.get().and_then(|scale| Some(100.0 * scale.zero()?));
    let clipped = move || {
        let scale = scale.get()?;
        let (least, largest) = page
            .map
            .with(|map| map.as_ref().map(|map| (map.min(), map.max())))?;
        words::clipped(scale, least, largest)
    };
    let number =
        move |read: fn(Scale) -> f32| move || scale.get().map(|scale| read(scale).to_string());
    let identity = move || {
        let score = if page.ask.compares() {
            "difference"
        } else {
            "logit"
        };
        page.ask.evidence.with(|evidence| {
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
                <span title=move || words::range_sentence(look.drawn_range.get())>
                    {move || words::range_label(look.drawn_range.get())}
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
                    .filter(|place| (CLEAR_OF_THE_ENDS..100.0 - CLEAR_OF_THE_ENDS).contains(place))
                    .map(|place| view! { <span class="zero-label" style:left=format!("{place}%")>"0"</span> })}
                <span>{end(|scale| scale.high)}</span>
            </div>
            {move || clipped().map(|words| view! { <p class="clipped">{words}</p> })}
            <p class="identity">{identity}</p>
        </figure>
    }
}

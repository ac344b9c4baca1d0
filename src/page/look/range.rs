//! Which logits the two ends of the colours stand for.

use super::choices::scale_between;
use crate::page::state::Page;
use crate::page::words;
use crate::render::Range;
use leptos::ev;
use leptos::html::Input;
use leptos::prelude::*;

/// The ranges, the ends of the fixed one, and a hint.
#[component]
pub fn RangeChoice() -> impl IntoView {
    let look = expect_context::<Page>().look;
    let fixed = move || matches!(look.range.get(), Range::Fixed(_));
    let hint = move || words::range_sentence(look.drawn_range.get());
    view! {
        <fieldset
            class="choice"
            data-testid="range"
            data-value=move || look.range.get().name()
            aria-describedby="range-hint"
        >
            <legend>"Range of the colours"</legend>
            <div class="segments many">
                {Range::ALL.into_iter().map(|range| view! { <Segment range /> }).collect_view()}
            </div>
            {move || fixed().then(|| view! { <Ends /> })}
            <p class="hint" id="range-hint">{hint}</p>
        </fieldset>
    }
}

#[component]
fn Segment(range: Range) -> impl IntoView {
    let look = expect_context::<Page>().look;
    view! {
        <label>
            <input
                type="radio"
                name="range"
                value=range.name()
                prop:checked=move || look.range.get().name() == range.name()
                on:change=move |_| look.range.set(range)
            />
            <span>{words::range_label(range)}</span>
        </label>
    }
}

/// The two ends of the fixed range.
#[component]
fn Ends() -> impl IntoView {
    let look = expect_context::<Page>().look;
    let (low, high) = (NodeRef::<Input>::new(), NodeRef::<Input>::new());
    let refused = RwSignal::new(false);
    let changed = move |_: ev::Event| {
        let (Some(low), Some(high)) = (low.get_untracked(), high.get_untracked()) else {
            return;
        };
        let scale = scale_between(&low.value(), &high.value());
        refused.set(scale.is_none());
        if let Some(scale) = scale {
            look.fixed.set(scale);
        }
    };
    view! {
        <div class="ends-of-range">
            <label>
                "From "
                <input
                    node_ref=low
                    type="number"
                    step="any"
                    data-testid="range-low"
                    aria-invalid=move || refused.get().to_string()
                    prop:value=look.fixed.get_untracked().low.to_string()
                    on:change=changed
                />
            </label>
            <label>
                "to "
                <input
                    node_ref=high
                    type="number"
                    step="any"
                    data-testid="range-high"
                    aria-invalid=move || refused.get().to_string()
                    prop:value=look.fixed.get_untracked().high.to_string()
                    on:change=changed
                />
                " logits"
            </label>
            <p class="refused" role="status">
                {move || refused.get().then_some("The first number must be below the second.")}
            </p>
        </div>
    }
}

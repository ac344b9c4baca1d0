//! Which logits the two ends of the colours stand for.

use super::words;
use crate::parts::radio::Segment;
use crate::state::Page;
use crate::state::scale_between;
use camlens_core::render::Range;
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
                {Range::ALL.into_iter().map(|range| view! {
                    <Segment
                        group="range"
                        value=range.name()
                        chosen=move || look.range.get().name() == range.name()
                        choose=move || look.range.set(range)
                    >
                        {words::range_label(range)}
                    </Segment>
                }).collect_view()}
            </div>
            {move || fixed().then(|| view! { <Ends /> })}
            <p class="hint" id="range-hint">{hint}</p>
        </fieldset>
    }
}

/// The two ends of the fixed range.
#[component]
fn Ends() -> impl IntoView {
    let look = expect_context::<Page>().look;
    let (low, high) = (NodeRef::<Input>::new(), NodeRef::<Input>::new());
    let refused = RwSignal::new(false);
    let changed = Callback::new(move |()| {
        let (Some(low), Some(high)) = (low.get_untracked(), high.get_untracked()) else {
            return;
        };
        let scale = scale_between(&low.value(), &high.value());
        refused.set(scale.is_none());
        if let Some(scale) = scale {
            look.fixed.set(scale);
        }
    });
    let begin = look.fixed.get_untracked();
    view! {
        <div class="ends-of-range">
            <label>
                "From "
                <End field=low mark="range-low" begin=begin.low refused changed />
            </label>
            <label>
                "to "
                <End field=high mark="range-high" begin=begin.high refused changed />
                " logits"
            </label>
            <p class="refused" role="status">
                {move || refused.get().then_some("The first number must be below the second.")}
            </p>
        </div>
    }
}

/// The field of one end, with the number that it begins with.
#[component]
fn End(
    field: NodeRef<Input>,
    mark: &'static str,
    begin: f32,
    refused: RwSignal<bool>,
    changed: Callback<()>,
) -> impl IntoView {
    view! {
        <input
            node_ref=field
            type="number"
            step="any"
            data-testid=mark
            aria-invalid=move || refused.get().to_string()
            prop:value=begin.to_string()
            on:change=move |_| changed.run(())
        />
    }
}

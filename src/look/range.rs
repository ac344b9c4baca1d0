//! The choice of the logits at both ends of the colours.

use super::words;
use crate::parts::look_names::range_label;
use crate::parts::radio::Segment;
use crate::state::LookContext;
use camlens_client::view::scale_between;
use camlens_core::render::Range;
use camlens_words::say;
use leptos::html::Input;
use leptos::prelude::*;

/// The ranges, the ends of the fixed one, and a hint. The one in force is checked: a comparison has
/// its own, and the chosen one is kept for maps of a class.
#[component]
pub fn RangeChoice() -> impl IntoView {
    let look = expect_context::<LookContext>();
    // The range changes with its ends, and the fields stay as they are while one types.
    let fixed = Memo::new(move |_| matches!(look.range.get(), Range::Fixed(_)));
    let hint = move || words::range_sentence(look.range.get(), look.colormap.get());
    let bound = Memo::new(move |_| !look.offers_range(Range::Auto));
    let why = move || {
        bound
            .get()
            .then(|| words::bound_range(look.diverging.get(), look.colormap.get()))
    };
    view! {
        <fieldset
            class="choice"
            data-testid="range"
            data-value=move || look.range.get().name()
            aria-describedby="range-hint"
        >
            <legend>{say::look_range()}</legend>
            <div class="segments many">
                {Range::ALL.into_iter().map(|range| view! {
                    <Segment
                        group="range"
                        value=range.name()
                        chosen=move || look.range.get().name() == range.name()
                        choose=move || look.set_range(range)
                        disabled=Signal::derive(move || !look.offers_range(range))
                    >
                        {range_label(range)}
                    </Segment>
                }).collect_view()}
            </div>
            {move || fixed.get().then(|| view! { <Ends /> })}
            <p class="hint" id="range-hint">{hint} " " {why}</p>
        </fieldset>
    }
}

/// The two ends of the fixed range.
#[component]
fn Ends() -> impl IntoView {
    let look = expect_context::<LookContext>();
    let (low, high) = (NodeRef::<Input>::new(), NodeRef::<Input>::new());
    let refused = RwSignal::new(false);
    let changed = Callback::new(move |()| {
        let (Some(low), Some(high)) = (low.get_untracked(), high.get_untracked()) else {
            return;
        };
        let scale = scale_between(&low.value(), &high.value());
        refused.set(scale.is_none());
        if let Some(scale) = scale {
            look.set_fixed_ends(scale);
        }
    });
    let begin = look.fixed_ends.get_untracked();
    view! {
        <div class="ends-of-range">
            <label>
                {say::look_range_from()} " "
                <End field=low testid="range-low" begin=begin.low refused changed />
            </label>
            <label>
                {say::look_range_to()} " "
                <End field=high testid="range-high" begin=begin.high refused changed />
                " " {say::look_range_logits()}
            </label>
            <p class="refused" role="status">
                {move || refused.get().then(say::look_range_refused)}
            </p>
        </div>
    }
}

/// The field of one end, with the number that it begins with.
#[component]
fn End(
    field: NodeRef<Input>,
    testid: &'static str,
    begin: f32,
    refused: RwSignal<bool>,
    changed: Callback<()>,
) -> impl IntoView {
    view! {
        <input
            node_ref=field
            type="number"
            step="any"
            data-testid=testid
            aria-invalid=move || refused.get().to_string()
            prop:value=begin.to_string()
            on:change=move |_| changed.run(())
        />
    }
}

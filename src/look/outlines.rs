//! The choice of contour and box, their threshold, and their numbers.

use super::words;
use crate::parts::numbers;
use crate::state::LookContext;
use camlens_client::view::{THRESHOLD_PERCENTS, ZHOU_PERCENT};
use camlens_words::say;
use leptos::prelude::*;

/// Contour and box, and the threshold that they share.
#[component]
pub fn OutlineChoice() -> impl IntoView {
    let look = expect_context::<LookContext>();
    let wanted = move || look.contour.get() || look.boxed.get();
    let slide = move |event: leptos::ev::Event| {
        if let Ok(percent) = event_target_value(&event).parse() {
            look.set_threshold(percent);
        }
    };
    let contour = move || words::marked(look.marked.get());
    let boxed = move || words::part(look.part.get());
    view! {
        <fieldset class="choice outlines">
            <legend>{say::look_marks()}</legend>
            <OutlineSwitch
                label=say::look_contour()
                testid="show-contour"
                on=look.contour
                switch=move |on| look.set_contour(on)
                numbers=contour
            />
            <OutlineSwitch
                label=say::look_box_largest()
                testid="show-box"
                on=look.boxed
                switch=move |on| look.set_boxed(on)
                numbers=boxed
            />
            <label class="threshold" class:off=move || !wanted()>
                <span>{say::look_threshold()}</span>
                <output>{move || numbers::whole_percent(f64::from(look.threshold.get()))}</output>
                <input
                    type="range"
                    min=THRESHOLD_PERCENTS.start().to_string()
                    max=THRESHOLD_PERCENTS.end().to_string()
                    data-testid="threshold"
                    disabled=move || !wanted()
                    prop:value=move || look.threshold.get().to_string()
                    on:input=slide
                />
            </label>
            <p class="hint">
                {say::look_zhou(&numbers::whole_percent(f64::from(ZHOU_PERCENT)))}
            </p>
        </fieldset>
    }
}

#[component]
fn OutlineSwitch(
    label: String,
    testid: &'static str,
    on: Memo<bool>,
    #[prop(into)] switch: Callback<bool>,
    #[prop(into)] numbers: Signal<String>,
) -> impl IntoView {
    view! {
        <div class="mark">
            <label class="check">
                <input
                    type="checkbox"
                    data-testid=testid
                    prop:checked=move || on.get()
                    on:change=move |event| switch.run(event_target_checked(&event))
                />
                <span>{label}</span>
            </label>
            {move || on.get().then(|| view! { <p class="numbers">{numbers}</p> })}
        </div>
    }
}

//! Contour and box: whether they are drawn, from where on, and their numbers.

use super::words;
use crate::state::Page;
use crate::state::{THRESHOLDS, ZHOU};
use leptos::prelude::*;

/// Two marks and the threshold that they share.
#[component]
pub fn Outlines() -> impl IntoView {
    let look = expect_context::<Page>().look;
    let wanted = move || look.contour.get() || look.boxed.get();
    let slide = move |event: leptos::ev::Event| {
        if let Ok(percent) = event_target_value(&event).parse() {
            look.threshold.set(percent);
        }
    };
    let contour = move || {
        let marked = look.marked.get();
        words::marked(marked.map(|marked| (marked.area, marked.of_score, marked.level)))
    };
    let boxed = move || {
        let part = look.part.get();
        words::marked(part.map(|part| (part.area, part.of_score, part.level)))
    };
    view! {
        <fieldset class="choice outlines">
            <legend>"Marks"</legend>
            <Mark label="Contour" mark="show-contour" on=look.contour numbers=contour />
            <Mark label="Box around its largest part" mark="show-box" on=look.boxed numbers=boxed />
            <label class="threshold" class:off=move || !wanted()>
                <span>"From this part of the largest value on"</span>
                <output>{move || format!("{} %", look.threshold.get())}</output>
                <input
                    type="range"
                    min=THRESHOLDS.start().to_string()
                    max=THRESHOLDS.end().to_string()
                    data-testid="threshold"
                    disabled=move || !wanted()
                    prop:value=move || look.threshold.get().to_string()
                    on:input=slide
                />
            </label>
            <p class="hint">
                {format!("{ZHOU} % is what Zhou et al. (2016) find objects with.")}
            </p>
        </fieldset>
    }
}

#[component]
fn Mark(
    label: &'static str,
    mark: &'static str,
    on: RwSignal<bool>,
    #[prop(into)] numbers: Signal<String>,
) -> impl IntoView {
    view! {
        <div class="mark">
            <label class="check">
                <input
                    type="checkbox"
                    data-testid=mark
                    prop:checked=move || on.get()
                    on:change=move |event| on.set(event_target_checked(&event))
                />
                <span>{label}</span>
            </label>
            {move || on.get().then(|| view! { <p class="numbers">{numbers}</p> })}
        </div>
    }
}

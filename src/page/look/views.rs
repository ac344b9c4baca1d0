//! The four ways to lay out photo and map.

use super::choices::View;
use crate::page::state::Page;
use leptos::prelude::*;

/// One of four.
#[component]
pub fn Views() -> impl IntoView {
    view! {
        <fieldset class="choice views">
            <legend>"View"</legend>
            <div class="segments">
                {View::ALL.into_iter().map(|view| view! { <Segment view /> }).collect_view()}
            </div>
        </fieldset>
    }
}

#[component]
fn Segment(view: View) -> impl IntoView {
    let look = expect_context::<Page>().look;
    view! {
        <label title=view.hint()>
            <input
                type="radio"
                name="layout"
                value=view.name()
                prop:checked=move || look.view.get() == view
                on:change=move |_| look.view.set(view)
            />
            <span>{view.label()}</span>
        </label>
    }
}

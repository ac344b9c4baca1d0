//! The four ways to lay out photo and map.

use crate::parts::radio::Segment;
use crate::state::Page;
use crate::state::View;
use leptos::prelude::*;

/// One of four.
#[component]
pub fn Views() -> impl IntoView {
    let look = expect_context::<Page>().look;
    view! {
        <fieldset class="choice views">
            <legend>"View"</legend>
            <div class="segments">
                {View::ALL.into_iter().map(|view| view! {
                    <Segment
                        group="layout"
                        value=view.name()
                        title=view.hint()
                        chosen=move || look.view.get() == view
                        choose=move || look.view.set(view)
                    >
                        {view.label()}
                    </Segment>
                }).collect_view()}
            </div>
        </fieldset>
    }
}

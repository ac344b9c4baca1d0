//! The choice of a layout of photo and map.

use super::words;
use crate::parts::radio::Segment;
use crate::state::LookContext;
use camlens_client::view::Layout;
use camlens_words::say;
use leptos::prelude::*;

/// A segment for each layout.
#[component]
pub fn Layouts() -> impl IntoView {
    let look = expect_context::<LookContext>();
    view! {
        <fieldset class="choice views">
            <legend class="unseen">{say::look_view()}</legend>
            <div class="segments">
                {Layout::ALL.into_iter().map(|layout| view! {
                    <Segment
                        group="layout"
                        value=layout.name()
                        title=words::layout_hint(layout)
                        chosen=move || look.layout.get() == layout
                        choose=move || look.set_layout(layout)
                    >
                        {words::layout_label(layout)}
                    </Segment>
                }).collect_view()}
            </div>
        </fieldset>
    }
}

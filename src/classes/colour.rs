//! The colour of a class.

use crate::parts::radio::Radio;
use crate::state::ClassesContext;
use camlens_client::classes::{COLOURS, ClassId};
use camlens_words::say;
use leptos::html::Details;
use leptos::prelude::*;

/// The style's name of a colour.
pub fn variable(colour: u8) -> String {
    format!("var(--class-{})", colour % COLOURS)
}

/// The colour of a class; pressed, it shows all others.
#[component]
pub fn ColourChoice(class: ClassId) -> impl IntoView {
    let classes = expect_context::<ClassesContext>();
    let details = NodeRef::<Details>::new();
    let colour = Memo::new(move |_| {
        classes.with(|project| project.class(class).map_or(0, |class| class.colour))
    });
    let paint = move |to: u8| {
        classes.paint(class, to);
        if let Some(details) = details.get_untracked() {
            details.set_open(false);
        }
    };
    // The names of the groups of two classes differ.
    let group: &'static str = Box::leak(format!("colour-{}", class.0).into_boxed_str());
    let swatches = (0..COLOURS).map(move |of| {
        view! {
            <Radio
                group
                value=of.to_string()
                chosen=Signal::derive(move || colour.get() == of)
                choose=Callback::new(move |()| paint(of))
                title=say::classes_colour_number(&(of + 1).to_string())
                class="class-swatch"
            >
                <span class="class-swatch-colour" style:background=variable(of)>
                    <span class="unseen">{say::classes_colour_number(&(of + 1).to_string())}</span>
                </span>
            </Radio>
        }
    });
    view! {
        <details
            class="class-colour"
            node_ref=details
            on:keydown=move |event| {
                let open = details.get_untracked().filter(|details| details.open());
                if let Some(details) = open.filter(|_| event.key() == "Escape") {
                    // It would close the page behind it.
                    event.prevent_default();
                    details.set_open(false);
                }
            }
        >
            <summary
                title=say::classes_colour()
                aria-label=say::classes_colour()
                style:background=move || variable(colour.get())
            ></summary>
            <div class="class-colours" role="radiogroup" aria-label=say::classes_colour()>
                {swatches.collect_view()}
            </div>
        </details>
    }
}

//! The action button of a status line.

use super::focus::leave_the_focus_to;
use leptos::html::{Button, ElementType};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// One button for all offers of a line, so that the focus stays on it when the offer changes. Without
/// an offer `label` is `None`; the button goes, and leaves the focus to `place`.
#[component]
pub fn OfferButton<Place>(
    label: Signal<Option<String>>,
    act: impl Fn() + Copy + Send + Sync + 'static,
    place: NodeRef<Place>,
) -> impl IntoView
where
    Place: ElementType + 'static,
    Place::Output: JsCast + Clone + 'static,
{
    let offered = Memo::new(move |_| label.get().is_some());
    move || {
        offered.get().then(|| {
            let button = NodeRef::<Button>::new();
            leave_the_focus_to(button, place);
            view! {
                <button node_ref=button type="button" class="button" on:click=move |_| act()>
                    {label}
                </button>
            }
        })
    }
}

//! One photo of the row.

use crate::parts::numbers;
use crate::parts::photo_state;
use crate::state::{AnswersContext, GalleryContext, ReaderContext};
use camlens_client::finding::PhotoId;
use camlens_words::say;
use leptos::ev::KeyboardEvent;
use leptos::html::Button;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Thumbnail, first class and state; a press shows the photo. The tab key stops at one photo of the row
/// only, and the arrow keys move through it.
#[component]
pub fn StripPhoto(photo: PhotoId, tab_stop: Memo<Option<PhotoId>>) -> impl IntoView {
    let gallery = expect_context::<GalleryContext>();
    let answers = expect_context::<AnswersContext>();
    let reader = expect_context::<ReaderContext>();
    let is_current = reader.select(move |state| state.photo == Some(photo));
    let item = Memo::new(move |_| gallery.item(photo));
    let name = move || item.with(|item| item.as_ref().map(|item| item.name.clone()));
    let state = move || item.with(|item| item.as_ref().map(|item| item.state.name()));
    let class = move || {
        item.with(|item| {
            let best = item.as_ref()?.answer()?.best;
            Some((answers.class_name(best.class), best.probability))
        })
    };
    let in_words = move || {
        let name = name()?;
        Some(match class() {
            Some((class, probability)) => say::StripPhoto {
                name: &name,
                class: &class,
                percent: &numbers::percent(probability),
            }
            .say(),
            None => say::StripPhotoState {
                name: &name,
                state: &photo_state::in_words(&item.get()?.state),
            }
            .say(),
        })
    };
    let button = NodeRef::<Button>::new();
    view! {
        <button
            node_ref=button
            type="button"
            class="strip-photo"
            data-testid="strip-item"
            data-name=name
            data-state=state
            data-class=move || item.with(|item| Some(item.as_ref()?.answer()?.best.class.to_string()))
            aria-current=move || is_current.get().then_some("true")
            aria-label=in_words
            title=in_words
            tabindex=move || if tab_stop.get() == Some(photo) { "0" } else { "-1" }
            on:click=move |_| {
                gallery.open(photo);
            }
            on:keydown=move |event| move_by_keys(&event, button)
        >
            {move || match gallery.thumbnail(photo) {
                Some(address) => view! { <img src=address alt="" /> }.into_any(),
                None => view! { <span class="no-picture" aria-hidden="true"></span> }.into_any(),
            }}
            <span class="strip-class" aria-hidden="true">{move || class().map(|(class, _)| class)}</span>
        </button>
    }
}

/// Left and right move the focus along the row.
fn move_by_keys(event: &KeyboardEvent, button: NodeRef<Button>) {
    let cell = button
        .get_untracked()
        .and_then(|button| button.parent_element());
    let next = cell.and_then(|cell| match event.key().as_str() {
        "ArrowRight" => cell.next_element_sibling(),
        "ArrowLeft" => cell.previous_element_sibling(),
        "Home" => cell.parent_element()?.first_element_child(),
        "End" => cell.parent_element()?.last_element_child(),
        _ => None,
    });
    let next = next.as_ref().and_then(Element::first_element_child);
    if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
        event.prevent_default();
        event.stop_propagation();
        // A button that takes no focus leaves it where it is.
        let _ = next.focus();
    }
}

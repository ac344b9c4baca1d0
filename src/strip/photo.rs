//! One photo of the row.

use crate::parts::answer;
use crate::parts::photo_state;
use crate::state::{AnswersContext, GalleryContext, ReaderContext};
use camlens_client::finding::PhotoId;
use camlens_client::gallery::Answer;
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
    let of_answer = move |read: fn(&Answer) -> String| {
        move || item.with(|item| Some(read(item.as_ref()?.answer()?)))
    };
    let class = move || {
        item.with(|item| {
            let answer = item.as_ref()?.answer()?;
            let name = answers.class_name(answer.best.class);
            Some((name, answer.best, answer.is_unlike()))
        })
    };
    let short = move || {
        let (name, _, unlike) = class()?;
        Some(if unlike {
            say::classes_perhaps(&name)
        } else {
            name
        })
    };
    let in_words = move || {
        let name = name()?;
        Some(match class() {
            Some((class, best, unlike)) => say::StripPhoto {
                name: &name,
                answer: &answer::in_words(&class, best, unlike),
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
            data-class=of_answer(|answer| answer.best.class.to_string())
            data-unlike=of_answer(|answer| answer.is_unlike().to_string())
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
            <span class="strip-class" aria-hidden="true">{short}</span>
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

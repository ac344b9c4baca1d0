//! One photo of the grid: thumbnail with its map, first class, name.

use super::words;
use crate::parts::answer;
use crate::parts::failure;
use crate::parts::numbers;
use crate::parts::photo_state;
use crate::parts::sight::Sight;
use crate::parts::thumbnail;
use crate::state::{AnswersContext, GalleryContext, LookContext, MapsContext, ReaderContext};
use camlens_client::finding::PhotoId;
use camlens_client::gallery::{Answer, ItemState};
use camlens_client::view::MapSubject;
use camlens_words::say;
use leptos::ev::MouseEvent;
use leptos::html::{Canvas, Li};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The longer side of a map's canvas in its own pixels: the grid of a map has about ten cells a side.
const LONGER_SIDE_PIXELS: f64 = 112.0;

/// A photo. `current` has the tab stop; `press` is told of a press on the photo, or on its mark of
/// selection.
#[component]
pub fn Tile(
    photo: PhotoId,
    current: Memo<Option<PhotoId>>,
    sight: Sight,
    press: Callback<(PhotoId, MouseEvent, bool)>,
) -> impl IntoView {
    let gallery = expect_context::<GalleryContext>();
    let reader = expect_context::<ReaderContext>();
    let tile = NodeRef::<Li>::new();
    let is_in_sight = sight.follow(tile, photo.0.to_string());
    let item = Memo::new(move |_| gallery.item(photo));
    let answer = Memo::new(move |_| item.with(|item| item.as_ref()?.answer().cloned()));
    let is_selected =
        Memo::new(move |_| gallery.selected.with(|selected| selected.contains(&photo)));
    let of_answer = move |read: fn(&Answer) -> String| {
        move || answer.with(|answer| answer.as_ref().map(|answer| read(answer)))
    };
    let failure_kind = move || {
        item.with(|item| match &item.as_ref()?.state {
            ItemState::Failed(failure) => Some(failure.kind.name()),
            _ => None,
        })
    };
    // The network's input is a little squeezed at times: shown is the part of the photo that it is of.
    let ratio = move || {
        item.with(|item| {
            let seen = item.as_ref()?.any_answer()?.frame.seen;
            Some((seen.width / seen.height).to_string())
        })
    };
    let is_shown = reader.select(move |state| state.photo == Some(photo));
    let pressed = move |event: MouseEvent| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let mark = target.and_then(|target| target.closest(".tile-mark").ok().flatten());
        press.run((photo, event, mark.is_some()));
    };
    view! {
        <li
            node_ref=tile
            id=format!("photo-{}", photo.0)
            class="gallery-tile"
            role="option"
            aria-selected=move || is_selected.get().to_string()
            tabindex=move || if current.get() == Some(photo) { "0" } else { "-1" }
            aria-current=move || is_shown.get().then_some("true")
            data-testid="gallery-item"
            data-photo=photo.0.to_string()
            data-name=move || item.with(|item| item.as_ref().map(|item| item.name.clone()))
            data-folder=move || item.with(|item| item.as_ref().map(|item| item.folder.0.join("/")))
            data-state=move || item.with(|item| item.as_ref().map(|item| item.state.name()))
            data-class=of_answer(|answer| answer.best.class.to_string())
            data-probability=of_answer(|answer| answer.best.probability.to_string())
            data-exact=of_answer(|answer| answer.exact.to_string())
            data-unlike=of_answer(|answer| answer.is_unlike().to_string())
            data-kind=failure_kind
            on:click=pressed
        >
            <span class="tile">
                <span class="tile-frame" style=("--ratio", ratio)>
                {move || match gallery.thumbnail(photo) {
                    Some(address) => view! {
                        <img src=address alt="" loading="lazy" decoding="async" />
                    }.into_any(),
                    None => view! { <span class="no-picture"></span> }.into_any(),
                }}
                <Map answer is_in_sight />
                </span>
                <span class="tile-mark" aria-hidden="true"></span>
            </span>
            <Caption item_state=Memo::new(move |_| item.with(|item| Some(item.as_ref()?.state.clone()))) />
            <span class="tile-name" title=move || item.with(|item| item.as_ref().map(words::whole_name))>
                {move || item.with(|item| item.as_ref().map(|item| item.name.clone()))}
            </span>
        </li>
    }
}

#[component]
fn Map(answer: Memo<Option<Arc<Answer>>>, is_in_sight: Memo<bool>) -> impl IntoView {
    let maps = expect_context::<MapsContext>();
    let look = expect_context::<LookContext>();
    let canvas = NodeRef::<Canvas>::new();
    let drawn = Memo::new(move |_| is_in_sight.get() && maps.shown.get());
    Effect::new(move |_| {
        let (Some(canvas), Some(answer)) = (canvas.get(), answer.get()) else {
            return;
        };
        if !drawn.get() || !answer.has_map() {
            // Its pixels are given back.
            canvas.set_width(0);
            return;
        }
        let colormap = look.get().drawn_colormap(answer.subject.is_difference());
        let scale = maps.scale(&answer);
        // A tile that cannot be painted is the bare photo with its class.
        let _ = thumbnail::draw(
            &canvas,
            &answer.map,
            &answer.frame,
            LONGER_SIDE_PIXELS,
            scale,
            colormap,
        );
    });
    view! {
        <canvas
            node_ref=canvas
            aria-hidden="true"
            style:opacity=move || format!("{}%", look.opacity.get())
        />
    }
}

/// The first class of a photo with its probability, the pinned question's subject, or the state.
#[component]
fn Caption(item_state: Memo<Option<ItemState>>) -> impl IntoView {
    let answers = expect_context::<AnswersContext>();
    let class_name = move |class| answers.class_name(class);
    move || {
        let state = item_state.get()?;
        let caption = match &state {
            ItemState::Read(answer) => {
                let best = answer.best;
                let asked = asked_of(answers, answer);
                view! {
                    {answer.is_unlike().then(|| {
                        let words = answer::in_words(&class_name(best.class), best, true);
                        view! {
                            <span class="tile-class tile-unlike" title=words>
                                <span class="class-name">{say::classes_perhaps_none()}</span>
                            </span>
                        }
                    })}
                    <span class="tile-class">
                        <span class="class-name">{class_name(best.class)}</span>
                        " "
                        <span class="tile-number">{numbers::percent(best.probability)}</span>
                    </span>
                    {(!answer.exact).then(|| view! { <span class="preview-tag">{say::gallery_preview()}</span> })}
                    {asked.map(|(subject, score)| view! {
                        <span class="tile-class tile-asked" title=subject.clone()>
                            <span class="class-name">{subject.clone()}</span>
                            " "
                            <span class="tile-number">{score}</span>
                        </span>
                    })}
                }
                .into_any()
            }
            ItemState::Failed(failure) => {
                let reason = failure::in_words(failure);
                view! { <span class="tile-class failed" title=reason.clone()>{reason.clone()}</span> }
                    .into_any()
            }
            other => view! { <span class="tile-class hint">{photo_state::in_words(other)}</span> }
                .into_any(),
        };
        Some(caption)
    }
}

/// The question that a photo's map answers with its score, where it is another one than about its first
/// class.
fn asked_of(answers: AnswersContext, answer: &Answer) -> Option<(String, String)> {
    let score = numbers::signed(answer.map.mean() + answer.bias);
    let subject = match answer.subject {
        MapSubject::Class(class) if class == answer.best.class => return None,
        MapSubject::Class(class) => answers.class_name(class),
        MapSubject::Difference(one, other) => say::GalleryAgainst {
            one: &answers.name(one),
            other: &answers.name(other),
        }
        .say(),
    };
    Some((subject, score))
}

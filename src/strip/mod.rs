//! The photos of this visit in a row, beside the one that is shown.

mod keys;
mod photo;

use crate::state::{GalleryContext, ReaderContext};
use camlens_client::finding::PhotoId;
use camlens_words::say;
use leptos::html::Ul;
use leptos::prelude::*;
use photo::StripPhoto;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The most photos that stand in the row: the shown one in their middle. The gallery has all.
const MOST: usize = 61;

/// The row, once there are two photos, and the way to the gallery. `progress` is what is under way.
#[component]
pub fn Strip<P, V>(progress: P) -> impl IntoView
where
    P: Fn() -> V + Copy + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let gallery = expect_context::<GalleryContext>();
    let several = Memo::new(move |_| gallery.totals.get().total > 1);
    keys::listen(gallery, expect_context::<ReaderContext>());
    move || several.get().then(|| view! { <Row progress /> })
}

#[component]
fn Row<P, V>(progress: P) -> impl IntoView
where
    P: Fn() -> V + Copy + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let gallery = expect_context::<GalleryContext>();
    let reader = expect_context::<ReaderContext>();
    let current = reader.select(|state| state.photo);
    let list = NodeRef::<Ul>::new();
    let photos = Memo::new(move |_| {
        let all = gallery.all.get();
        around(&all, current.get())
    });
    Effect::new(move |_| {
        let shown = current.get();
        photos.track();
        if let (Some(list), Some(_)) = (list.get(), shown) {
            request_animation_frame(move || bring_into_sight(&list));
        }
    });
    let tab_stop = Memo::new(move |_| {
        let (photos, current) = (photos.get(), current.get());
        current
            .filter(|photo| photos.contains(photo))
            .or_else(|| photos.first().copied())
    });
    view! {
        <section class="photo-strip" data-testid="strip" aria-label=say::strip_label()>
            <ul node_ref=list class="strip-photos">
                <For each=move || photos.get() key=|photo| *photo let:photo>
                    <li><StripPhoto photo tab_stop /></li>
                </For>
            </ul>
            <div class="strip-foot">
                {progress()}
                <button
                    type="button"
                    class="button"
                    data-testid="gallery-open"
                    on:click=move |_| gallery.is_open.set(true)
                >
                    {move || say::strip_all(gallery.totals.get().total)}
                </button>
            </div>
        </section>
    }
}

/// The photos around one, at most [`MOST`].
fn around(all: &[PhotoId], current: Option<PhotoId>) -> Vec<PhotoId> {
    let at = current.and_then(|current| all.iter().position(|photo| *photo == current));
    let at = at.unwrap_or_default();
    let from = at
        .saturating_sub(MOST / 2)
        .min(all.len().saturating_sub(MOST));
    all[from..all.len().min(from + MOST)].to_vec()
}

/// Scrolls the row, and nothing else, to the photo that is shown.
fn bring_into_sight(list: &HtmlElement) {
    let shown = list.query_selector("[aria-current]").ok().flatten();
    let Some(shown) = shown.and_then(|shown| shown.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let middle = shown.offset_left() + shown.offset_width() / 2 - list.offset_left();
    list.set_scroll_left(middle - list.client_width() / 2);
}

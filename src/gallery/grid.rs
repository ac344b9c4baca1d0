//! The grid of photos: opened by a press or Enter, selected by their mark or the space bar.

use super::tile::Tile;
use crate::parts::sight::Sight;
use crate::state::{GalleryContext, ReaderContext};
use camlens_client::finding::PhotoId;
use camlens_client::gallery::ItemState;
use camlens_words::say;
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::html::Ul;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Tiles that are made at a time: so many cost some ten milliseconds, and a folder may bring a thousand.
const TILES_AT_ONCE: usize = 40;

/// The photos that are chosen by the bar, in its order.
#[component]
pub fn Grid() -> impl IntoView {
    let gallery = expect_context::<GalleryContext>();
    let reader = expect_context::<ReaderContext>();
    let sight = Sight::new();
    let list = NodeRef::<Ul>::new();
    let focused = RwSignal::new(None::<PhotoId>);
    let shown = reader.select(|state| state.photo);
    // The photo that has the tab stop: the last one that had the focus, the one on the stage, the first.
    let current = Memo::new(move |_| {
        let photos = gallery.photos.get();
        let known = |photo: &PhotoId| photos.contains(photo);
        let wished = focused.get().filter(known);
        wished
            .or_else(|| shown.get().filter(known))
            .or_else(|| photos.first().copied())
    });
    let last_selected = StoredValue::new(None::<PhotoId>);
    let select = move |photo: PhotoId, through: bool| {
        let from = last_selected.get_value().filter(|_| through);
        last_selected.set_value(Some(photo));
        gallery.select(photo, from);
    };
    let press = Callback::new(
        move |(photo, event, on_mark): (PhotoId, MouseEvent, bool)| {
            focused.set(Some(photo));
            if on_mark || event.shift_key() || event.ctrl_key() || event.meta_key() {
                select(photo, event.shift_key());
            } else {
                show(gallery, photo);
            }
        },
    );
    let keys = move |event: KeyboardEvent| {
        let Some(photo) = current.get_untracked() else {
            return;
        };
        let handled = match event.key().as_str() {
            "Enter" => {
                show(gallery, photo);
                true
            }
            " " => {
                select(photo, event.shift_key());
                true
            }
            "Delete" | "Backspace" => {
                let before = gallery.photos.get_untracked();
                gallery.remove_selected_or(photo);
                let left = gallery.photos.get_untracked();
                match beside(&before, photo, &left) {
                    Some(beside) => {
                        focused.set(Some(beside));
                        focus(beside);
                    }
                    None => focus_tab_stop(),
                }
                true
            }
            "a" | "A" if event.ctrl_key() || event.meta_key() => {
                gallery.select_all();
                true
            }
            "Escape"
                if gallery
                    .selected
                    .with_untracked(|selected| !selected.is_empty()) =>
            {
                gallery.selected.update(|selected| selected.clear());
                true
            }
            key => {
                let photos = gallery.photos.get_untracked();
                let columns = list.get_untracked().map_or(1, |list| columns(&list));
                let to = moved(key, &photos, photo, columns);
                if let Some(to) = to {
                    focused.set(Some(to));
                    focus(to);
                }
                to.is_some()
            }
        };
        if handled {
            event.prevent_default();
            event.stop_propagation();
        }
    };
    let made = RwSignal::new(TILES_AT_ONCE);
    Effect::new(move |_| {
        if made.get() < gallery.photos.with(Vec::len) {
            let more = move || {
                made.try_update(|made| *made += TILES_AT_ONCE);
            };
            set_timeout(more, Duration::ZERO);
        }
    });
    let tiles = move || {
        let photos = gallery.photos.get().into_iter();
        photos.take(made.get()).collect::<Vec<_>>()
    };
    let none = Memo::new(move |_| gallery.photos.with(Vec::is_empty));
    view! {
        <ul
            node_ref=list
            class="tiles"
            role="listbox"
            aria-multiselectable="true"
            aria-label=say::gallery_photos()
            on:keydown=keys
        >
            <For each=tiles key=|photo| *photo let:photo>
                <Tile photo current sight press />
            </For>
        </ul>
        <p class="hint none" hidden=move || !none.get()>{say::gallery_none()}</p>
    }
}

/// Shows a photo on the stage. One that cannot be read says so in its tile.
fn show(gallery: GalleryContext, photo: PhotoId) {
    let fails = gallery.with_untracked(|gallery| {
        let item = gallery.item(photo);
        item.is_some_and(|item| matches!(item.state, ItemState::Failed(_)))
    });
    if !fails && gallery.open(photo) {
        gallery.is_open.set(false);
    }
}

/// The photo that a key moves to; `None` for other keys and beyond the ends.
fn moved(key: &str, photos: &[PhotoId], from: PhotoId, columns: usize) -> Option<PhotoId> {
    let at = photos.iter().position(|photo| *photo == from)?;
    let to = match key {
        "ArrowRight" => at + 1,
        "ArrowLeft" => at.checked_sub(1)?,
        "ArrowDown" => at + columns,
        "ArrowUp" => at.checked_sub(columns)?,
        "Home" => 0,
        "End" => photos.len() - 1,
        _ => return None,
    };
    photos.get(to).copied()
}

/// The photo that takes the focus of another one, once `left` are left of the photos `before`: itself, the
/// next one, or else the last one before it.
fn beside(before: &[PhotoId], of: PhotoId, left: &[PhotoId]) -> Option<PhotoId> {
    let (earlier, later) = before.split_at(before.iter().position(|photo| *photo == of)?);
    let nearest = later.iter().chain(earlier.iter().rev());
    nearest.copied().find(|photo| left.contains(photo))
}

/// The number of tiles in the first row.
fn columns(list: &HtmlElement) -> usize {
    let tiles = list.children();
    let top = |at: u32| {
        let tile = tiles.item(at)?.dyn_into::<HtmlElement>().ok()?;
        Some(tile.offset_top())
    };
    let first = top(0);
    (0..tiles.length())
        .take_while(|at| top(*at) == first)
        .count()
        .max(1)
}

fn focus(photo: PhotoId) {
    let tile = document().get_element_by_id(&format!("photo-{}", photo.0));
    if let Some(tile) = tile.and_then(|tile| tile.dyn_into::<HtmlElement>().ok()) {
        // A tile that takes no focus leaves it where it is.
        let _ = tile.focus();
    }
}

/// Gives the focus to the photo that the tab key stops at, when a button that had it is gone.
pub(super) fn focus_tab_stop() {
    request_animation_frame(|| {
        let find = |css| document().query_selector(css).ok().flatten();
        let stop = find(".tiles > [tabindex='0']").or_else(|| find("#gallery-title"));
        if let Some(stop) = stop.and_then(|stop| stop.dyn_into::<HtmlElement>().ok()) {
            // A place that takes no focus leaves it where it is.
            let _ = stop.focus();
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_focus_goes_to_the_photo_beside_the_one_that_is_removed() {
        let photos = [1, 2, 3, 4].map(PhotoId);
        let beside = |of: u32, left: &[u32]| {
            let left: Vec<PhotoId> = left.iter().copied().map(PhotoId).collect();
            beside(&photos, PhotoId(of), &left).map(|photo| photo.0)
        };
        assert_eq!(beside(2, &[1, 3, 4]), Some(3));
        assert_eq!(beside(2, &[1, 4]), Some(4));
        assert_eq!(beside(4, &[1, 2, 3]), Some(3));
        // Others were selected, and removed.
        assert_eq!(beside(2, &[1, 2]), Some(2));
        assert_eq!(beside(2, &[]), None);
    }
}

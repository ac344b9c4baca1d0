//! The photos of the gallery, to be dragged onto a class.

use crate::parts::carried::carry_photos;
use crate::state::GalleryContext;
use camlens_client::finding::PhotoId;
use camlens_words::say;
use leptos::ev;
use leptos::prelude::*;

/// The most photos that stand in the tray: the gallery has all, and selects many at a time.
const MOST: usize = 200;

/// A photo is dragged from here, or selected by a press and added with the button of a class.
#[component]
pub fn Tray() -> impl IntoView {
    let gallery = expect_context::<GalleryContext>();
    let open = RwSignal::new(false);
    let count = Memo::new(move |_| gallery.all.with(Vec::len));
    let photos = move || {
        let photos = gallery.all.get().into_iter();
        photos.take(MOST).collect::<Vec<_>>()
    };
    move || {
        (count.get() > 0).then(|| {
            view! {
                <details
                    class="class-tray"
                    data-testid="class-tray"
                    on:toggle:target=move |event| open.set(event.target().open())
                >
                    <summary>{move || say::classes_tray(count.get())}</summary>
                    <p class="hint">{say::classes_tray_hint()}</p>
                    {move || open.get().then(|| view! {
                        <div class="class-tiles" role="group" aria-label=say::classes_tray(count.get_untracked())>
                            <For each=photos key=|photo| *photo let:photo>
                                <TrayPhoto photo />
                            </For>
                        </div>
                    })}
                </details>
            }
        })
    }
}

#[component]
fn TrayPhoto(photo: PhotoId) -> impl IntoView {
    let gallery = expect_context::<GalleryContext>();
    let name = move || gallery.item(photo).map(|item| item.name);
    let is_selected = move || gallery.selected.with(|selected| selected.contains(&photo));
    let begins = move |event: ev::DragEvent| {
        let selected = gallery.selected.get_untracked();
        let photos: Vec<PhotoId> = match selected.contains(&photo) {
            true => selected.into_iter().collect(),
            false => vec![photo],
        };
        if let Some(data) = event.data_transfer() {
            carry_photos(&data, &photos);
        }
    };
    view! {
        <button
            type="button"
            class="class-tile"
            draggable="true"
            aria-pressed=move || is_selected().to_string()
            aria-label=name
            title=name
            data-testid="tray-photo"
            on:click=move |_| gallery.select(photo, None)
            on:dragstart=begins
        >
            <span class="tile">
                <span class="tile-frame bare">
                    {move || match gallery.thumbnail(photo) {
                        Some(address) => view! { <img src=address alt="" loading="lazy" draggable="false" /> }.into_any(),
                        None => view! { <span class="no-picture"></span> }.into_any(),
                    }}
                </span>
            </span>
        </button>
    }
}

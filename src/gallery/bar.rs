//! What is done with the photos: which are shown, in which order, and with those that are selected.

use super::arrange::Arrange;
use super::grid::focus_tab_stop;
use crate::parts::framing::framing_name;
use crate::state::{AnswersContext, AskedContext, GalleryContext, MapsContext, ReaderContext};
use camlens_words::say;
use leptos::prelude::*;

/// The bar over the grid.
#[component]
pub fn Bar() -> impl IntoView {
    let maps = expect_context::<MapsContext>();
    view! {
        <div class="gallery-bar">
            <Arrange />
            <AskAll />
            <label class="check">
                <input
                    type="checkbox"
                    data-testid="gallery-maps"
                    prop:checked=maps.shown
                    on:change:target=move |event| maps.shown.set(event.target().checked())
                />
                {say::gallery_maps()}
            </label>
            <label class="check">
                <input
                    type="checkbox"
                    data-testid="gallery-one-scale"
                    prop:checked=maps.together
                    prop:disabled=move || !maps.shown.get()
                    on:change:target=move |event| maps.together.set(event.target().checked())
                />
                {say::gallery_one_scale()}
            </label>
        </div>
    }
}

/// Offers to ask the pinned question of the photos that were read before it was pinned, or to show their
/// first classes again.
#[component]
fn AskAll() -> impl IntoView {
    let gallery = expect_context::<GalleryContext>();
    let (asked, answers) = (
        expect_context::<AskedContext>(),
        expect_context::<AnswersContext>(),
    );
    let framing = expect_context::<ReaderContext>().select(|state| state.wanted.framing);
    let others = Memo::new(move |_| gallery.asked_otherwise());
    let mapless = Memo::new(move |_| {
        gallery.with(|gallery| {
            let mut answers = gallery.items().iter().filter_map(|item| item.answer());
            answers.any(|answer| !answer.has_map())
        })
    });
    let label = move || {
        let photos = others.with(Vec::len);
        if !asked.pinned.get() {
            if gallery.totals.get().other > 0 {
                return say::gallery_ask_these_classes(photos);
            }
            return match mapless.get() {
                true => say::gallery_read_for_maps(photos),
                false => say::gallery_ask_first(photos),
            };
        }
        say::GalleryAskAll {
            photos,
            subject: &answers.subject_name().unwrap_or_default(),
            framing: &framing_name(framing.get()),
        }
        .say()
    };
    view! {
        <button
            type="button"
            class="button small"
            data-testid="gallery-ask-all"
            hidden=move || others.with(Vec::is_empty)
            on:click=move |_| gallery.read_again(&others.get_untracked())
        >
            {label}
        </button>
    }
}

/// The buttons for selected photos; none without a selection.
#[component]
pub fn Selection() -> impl IntoView {
    let gallery = expect_context::<GalleryContext>();
    let framing = expect_context::<ReaderContext>().select(|state| state.wanted.framing);
    let count = Memo::new(move |_| gallery.selection().len());
    move || {
        (count.get() > 0).then(|| {
            view! {
                <div class="selection" role="group" aria-label=say::gallery_selection()>
                    <span>{move || say::gallery_selected(count.get())}</span>
                    <button
                        type="button"
                        class="button small"
                        data-testid="gallery-read-again"
                        on:click=move |_| gallery.read_selected_again()
                    >
                        {move || say::gallery_read_again(&framing_name(framing.get()))}
                    </button>
                    <button
                        type="button"
                        class="button small"
                        data-testid="gallery-remove"
                        on:click=move |_| {
                            gallery.remove_selected();
                            focus_tab_stop();
                        }
                    >
                        {say::gallery_remove()}
                    </button>
                    <button
                        type="button"
                        class="button small"
                        on:click=move |_| {
                            gallery.selected.update(|selected| selected.clear());
                            focus_tab_stop();
                        }
                    >
                        {say::gallery_select_none()}
                    </button>
                </div>
            }
        })
    }
}

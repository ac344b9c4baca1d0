//! How far the photos of the background are, and the buttons that hold or end it.

use super::words;
use crate::state::{GalleryContext, ReaderContext};
use camlens_client::reader::{Event, Network};
use camlens_words::say;
use leptos::prelude::*;

/// What is under way, while there are photos that are not read.
#[component]
pub fn Progress() -> impl IntoView {
    let gallery = expect_context::<GalleryContext>();
    let under_way = Memo::new(move |_| gallery.totals.get().left > 0);
    move || match under_way.get() {
        true => view! { <UnderWay /> }.into_any(),
        false => {
            view! { <p class="progress hint">{move || words::all_done(gallery.totals.get())}</p> }
                .into_any()
        }
    }
}

#[component]
fn UnderWay() -> impl IntoView {
    let gallery = expect_context::<GalleryContext>();
    let reader = expect_context::<ReaderContext>();
    let paused = reader.select(|state| state.background.paused);
    let stopped = reader.select(|state| matches!(state.network, Network::Stopped { .. }));
    let press = move |_| match stopped.get_untracked() {
        true => {
            reader.send(Event::StartWanted);
            gallery.pause(false);
        }
        false => gallery.pause(!paused.get_untracked()),
    };
    let done = move || {
        let totals = gallery.totals.get();
        totals.read + totals.failed
    };
    let total = move || gallery.totals.get().total - gallery.totals.get().gone;
    view! {
        <div class="progress" data-testid="progress">
            <progress
                aria-label=say::gallery_progress_label()
                max=move || total().to_string()
                value=move || done().to_string()
            ></progress>
            <span class="hint">
                {move || words::progress(done(), total(), paused.get() || stopped.get(), gallery.seconds_left.get())}
            </span>
            <button
                type="button"
                class="button small"
                data-testid="gallery-pause"
                on:click=press
            >
                {move || match (stopped.get(), paused.get()) {
                    (true, _) => say::gallery_start(),
                    (false, true) => say::gallery_go_on(),
                    (false, false) => say::gallery_pause(),
                }}
            </button>
            <button
                type="button"
                class="button small"
                data-testid="gallery-cancel"
                title=say::gallery_cancel_hint()
                on:click=move |_| gallery.cancel()
            >
                {say::gallery_cancel()}
            </button>
        </div>
    }
}

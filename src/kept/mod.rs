//! The photos that this browser keeps: how much, the way to forget them, and those of an earlier visit.

mod earlier;

pub use earlier::EarlierPhotos;

use crate::parts::numbers;
use crate::state::KeptContext;
use camlens_client::kept::{KeptError, Size};
use camlens_words::say;
use leptos::prelude::*;

/// Says how much is kept, and deletes it.
#[component]
pub fn KeptPhotos() -> impl IntoView {
    let kept = expect_context::<KeptContext>();
    let (forgotten, set_forgotten) = signal(None::<bool>);
    let forget = move |_| {
        leptos::task::spawn_local(async move {
            let done = kept.forget().await.is_ok();
            set_forgotten.try_set(Some(done));
        });
    };
    let number = move || kept.size.get().photos;
    view! {
        <p
            data-testid="kept-photos"
            data-photos=number
            data-bytes=move || kept.size.get().bytes
        >
            {move || size_in_words(kept.size.get())}
            {move || kept.trouble.get().map(|error| format!(" {}", trouble_in_words(&error)))}
        </p>
        <p>
            <button type="button" class="button" data-testid="forget-photos" on:click=forget>
                {say::kept_forget()}
            </button>
            " "
            <span role="status">{move || forgotten.get().map(said)}</span>
        </p>
    }
}

fn size_in_words(size: Size) -> String {
    if size.photos == 0 {
        return say::kept_nothing();
    }
    say::KeptSize {
        photos: size.photos,
        size: &numbers::bytes(size.bytes),
    }
    .say()
}

fn trouble_in_words(error: &KeptError) -> String {
    match error {
        KeptError::Refused => say::kept_refused(),
        KeptError::Full => say::kept_full(),
        KeptError::Other(_) => say::kept_in_part(),
    }
}

/// After the wish to forget the photos.
fn said(done: bool) -> String {
    if done {
        say::kept_forgotten()
    } else {
        say::kept_none()
    }
}

//! What the browser keeps of the visitor's photos, and the way to forget it.

use crate::state::forget_photos;
use camlens_words::say;
use leptos::prelude::*;

/// Deletes the kept photos, and says so.
#[component]
pub fn Kept() -> impl IntoView {
    let (forgotten, set_forgotten) = signal(None::<bool>);
    let forget = move |_| {
        leptos::task::spawn_local(async move {
            let done = forget_photos().await.is_ok();
            set_forgotten.set(Some(done));
        });
    };
    view! {
        <h3>{say::help_photos()}</h3>
        <p>{say::help_photos_text()}</p>
        <p>
            <button type="button" class="button" data-testid="forget-photos" on:click=forget>
                {say::help_photos_forget()}
            </button>
            " "
            <span role="status">{move || forgotten.get().map(said)}</span>
        </p>
    }
}

/// After the wish to forget the photos.
fn said(done: bool) -> String {
    if done {
        say::help_photos_forgotten()
    } else {
        say::help_photos_none()
    }
}

//! What the browser keeps of the visitor's photos, and the way to forget it.

use super::words;
use crate::state::forget_photos;
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
        <h3>"Your photos"</h3>
        <p>{words::KEPT}</p>
        <p>
            <button type="button" class="button" data-testid="forget-photos" on:click=forget>
                "Forget my photos"
            </button>
            " "
            <span role="status">{move || forgotten.get().map(words::forgotten)}</span>
        </p>
    }
}

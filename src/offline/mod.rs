//! The page on this computer, so that it opens without a network, and the offer of a new version.
//!
//! The service worker (`xtask/assets/service-worker.js`) keeps files and answers. Here it is
//! registered and asked, and only its answers count. The page works the same without it.

mod kept;
mod service;
mod version_lock;

use camlens_words::say;
use leptos::prelude::*;
pub use service::Offline;

/// The line about the part that is kept.
#[component]
pub fn KeptLine(offline: Offline) -> impl IntoView {
    let kept = offline.kept;
    view! {
        <p class="kept" role="status" data-testid="offline" data-state=move || kept.get().name()>
            <span>{move || kept.get().words()}</span>
        </p>
    }
}

/// The offer of a new version; the page stays as it is until it is taken.
#[component]
pub fn NewVersion(offline: Offline) -> impl IntoView {
    move || {
        offline.newer.get().then(|| {
            view! {
                <section class="new-version" role="status" aria-label=say::offline_new_version() data-testid="new-version">
                    <p>{say::offline_new_version_ready()}</p>
                    <button
                        type="button"
                        class="button"
                        data-testid="take-new-version"
                        on:click=move |_| offline.take_new_version()
                    >
                        {say::offline_take()}
                    </button>
                </section>
            }
        })
    }
}

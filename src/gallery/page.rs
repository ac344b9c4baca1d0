//! The page over the page, and what it counts.

use super::bar::{Bar, Selection};
use super::grid::Grid;
use super::progress::Progress;
use super::summary::Summary;
use crate::parts::radio::Segment;
use crate::state::{GalleryContext, ReaderContext};
use camlens_client::gallery::{Filter, Totals};
use camlens_client::reader::Network;
use camlens_words::say;
use leptos::ev;
use leptos::html::Dialog;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The gallery. It lies over the page while it is open, and counts its photos all the time.
/// `notice` tells there what went wrong, because a message on the page would lie behind it. `kept` says how
/// much of the photos this browser keeps; `save` takes them away.
#[component]
pub fn Gallery<N, V, K, W>(notice: N, kept: K, #[prop(into)] save: ViewFn) -> impl IntoView
where
    N: Fn() -> V + Copy + Send + Sync + 'static,
    V: IntoView + 'static,
    K: Fn() -> W + Copy + Send + Sync + 'static,
    W: IntoView + 'static,
{
    let gallery = expect_context::<GalleryContext>();
    let reader = expect_context::<ReaderContext>();
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else {
            return;
        };
        match (gallery.is_open.get(), dialog.open()) {
            // Fails only for a dialog that is open already.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let view = RwSignal::new(View::Photos);
    // Summary and photos begin at their beginning.
    Effect::new(move |_| {
        view.track();
        if let Some(dialog) = dialog.get_untracked() {
            dialog.set_scroll_top(0);
        }
    });
    let back = window_event_listener(ev::popstate, move |_| gallery.is_open.set(false));
    on_cleanup(move || back.remove());
    // Without a network nothing is read until the visitor wants it.
    let paused = reader.select(|state| {
        state.background.paused || matches!(state.network, Network::Stopped { .. })
    });
    let totals = gallery.totals;
    let show = Callback::new(move |filter: Filter| {
        gallery.filter.set(filter);
        view.set(View::Photos);
    });
    let count = move |of: fn(&Totals) -> usize| move || of(&totals.get()).to_string();
    view! {
        <dialog
            node_ref=dialog
            class="room gallery"
            aria-labelledby="gallery-title"
            data-testid="gallery"
            data-state=move || state_name(totals.get(), paused.get())
            data-total=count(|totals| totals.total)
            data-read=count(|totals| totals.read)
            data-failed=count(|totals| totals.failed)
            on:close=move |_| {
                gallery.is_open.set(false);
                focus_the_strip();
            }
        >
            <header class="room-head gallery-head">
                <h2 id="gallery-title" tabindex="-1" autofocus>
                    {move || say::gallery_title(totals.get().total)}
                </h2>
                <Views view />
                <Progress />
                {save.run()}
                <button
                    type="button"
                    class="button"
                    data-testid="gallery-close"
                    on:click=move |_| gallery.is_open.set(false)
                >
                    {say::gallery_close()}
                </button>
            </header>
            {move || gallery.is_open.get().then(notice)}
            <div class="gallery-photos" hidden=move || view.get() != View::Photos>
                <Bar />
                <Grid />
                <Selection />
            </div>
            {move || (view.get() == View::Summary).then(|| view! { <Summary show /> })}
            <footer class="gallery-kept">{move || gallery.is_open.get().then(kept)}</footer>
        </dialog>
    }
}

/// Gives the focus to the strip, if the photo or the button that opened the gallery does not have it again.
fn focus_the_strip() {
    request_animation_frame(|| {
        let document = document();
        let body = document.body().map(|body| body.into());
        if document.active_element() != body {
            return;
        }
        let button = document.query_selector("[data-testid=gallery-open]");
        let button = button.ok().flatten();
        if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
            // A button that takes no focus leaves it where it is.
            let _ = button.focus();
        }
    });
}

/// What the gallery shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum View {
    Photos,
    Summary,
}

/// The choice between photos and summary.
#[component]
fn Views(view: RwSignal<View>) -> impl IntoView {
    let segment = move |of: View, value: &'static str, label: String| {
        view! {
            <Segment
                group="gallery-view"
                value=value
                chosen=move || view.get() == of
                choose=move || view.set(of)
            >
                {label}
            </Segment>
        }
    };
    view! {
        <fieldset class="choice gallery-views">
            <legend class="unseen">{say::gallery_view()}</legend>
            <div class="segments">
                {segment(View::Photos, "photos", say::gallery_photos())}
                {segment(View::Summary, "summary", say::gallery_summary())}
            </div>
        </fieldset>
    }
}

/// The state in the document's marks.
fn state_name(totals: Totals, paused: bool) -> &'static str {
    match totals {
        Totals { total: 0, .. } => "empty",
        Totals { left: 0, .. } => "done",
        _ if paused => "paused",
        _ => "reading",
    }
}

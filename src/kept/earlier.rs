//! The offer to bring back the photos of tabs that are closed.

use crate::parts::focus::leave_the_focus_to;
use crate::parts::numbers;
use crate::state::{Kept, KeptContext};
use camlens_words::say;
use leptos::html::{Button, Div};
use leptos::prelude::*;

/// Offers the photos of closed tabs; `take` is given them, some at a time, once they are this tab's.
#[component]
pub fn EarlierPhotos(#[prop(into)] take: Callback<Vec<Kept>>) -> impl IntoView {
    let kept = expect_context::<KeptContext>();
    let place = NodeRef::<Div>::new();
    let offered = Memo::new(move |_| kept.earlier.get().is_some());
    view! {
        <div node_ref=place tabindex="-1" role="status">
            {move || offered.get().then(|| view! { <Offer kept place take /> })}
        </div>
    }
}

#[component]
fn Offer(kept: KeptContext, place: NodeRef<Div>, take: Callback<Vec<Kept>>) -> impl IntoView {
    let (bring, forget) = (NodeRef::<Button>::new(), NodeRef::<Button>::new());
    leave_the_focus_to(bring, place);
    leave_the_focus_to(forget, place);
    let bring_back = move |_| {
        leptos::task::spawn_local(async move {
            if let Err(error) = kept.adopt(|photos| take.run(photos)).await {
                leptos::logging::warn!("kept photos do not come back: {error}");
            }
        });
    };
    let forget_them = move |_| {
        leptos::task::spawn_local(async move {
            if let Err(error) = kept.forget_earlier().await {
                leptos::logging::warn!("kept photos are not deleted: {error}");
            }
        });
    };
    let earlier = move || kept.earlier.get().unwrap_or_default();
    let sentence = move || {
        let earlier = earlier();
        say::KeptEarlier {
            photos: earlier.photos,
            size: &numbers::bytes(earlier.bytes),
        }
        .say()
    };
    view! {
        <section
            class="new-version"
            aria-label=say::kept_earlier_title()
            data-testid="earlier-photos"
            data-photos=move || earlier().photos
            data-bytes=move || earlier().bytes
        >
            <p>{sentence}</p>
            <button
                node_ref=bring
                type="button"
                class="button"
                data-testid="bring-back"
                on:click=bring_back
            >
                {move || say::kept_bring_back(earlier().photos)}
            </button>
            <button
                node_ref=forget
                type="button"
                class="button quiet"
                data-testid="forget-earlier"
                on:click=forget_them
            >
                {move || say::kept_forget_earlier(earlier().photos)}
            </button>
        </section>
    }
}

//! None of these: a photo that is unlike all photos that were learned from, with the nearest ones as the reason.

use super::tile::{MapOf, Picture};
use crate::parts::numbers::number;
use crate::parts::sight::Sight;
use crate::state::ClassesContext;
use camlens_client::familiar::Familiarity;
use camlens_words::say;
use leptos::prelude::*;

/// The notice, while classes of one's own are asked. A photo that is like them gets a quiet line with its
/// nearest photos to open.
#[component]
pub fn NoneOfThese() -> impl IntoView {
    let classes = expect_context::<ClassesContext>();
    let (likeness, unlike) = (classes.likeness, classes.unlike);
    let of = move |number: fn(Familiarity) -> Option<f64>| {
        move || Some(number(classes.familiarity()?)?.to_string())
    };
    let distance = of(|familiarity| Some(familiarity.distance));
    let threshold = of(|familiarity| familiarity.threshold);
    let sight = Sight::new();
    let nearest = Memo::new(move |_| {
        likeness.with(|likeness| {
            let nearest = likeness.iter().flat_map(|likeness| &likeness.nearest);
            nearest
                .filter_map(|(key, _)| classes.photo_of(key))
                .collect::<Vec<_>>()
        })
    });
    let tiles =
        move || {
            let tiles = nearest.get().into_iter().map(|photo| {
            let name = move || {
                let member = classes.member(photo)?;
                Some(say::ClassesNearestPhoto {
                    name: &member.name,
                    class: &classes.class_name(member.class),
                }
                .say())
            };
            view! {
                <li>
                    <button
                        type="button"
                        class="verdict-open"
                        title=name
                        aria-label=name
                        data-testid="nearest"
                        on:click=move |_| classes.open(photo)
                    >
                        <Picture photo map=MapOf::Nothing sight name=format!("near-{}", photo.0) />
                    </button>
                </li>
            }
        });
            tiles.collect_view()
        };
    let words = move || {
        let familiarity = classes.familiarity()?;
        let words = say::ClassesUnlikeWhy {
            distance: &number(familiarity.distance, 2),
            threshold: &number(familiarity.threshold?, 2),
        };
        Some(words.say())
    };
    view! {
        <div
            class="none-of-these"
            class:unlike=unlike
            data-testid="none-of-these"
            data-unlike=move || unlike.get().to_string()
            data-distance=distance
            data-threshold=threshold
            hidden=move || likeness.with(Option::is_none)
        >
            <p role="status">{move || unlike.get().then(say::classes_unlike)}</p>
            <details open=unlike>
                <summary>{say::classes_nearest()}</summary>
                <p class="hint">{words}</p>
                <ul class="nearest">{tiles}</ul>
            </details>
        </div>
    }
}

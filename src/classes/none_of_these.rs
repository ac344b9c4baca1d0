//! None of these: a photo that is unlike all photos that were learned from, with the nearest ones as the reason.

use super::tile::{MapOf, Picture};
use crate::parts::numbers::number;
use crate::parts::sight::Sight;
use crate::state::{ClassesContext, HeadContext, ReaderContext};
use camlens_client::classes::Likeness;
use camlens_client::head_choice::HeadKind;
use camlens_core::framing::Framing;
use camlens_words::say;
use leptos::prelude::*;

/// The notice, while classes of one's own are asked. A photo that is like them gets a quiet line with its
/// nearest photos to open.
#[component]
pub fn NoneOfThese() -> impl IntoView {
    let reader = expect_context::<ReaderContext>();
    let classes = expect_context::<ClassesContext>();
    let heads = expect_context::<HeadContext>();
    let likeness = Memo::new(move |_| {
        (heads.kind.get() == HeadKind::Own).then_some(())?;
        let finding = reader.shown.get()?;
        // The photos that were learned from were read whole.
        (finding.way.framing == Framing::Whole).then_some(())?;
        let neighbours = classes.neighbours.get()?;
        neighbours.likeness(&finding.reading.averaged_features())
    });
    let unlike = Memo::new(move |_| {
        likeness.with(|likeness| likeness.as_ref().is_some_and(Likeness::is_unlike))
    });
    let distance = move || likeness.with(|likeness| Some(likeness.as_ref()?.distance.to_string()));
    let threshold =
        move || likeness.with(|likeness| Some(likeness.as_ref()?.threshold?.to_string()));
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
        likeness.with(|likeness| {
            let likeness = likeness.as_ref()?;
            let threshold = likeness.threshold?;
            Some(
                say::ClassesUnlikeWhy {
                    distance: &number(likeness.distance, 2),
                    threshold: &number(threshold, 2),
                }
                .say(),
            )
        })
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

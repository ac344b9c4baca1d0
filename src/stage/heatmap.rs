//! The map on its canvas, in the pixels of the screen.

use super::words;
use crate::parts::canvas;
use crate::parts::size::screen_size;
use crate::state::{AnswersContext, LookContext, ReaderContext};
use camlens_client::view::{Layout, MapSubject};
use camlens_core::cam::ActivationMap;
use camlens_core::framing::Framing;
use leptos::html::Canvas;
use leptos::prelude::*;

/// The longest side of the canvas in its own pixels. A larger one looks the same, and takes longer to
/// paint than a frame.
const LONGEST_SIDE_PIXELS: f64 = 1280.0;

/// The map of the shown class, as large as its frame, in the pixels of the screen.
#[component]
pub fn Heatmap() -> impl IntoView {
    let reader = expect_context::<ReaderContext>();
    let (answers, look) = (
        expect_context::<AnswersContext>(),
        expect_context::<LookContext>(),
    );
    let canvas = NodeRef::<Canvas>::new();
    let size = screen_size(canvas, LONGEST_SIDE_PIXELS);
    let framing = Memo::new(move |_| {
        reader
            .shown
            .with(|shown| shown.as_ref().map(|shown| shown.frame.framing))
    });

    Effect::new(move |_| {
        let (Some(canvas), Some(size)) = (canvas.get(), size.get()) else {
            return;
        };
        let (Some(enlargement), Some(scale)) = (look.enlargement.get(), look.scale.get()) else {
            return;
        };
        answers.evidence.with(|evidence| {
            if let Some(evidence) = evidence {
                let (colormap, cover) = (look.colormap.get(), look.cover.get());
                // A canvas that refuses to be painted stays as it was; the numbers are beside it.
                let _ = canvas::draw_map(
                    &canvas,
                    &evidence.map,
                    size,
                    enlargement,
                    scale,
                    colormap,
                    cover,
                );
            }
        });
    });
    let opacity = move || match look.layout.get() {
        Layout::Slide => "100%".to_owned(),
        _ => format!("{}%", look.opacity.get()),
    };

    let of_map = move |read: fn(&ActivationMap) -> String| {
        move || {
            answers
                .evidence
                .with(|evidence| Some(read(&evidence.as_ref()?.map)))
        }
    };
    let in_words = move || {
        let subject = answers.subject_name()?;
        let offset = answers.offset.get();
        let in_words = |map: &ActivationMap| words::map_in_words(&subject, map, offset);
        answers
            .evidence
            .with(|evidence| Some(in_words(&evidence.as_ref()?.map)))
    };
    let keys = move || match answers.subject.get()? {
        MapSubject::Class(class) => Some((class.to_string(), None)),
        MapSubject::Difference(one, other) => Some((answers.key(one), Some(answers.key(other)))),
    };
    view! {
        <canvas
            node_ref=canvas
            class="heatmap"
            role="img"
            aria-label=in_words
            class:pixelated=look.cells
            style:opacity=opacity
            data-testid="map"
            data-class=move || Some(keys()?.0)
            data-against=move || keys()?.1
            data-framing=move || framing.get().map(Framing::name)
            data-rows=of_map(|map| map.rows.to_string())
            data-columns=of_map(|map| map.columns.to_string())
            data-min=of_map(|map| map.min().to_string())
            data-max=of_map(|map| map.max().to_string())
            data-values=of_map(|map| {
                map.values.iter().map(f32::to_string).collect::<Vec<_>>().join(",")
            })
        />
    }
}

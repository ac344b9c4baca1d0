//! Contour and box over the map.
//!
//! Each line is drawn twice, dark and wide below, light and narrow above: one of the two stands out
//! from every colour of every colormap and photo.

use crate::state::LookContext;
use camlens_client::paths::path;
use camlens_core::cam::Bounds;
use leptos::prelude::*;

/// Contour and box, as large as the frame that they lie in.
#[component]
pub fn Outlines() -> impl IntoView {
    view! {
        <svg class="marks" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
            <Contour />
            <LargestPart />
        </svg>
    }
}

#[component]
fn Contour() -> impl IntoView {
    let look = expect_context::<LookContext>();
    let line = Memo::new(move |_| look.lines.with(|lines| path(lines)));
    move || {
        look.marked.get().map(|marked| {
            view! {
                <g
                    data-testid="contour"
                    data-level=marked.level.to_string()
                    data-area=marked.area.to_string()
                    data-share=marked.of_score.map(|share| share.to_string())
                >
                    <path class="under" d=move || line.get() />
                    <path class="line" d=move || line.get() />
                </g>
            }
        })
    }
}

#[component]
fn LargestPart() -> impl IntoView {
    let look = expect_context::<LookContext>();
    move || {
        look.part.get().map(|part| {
            let Bounds {
                left,
                top,
                width,
                height,
            } = part.bounds;
            let rectangle = move |class: &'static str| {
                view! {
                    <rect
                        class=class
                        x=left.to_string()
                        y=top.to_string()
                        width=width.to_string()
                        height=height.to_string()
                    />
                }
            };
            view! {
                <g
                    class="box"
                    data-testid="box"
                    data-left=left.to_string()
                    data-top=top.to_string()
                    data-width=width.to_string()
                    data-height=height.to_string()
                    data-level=part.level.to_string()
                    data-area=part.area.to_string()
                    data-share=part.of_score.map(|share| share.to_string())
                >
                    {rectangle("under")}
                    {rectangle("line")}
                </g>
            }
        })
    }
}

//! The tools in the corner of the stage: zoom in, zoom out, fit, full screen.

use super::viewport::zoom_to;
use super::words;
use crate::parts::events::with_others;
use crate::state::{LookContext, ReaderContext};
use camlens_client::view::Layout;
use camlens_client::view::zoom::{self, FIT, MAX_FACTOR};
use leptos::ev;
use leptos::html::Section;
use leptos::prelude::*;
use web_sys::HtmlElement;

/// The stage that the tools act on.
type StageRef = NodeRef<Section>;

/// Buttons, and a note on the layout beside them.
#[component]
pub fn StageTools(stage: StageRef, full: RwSignal<bool>) -> impl IntoView {
    let look = expect_context::<LookContext>();
    let to = move |factor: fn(f64) -> f64| {
        move |_| {
            if let Some(stage) = element(stage) {
                zoom_to(look, &stage, factor(look.zoom.get_untracked()));
            }
        }
    };
    view! {
        <div class="stage-tools">
            <p class="stage-view">{move || (look.layout.get() == Layout::Eye).then(|| view! { <EyeNote /> })}</p>
            <div class="tools" role="group" aria-label="Zoom">
                <button
                    type="button"
                    class="tool"
                    aria-label="Zoom out"
                    title="Zoom out (\u{2212})"
                    data-testid="zoom-out"
                    aria-disabled=move || (look.zoom.get() <= FIT).to_string()
                    on:click=to(|factor| factor / zoom::STEP)
                >
                    "\u{2212}"
                </button>
                <output class="factor" aria-label="Zoom" data-testid="zoom">
                    {move || words::factor(look.zoom.get())}
                </output>
                <button
                    type="button"
                    class="tool"
                    aria-label="Zoom in"
                    title="Zoom in (+)"
                    data-testid="zoom-in"
                    aria-disabled=move || (look.zoom.get() >= MAX_FACTOR).to_string()
                    on:click=to(|factor| factor * zoom::STEP)
                >
                    "+"
                </button>
                <button
                    type="button"
                    class="tool word"
                    title="The whole picture (0)"
                    data-testid="zoom-fit"
                    on:click=to(|_| FIT)
                >
                    "Fit"
                </button>
                {document().fullscreen_enabled().then(|| view! {
                    <button
                        type="button"
                        class="tool word"
                        title="Full screen (F)"
                        data-testid="full-screen"
                        aria-pressed=move || full.get().to_string()
                        on:click=move |_| fill_the_screen(stage)
                    >
                        {move || if full.get() { "Leave full screen" } else { "Full screen" }}
                    </button>
                })}
            </div>
        </div>
    }
}

/// The size of the network's input, and the switch for its enlargement.
#[component]
fn EyeNote() -> impl IntoView {
    let (reader, look) = (
        expect_context::<ReaderContext>(),
        expect_context::<LookContext>(),
    );
    let size = move || {
        let (width, height) = reader
            .shown
            .with(|shown| shown.as_ref().map(|shown| shown.frame.input))?;
        Some(format!("The network saw {width} \u{d7} {height} pixels."))
    };
    view! {
        <span>{size}</span>
        " "
        <label class="check">
            <input
                type="checkbox"
                data-testid="pixelated"
                prop:checked=move || look.pixelated.get()
                on:change=move |event| look.set_pixelated(event_target_checked(&event))
            />
            <span>"Real pixels"</span>
        </label>
    }
}

/// Handles the keys `+`, `-`, `0` and `f`. Arrow keys belong to the layers on the picture, or scroll
/// it.
pub fn keys(look: LookContext, stage: StageRef, event: &ev::KeyboardEvent) {
    let taken = with_others(event) || event.default_prevented();
    let (Some(element), false) = (element(stage), taken) else {
        return;
    };
    let factor = look.zoom.get_untracked();
    let factor = match event.key().as_str() {
        "+" | "=" => factor * zoom::STEP,
        "-" | "_" => factor / zoom::STEP,
        "0" => FIT,
        "f" | "F" => return fill_the_screen(stage),
        _ => return,
    };
    event.prevent_default();
    zoom_to(look, &element, factor);
}

/// Fills the screen with the stage, or goes back. Where the browser refuses, nothing changes.
fn fill_the_screen(stage: StageRef) {
    if document().fullscreen_element().is_some() {
        document().exit_fullscreen();
    } else if let Some(stage) = element(stage).filter(|_| document().fullscreen_enabled()) {
        let _ = stage.request_fullscreen();
    }
}

fn element(stage: StageRef) -> Option<HtmlElement> {
    stage.get_untracked()
}

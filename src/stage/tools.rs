//! The tools above the photo: zoom in, zoom out, fit, full screen.

use super::presentation;
use super::viewport::zoom_to;
use super::words;
use crate::parts::events::with_others;
use crate::state::{LookContext, ReaderContext};
use camlens_client::view::Layout;
use camlens_client::view::zoom::{self, FIT, MAX_FACTOR};
use camlens_words::say;
use leptos::ev;
use leptos::html::Div;
use leptos::prelude::*;
use web_sys::HtmlElement;

/// The stage that the tools act on.
type StageRef = NodeRef<Div>;

/// Four corners that point outwards: the icon of full screen.
const OUTWARDS: &str = "M2 6V2H6M10 2H14V6M14 10V14H10M6 14H2V10";

/// Four corners that point inwards: the icon of the way back.
const INWARDS: &str = "M6 2V6H2M14 6H10V2M10 14V10H14M2 10H6V14";

/// The buttons.
#[component]
pub fn StageTools(stage: StageRef, full: ReadSignal<bool>) -> impl IntoView {
    let look = expect_context::<LookContext>();
    let to = move |factor: fn(f64) -> f64| {
        move |_| {
            if let Some(stage) = element(stage) {
                zoom_to(look, &stage, factor(look.zoom.get_untracked()));
            }
        }
    };
    view! {
        <div class="tools" role="group" aria-label=say::stage_zoom()>
            <button
                type="button"
                class="tool step"
                aria-label=say::stage_zoom_out()
                title=say::stage_zoom_out_key()
                data-testid="zoom-out"
                aria-disabled=move || (look.zoom.get() <= FIT).to_string()
                on:click=to(|factor| factor / zoom::STEP)
            >
                "\u{2212}"
            </button>
            <output class="factor step" aria-label=say::stage_zoom() data-testid="zoom">
                {move || words::factor(look.zoom.get())}
            </output>
            <button
                type="button"
                class="tool step"
                aria-label=say::stage_zoom_in()
                title=say::stage_zoom_in_key()
                data-testid="zoom-in"
                aria-disabled=move || (look.zoom.get() >= MAX_FACTOR).to_string()
                on:click=to(|factor| factor * zoom::STEP)
            >
                "+"
            </button>
            <button
                type="button"
                class="tool word"
                title=say::stage_fit_key()
                data-testid="zoom-fit"
                hidden=move || look.zoom.get() <= FIT
                on:click=to(|_| FIT)
            >
                {say::stage_fit()}
            </button>
            {presentation::is_offered().then(|| view! {
                <button
                    type="button"
                    class="tool"
                    title=say::stage_full_screen_key()
                    aria-label=say::stage_full_screen()
                    data-testid="full-screen"
                    aria-pressed=move || full.get().to_string()
                    on:click=move |_| presentation::toggle()
                >
                    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
                        <path d=move || if full.get() { INWARDS } else { OUTWARDS } />
                    </svg>
                </button>
            })}
        </div>
    }
}

/// The size of the network's input, and the switch for its enlargement, while the input is shown.
#[component]
pub fn EyeNote() -> impl IntoView {
    let (reader, look) = (
        expect_context::<ReaderContext>(),
        expect_context::<LookContext>(),
    );
    let size = move || {
        let (width, height) = reader
            .shown
            .with(|shown| shown.as_ref().map(|shown| shown.frame.input))?;
        let (width, height) = (&width.to_string(), &height.to_string());
        Some(say::StageInputSize { width, height }.say())
    };
    let shown = move || look.layout.get() == Layout::Eye;
    move || {
        shown().then(|| {
            view! {
                <p class="eye-note">
                    <span>{size}</span>
                    <label class="check">
                        <input
                            type="checkbox"
                            data-testid="pixelated"
                            prop:checked=move || look.pixelated.get()
                            on:change=move |event| look.set_pixelated(event_target_checked(&event))
                        />
                        <span>{say::stage_real_pixels()}</span>
                    </label>
                </p>
            }
        })
    }
}

/// Handles the keys `+`, `-` and `0`. Arrow keys belong to the layers on the picture, or scroll it.
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
        _ => return,
    };
    event.prevent_default();
    zoom_to(look, &element, factor);
}

fn element(stage: StageRef) -> Option<HtmlElement> {
    stage.get_untracked().map(Into::into)
}

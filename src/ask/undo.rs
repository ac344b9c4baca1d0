//! The way back through the strokes of a region, by a button and by keys.

use crate::parts::events::{Stroke, is_elsewhere};
use crate::state::{AnswersContext, AskedContext};
use camlens_words::say;
use leptos::ev;
use leptos::prelude::*;

/// "Undo". While it is there, Ctrl+Z and Cmd+Z do the same, and Ctrl+Y or either with Shift does the
/// stroke again.
#[component]
pub fn UndoButton() -> impl IntoView {
    let (asked, answers) = (
        expect_context::<AskedContext>(),
        expect_context::<AnswersContext>(),
    );
    let grid = move || answers.grid.get().unwrap_or_default();
    let pressed = window_event_listener(ev::keydown, move |event| {
        let Some(stroke) = Stroke::of(&event) else {
            return;
        };
        if is_elsewhere(&event) {
            return;
        }
        event.prevent_default();
        let grid = untrack(grid);
        match stroke {
            Stroke::Undo => asked.undo_region(grid),
            Stroke::Redo => asked.redo_region(grid),
        }
    });
    on_cleanup(move || pressed.remove());
    view! {
        <button
            type="button"
            class="button quiet"
            data-testid="region-undo"
            aria-keyshortcuts="Control+Z Meta+Z"
            disabled=move || !asked.can_undo_region(grid())
            on:click=move |_| asked.undo_region(untrack(grid))
        >
            {say::region_undo()}
        </button>
    }
}

//! What was done last, and the way back.

use crate::parts::events::{Stroke, goes_into_a_field};
use crate::parts::focus::leave_the_focus_to;
use crate::state::ClassesContext;
use camlens_client::classes::Done;
use camlens_words::say;
use leptos::ev;
use leptos::html::{Button, Div};
use leptos::prelude::*;

/// The line, with "Undo". While the room is open, Ctrl+Z and Cmd+Z do the same.
#[component]
pub fn UndoLine() -> impl IntoView {
    let classes = expect_context::<ClassesContext>();
    let line = NodeRef::<Div>::new();
    let pressed = window_event_listener(ev::keydown, move |event| {
        let is_undo = Stroke::of(&event) == Some(Stroke::Undo);
        if is_undo && classes.is_open.get_untracked() && !goes_into_a_field(&event) {
            event.prevent_default();
            classes.undo();
        }
    });
    on_cleanup(move || pressed.remove());
    let can_undo = Memo::new(move |_| classes.way_back.with(|way| way.last.is_some()));
    let words = move || {
        classes.way_back.with(|way| {
            let last = way.last.as_ref().map(in_words);
            match (last, way.undone) {
                (None, false) => String::new(),
                (None, true) => say::classes_undone(),
                (Some(last), false) => last,
                (Some(last), true) => say::classes_undone_before(&last),
            }
        })
    };
    view! {
        <div
            node_ref=line
            class="class-undo"
            tabindex="-1"
            data-testid="class-undo"
            hidden=move || classes.way_back.with(|way| way.last.is_none() && !way.undone)
        >
            <span role="status">{words}</span>
            {move || can_undo.get().then(|| view! { <UndoButton line /> })}
        </div>
    }
}

#[component]
fn UndoButton(line: NodeRef<Div>) -> impl IntoView {
    let classes = expect_context::<ClassesContext>();
    let button = NodeRef::<Button>::new();
    leave_the_focus_to(button, line);
    view! {
        <button
            node_ref=button
            type="button"
            class="button small"
            data-testid="undo"
            aria-keyshortcuts="Control+Z Meta+Z"
            on:click=move |_| classes.undo()
        >
            {say::region_undo()}
        </button>
    }
}

fn in_words(done: &Done) -> String {
    match done {
        Done::Renamed { from, to } => say::ClassesDidRename { from, to }.say(),
        Done::Painted(class) => say::classes_did_paint(class),
        Done::Switched { class, on: true } => say::classes_did_switch_on(class),
        Done::Switched { class, on: false } => say::classes_did_switch_off(class),
        Done::Moved { photos, to } => say::ClassesDidMove {
            photos: *photos,
            class: to,
        }
        .say(),
        Done::KeptApart(photos) => say::classes_did_keep_apart(*photos),
        Done::PutBack(photos) => say::classes_did_put_back(*photos),
        Done::Removed {
            photos,
            class: Some(class),
        } => say::ClassesDidRemoveOf {
            photos: *photos,
            class,
        }
        .say(),
        Done::Removed {
            photos,
            class: None,
        } => say::classes_did_remove(*photos),
        Done::RemovedClass { class, photos } => say::ClassesDidRemoveClass {
            photos: *photos,
            class,
        }
        .say(),
        Done::Replaced => say::classes_did_replace(),
    }
}

//! What is known of the head, in a line.

use super::words;
use crate::state::{ClassesContext, GalleryContext, Learning};
use camlens_client::classes::Role;
use camlens_client::reader::Event;
use camlens_words::say;
use leptos::prelude::*;

/// The line, with the progress of what is under way.
#[component]
pub fn StateLine() -> impl IntoView {
    let classes = expect_context::<ClassesContext>();
    let of_head = move |read: fn(&camlens_client::classes::LearnedHead) -> f64| {
        move || {
            classes
                .head
                .with(|head| head.as_deref().map(|head| read(head).to_string()))
        }
    };
    let accuracy = move || {
        let accuracy = classes.left_out.with(|of| of.accuracy());
        accuracy.map(|accuracy| accuracy.to_string())
    };
    view! {
        <div
            class="own-state"
            data-testid="own-state"
            data-state=move || classes.learning.with(Learning::name)
            data-accuracy=accuracy
            data-lambda=of_head(|head| head.learned.lambda)
            data-objective=of_head(|head| head.learned.objective)
            data-learn-ms=of_head(|head| head.learned.ms)
        >
            <span role="status">{move || classes.learning.with(|learning| words::learning(classes, learning))}</span>
            {move || progress(classes)}
        </div>
    }
}

/// The progress of what takes time, and the way to end or repeat it.
fn progress(classes: ClassesContext) -> Option<AnyView> {
    let bar = |done: usize, total: usize| {
        view! {
            <progress
                aria-label=say::classes_progress()
                max=total.to_string()
                value=done.to_string()
            ></progress>
        }
    };
    match classes.learning.get() {
        Learning::Collecting { left } => {
            let all = classes.with(|project| project.members().len());
            Some(view! { {bar(all.saturating_sub(left), all)} <Reading /> }.into_any())
        }
        Learning::Training { done, total } => Some(bar(done as usize, total as usize).into_any()),
        Learning::Failed(_) => Some(
            view! {
                <button
                    type="button"
                    class="button small"
                    data-testid="classes-again"
                    on:click=move |_| classes.lesson_changed()
                >
                    {say::classes_again()}
                </button>
            }
            .into_any(),
        ),
        Learning::Trained => {
            let left = classes.with(|project| project.unread(Role::Test));
            let all = classes.with(|project| project.members().len());
            let bar = (left > 0).then(|| bar(all.saturating_sub(left), all));
            bar.map(|bar| view! { {bar} <Reading /> }.into_any())
        }
        Learning::NotYet(_) => None,
    }
}

/// Lets the photos wait, or removes those that are not read.
#[component]
fn Reading() -> impl IntoView {
    let classes = expect_context::<ClassesContext>();
    let gallery = expect_context::<GalleryContext>();
    let reader = expect_context::<crate::state::ReaderContext>();
    let paused = reader.select(|state| state.background.paused);
    view! {
        <button
            type="button"
            class="button small"
            data-testid="classes-pause"
            on:click=move |_| gallery.pause(!paused.get_untracked())
        >
            {move || if paused.get() { say::gallery_go_on() } else { say::gallery_pause() }}
        </button>
        <button
            type="button"
            class="button small"
            data-testid="classes-cancel"
            title=say::classes_cancel_hint()
            on:click=move |_| {
                classes.cancel();
                // A pause was of these photos.
                reader.send(Event::Resumed);
            }
        >
            {say::gallery_cancel()}
        </button>
    }
}

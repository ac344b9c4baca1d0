//! A tour in four steps, for a first visit: it can be left at every step.

mod invitation;
mod steps;

pub use invitation::TourInvitation;

use crate::parts::dialog::{self, Dialog, DialogRef};
use camlens_words::say;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use steps::STEPS;

/// The tour as a page over the page, begun by [`begin`].
#[component]
pub fn Tour(tour: DialogRef, step: RwSignal<usize>) -> impl IntoView {
    let last = STEPS.len() - 1;
    let by_key = move |event: KeyboardEvent| {
        match event.key().as_str() {
            "ArrowRight" => step.update(|step| *step = (*step + 1).min(last)),
            "ArrowLeft" => step.update(|step| *step = step.saturating_sub(1)),
            _ => return,
        }
        event.prevent_default();
    };
    let next = move |_| match step.get_untracked() {
        at if at >= last => dialog::close(tour),
        at => step.set(at + 1),
    };
    view! {
        <Dialog dialog=tour name="tour" title=say::tour_title() close_label=say::tour_skip()>
            <div class="tour" on:keydown=by_key>
                <div aria-live="polite">
                    {move || {
                        let at = step.get();
                        let of = STEPS[at.min(last)];
                        view! {
                            <img src=of.picture alt="" width="320" height="180" />
                            <h3>{(of.title)()}</h3>
                            <p>{(of.text)()}</p>
                        }
                    }}
                </div>
                <div class="tour-foot">
                    <span class="soft" data-testid="tour-step">
                        {move || say::TourStep {
                            step: &(step.get() + 1).to_string(),
                            steps: &STEPS.len().to_string(),
                        }.say()}
                    </span>
                    <button
                        type="button"
                        class="button"
                        data-testid="tour-back"
                        disabled=move || step.get() == 0
                        on:click=move |_| step.update(|step| *step = step.saturating_sub(1))
                    >
                        {say::tour_back()}
                    </button>
                    <button type="button" class="button primary" data-testid="tour-next" on:click=next>
                        {move || if step.get() < last { say::tour_next() } else { say::tour_done() }}
                    </button>
                </div>
            </div>
        </Dialog>
    }
}

/// Opens the tour at its first step.
pub fn begin(tour: DialogRef, step: RwSignal<usize>) {
    step.set(0);
    dialog::open(tour);
}

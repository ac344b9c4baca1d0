//! The mark beside an answer that is not exact yet.

use super::words;
use crate::parts::failure;
use crate::parts::offer::OfferButton;
use crate::state::ReaderContext;
use camlens_client::reader::{Download, Event, Preview, PreviewOffer, State};
use camlens_words::say;
use leptos::html::Section;
use leptos::prelude::*;

fn label(offer: PreviewOffer) -> String {
    match offer {
        PreviewOffer::Halt => say::preview_stop(),
        PreviewOffer::Complete => say::preview_complete(),
        PreviewOffer::Refine => say::preview_refine(),
    }
}

fn event(offer: PreviewOffer) -> Event {
    match offer {
        PreviewOffer::Halt => Event::HaltWanted,
        PreviewOffer::Complete => Event::CompleteWanted,
        PreviewOffer::Refine => Event::ExactWanted,
    }
}

/// The mark beside an answer that is not exact yet. `part` is the part of the page around it.
#[component]
pub fn PreviewMark(part: NodeRef<Section>) -> impl IntoView {
    let reader = expect_context::<ReaderContext>();
    let inexact = reader.select(State::is_inexact);
    let halted = reader.select(|state| matches!(state.preview(), Some(Preview::Halted(_))));
    let sentence = reader.select(sentence);
    let offer = reader.select(State::preview_offer);
    let label = Signal::derive(move || offer.get().map(label));
    let act = move || {
        if let Some(offer) = offer.get_untracked() {
            reader.send(event(offer));
        }
    };
    move || {
        inexact.get().then(|| {
            view! {
                <div
                    class="preview"
                    data-testid="preview"
                    data-state=move || if halted.get() { "halted" } else { "coming" }
                >
                    <p>{sentence}</p>
                    <OfferButton label act place=part />
                </div>
            }
        })
    }
}

/// Stands beside an answer's name while the answer is a preview's.
#[component]
pub fn PreviewTag() -> impl IntoView {
    let reader = expect_context::<ReaderContext>();
    let shown = reader.select(State::shows_a_preview);
    move || {
        shown.get().then(|| {
            view! {
                <span
                    class="preview-tag"
                    data-testid="preview-tag"
                    title=say::preview_tag_why()
                >
                    {say::preview_tag()}
                </span>
            }
        })
    }
}

fn sentence(state: &State) -> String {
    let percent = state
        .download
        .map_or(0, |download| Download::percent(&download));
    let there = &say::preview_there(&say::number_percent(&percent.to_string()));
    match state.preview() {
        Some(Preview::Halted(Some(failure))) => say::PreviewFailed {
            there,
            failure: &failure::in_words(failure),
        }
        .say(),
        Some(Preview::Halted(None)) => say::preview_halted(there),
        Some(Preview::Coming) => match state.download.and_then(words::rest) {
            Some((speed, left)) => say::PreviewComing {
                there,
                time: &left,
                speed: &speed,
            }
            .say(),
            None => say::preview_coming_soon(there),
        },
        None if state.underway().is_some() => say::preview_answer_coming(),
        None => say::preview_answer(),
    }
}

//! The one line that says what is going on.

use super::preview::PreviewTag;
use super::sentences;
use super::words;
use crate::parts::answer;
use crate::parts::file_name::short_name;
use crate::parts::offer::OfferButton;
use crate::state::{ClassesContext, ReaderContext};
use camlens_client::finding::PhotoId;
use camlens_client::reader::{Event, Network, Offer, Phase, State};
use camlens_words::say;
use leptos::html::Section;
use leptos::prelude::*;

fn label(offer: Offer) -> String {
    match offer {
        Offer::Cancel => say::status_cancel(),
        Offer::Load => say::status_load(),
        Offer::Read => say::status_read(),
    }
}

fn event(offer: Offer) -> Event {
    match offer {
        Offer::Cancel => Event::Cancelled,
        Offer::Load => Event::StartWanted,
        Offer::Read => Event::ReadWanted,
    }
}

/// The status line, its progress bar, and its one button. `line` is the line itself, which takes the
/// focus of buttons that go away.
#[component]
pub fn Status(line: NodeRef<Section>) -> impl IntoView {
    let reader = expect_context::<ReaderContext>();
    let unlike = expect_context::<ClassesContext>().unlike;
    let bytes = reader.select(|state| {
        let downloading = state.network == Network::Downloading;
        let arrival = state.arrival.filter(|_| downloading)?;
        Some((arrival.done, arrival.total))
    });
    let offer = reader.select(State::offer);
    let label = Signal::derive(move || offer.get().map(label));
    let act = move || {
        if let Some(offer) = offer.get_untracked() {
            reader.send(event(offer));
        }
    };
    let sentence = Memo::new(move |_| sentence(reader, unlike));
    let remark = Memo::new(move |_| remark(reader));
    let not_kept = reader.select(|state| state.not_kept.map(sentences::not_kept));
    let setback = reader.select(|state| state.setback.map(sentences::setback));

    view! {
        <section
            node_ref=line
            tabindex="-1"
            class="status"
            class:lost=reader.select(State::is_lost)
            aria-label=say::status_label()
            data-testid="status"
            data-state=move || reader.phase.get().name()
            data-done=move || bytes.get().map(|(done, _)| done.to_string())
            data-total=move || bytes.get().map(|(_, total)| total.to_string())
        >
            <p class="status-line">
                <span class="lamp" aria-hidden="true"></span>
                <span>{sentence}</span>
                " "
                <PreviewTag />
                {move || remark.get().map(|remark| view! { <span class="remark">{remark}</span> })}
                {move || not_kept.get().map(|why| view! {
                    <span class="remark" data-testid="not-kept">{why}</span>
                })}
                {move || setback.get().map(|why| view! {
                    <span class="remark" data-testid="setback">{why}</span>
                })}
            </p>
            <OfferButton label act place=line />
            {move || {
                reader.phase.get().is_busy().then(|| view! {
                    <progress
                        aria-label=say::status_progress()
                        max=move || bytes.get().map(|(_, total)| total.max(1).to_string())
                        value=move || bytes.get().map(|(done, _)| done.to_string())
                    />
                })
            }}
        </section>
        // States are announced, bytes are not.
        <p class="unseen" aria-live="polite">{announcement(reader, unlike)}</p>
    }
}

/// The state in one sentence. `unlike` says that the photo on the screen is perhaps none of own classes.
pub fn sentence(reader: ReaderContext, unlike: Memo<bool>) -> String {
    let name = |photo: Option<PhotoId>| {
        let photo = photo.and_then(|id| reader.photo(id));
        photo.map_or_else(say::remark_the_photo, |photo| short_name(&photo.name))
    };
    reader.with(|state| match (state.phase(), &state.job) {
        (Phase::Starting, _) if state.network == (Network::Starting { again: true }) => {
            say::status_starting_again()
        }
        (Phase::Starting, _) => say::status_starting(),
        (Phase::Downloading, _) => words::arriving(state.arrival),
        (Phase::Preparing, _) => words::preparing(state.arrival),
        (Phase::Working, Some(job)) if state.is_refining() => {
            say::status_refining(&name(Some(job.photo)))
        }
        (Phase::Working, Some(job)) => words::reading(&name(Some(job.photo)), job),
        (Phase::Ready | Phase::Working, _) => say::status_ready(),
        (Phase::Done, _) if state.is_lost() => lost(state),
        (Phase::Done, _) => {
            let name = name(state.shown.as_ref().map(|shown| shown.photo));
            match best(reader, unlike) {
                Some(best) => say::StatusAnswer {
                    name: &name,
                    answer: &best,
                }
                .say(),
                None => say::status_is_read(&name),
            }
        }
        (Phase::Failed, _) => match state.network {
            Network::Stopped { cancelled: true } => say::status_cancelled(),
            Network::Stopped { cancelled: false } => say::status_stopped(),
            _ => lost(state),
        },
    })
}

/// The words said aloud: each phase once, and the answer.
fn announcement(reader: ReaderContext, unlike: Memo<bool>) -> Memo<String> {
    let refining = reader.select(State::is_refining);
    let lost = reader.select(State::is_lost);
    Memo::new(move |before: Option<&String>| match reader.phase.get() {
        // It is not the visitor's wish, and what was said before stays true.
        Phase::Working if refining.get() => before.cloned().unwrap_or_default(),
        Phase::Downloading => say::status_say_downloading(),
        Phase::Working => say::status_say_reading(),
        // The notice speaks for itself.
        Phase::Failed => String::new(),
        Phase::Done if lost.get() => String::new(),
        Phase::Done => best(reader, unlike)
            .map(|best| say::status_say_answer(&best))
            .unwrap_or_default(),
        _ => sentence(reader, unlike),
    })
}

fn lost(state: &State) -> String {
    let file = state
        .notice
        .as_ref()
        .and_then(|notice| notice.file.as_ref());
    match file {
        Some(file) => say::status_not_read(&short_name(file)),
        None => say::status_failed(),
    }
}

/// The best class and its probability.
fn best(reader: ReaderContext, unlike: Memo<bool>) -> Option<String> {
    let finding = reader.shown.get()?;
    let best = finding.ranking.best_first().first()?;
    let name = finding.reading.head().labels().name(best.class);
    Some(answer::in_words(&name, *best, unlike.get()))
}

fn remark(reader: ReaderContext) -> Option<String> {
    let remark = reader.with(|state| state.remark.clone());
    remark.as_ref().map(sentences::remark)
}

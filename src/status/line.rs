//! The one line that says what is going on.

use super::words;
use crate::parts::file_name::short_name;
use crate::parts::numbers::percent;
use crate::parts::offer::OfferButton;
use crate::state::{Network, Page, State};
use leptos::html::Section;
use leptos::prelude::*;
use std::time::Duration;

/// A wait is worth a button when it lasts longer than this.
const NOTICEABLE: Duration = Duration::from_millis(1200);

/// What the line offers to do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Offer {
    Cancel,
    Load,
    Read,
}

impl Offer {
    fn label(self) -> &'static str {
        match self {
            Self::Cancel => "Cancel",
            Self::Load => "Load the network",
            Self::Read => "Read this photo",
        }
    }
}

/// The status line, its progress bar, and its one button.
#[component]
pub fn Status() -> impl IntoView {
    let page = expect_context::<Page>();
    watch_slowness(page);
    let bytes = move || match page.network.get() {
        Network::Downloading { done, total } => Some((done, total)),
        _ => None,
    };
    let offer = Memo::new(move |_| offer(page));
    let label = Signal::derive(move || offer.get().map(Offer::label));
    let act = move || match offer.get_untracked() {
        Some(Offer::Cancel) => page.cancel(),
        Some(Offer::Load) => page.start(),
        Some(Offer::Read) => page.ask(),
        None => {}
    };
    let line = NodeRef::<Section>::new();

    view! {
        <section
            node_ref=line
            tabindex="-1"
            class="status"
            class:lost=page.lost
            aria-label="Status"
            data-testid="status"
            data-state=move || page.state.get().name()
            data-done=move || bytes().map(|(done, _)| done.to_string())
            data-total=move || bytes().map(|(_, total)| total.to_string())
        >
            <p class="status-line">
                <span class="lamp" aria-hidden="true"></span>
                <span>{move || sentence(page)}</span>
                {move || page.remark.get().map(|remark| view! { <span class="remark">{remark}</span> })}
                {move || page.unkept.get().map(|why| view! {
                    <span class="remark" data-testid="not-kept">{why}</span>
                })}
                {move || page.setback.get().map(|setback| view! {
                    <span class="remark" data-testid="setback">{setback.words()}</span>
                })}
            </p>
            <OfferButton label act place=line />
            {move || {
                page.state.get().is_busy().then(|| view! {
                    <progress
                        aria-label="Progress"
                        max=move || bytes().map(|(_, total)| total.max(1).to_string())
                        value=move || bytes().map(|(done, _)| done.to_string())
                    />
                })
            }}
        </section>
        // States are announced, bytes are not.
        <p class="unseen" aria-live="polite">{announcement(page)}</p>
    }
}

fn offer(page: Page) -> Option<Offer> {
    let unread = || page.photo.with(Option::is_some) && page.finding.with(Option::is_none);
    let stopped = || matches!(page.network.get(), Network::Stopped { .. });
    match page.state.get() {
        state if state.is_busy() => page.slow.get().then_some(Offer::Cancel),
        // While there is a notice, the way back is in it.
        State::Failed if stopped() && page.notice.with(Option::is_none) => Some(Offer::Load),
        State::Ready if unread() => Some(Offer::Read),
        _ => None,
    }
}

/// Tells a wait from a noticeable one.
fn watch_slowness(page: Page) {
    let slow = page.slow;
    Effect::new(move |timer: Option<Option<TimeoutHandle>>| {
        if let Some(Some(timer)) = timer {
            timer.clear();
        }
        slow.set(false);
        if !page.state.get().is_busy() {
            return None;
        }
        // Without a timer the button is there at once, which is the better half.
        set_timeout_with_handle(move || slow.set(true), NOTICEABLE)
            .inspect_err(|_| slow.set(true))
            .ok()
    });
}

/// The state in one sentence.
pub fn sentence(page: Page) -> String {
    let name = || {
        page.photo
            .with(|photo| photo.as_ref().map(|photo| short_name(&photo.name)))
            .unwrap_or_else(|| "the photo".to_owned())
    };
    match page.state.get() {
        State::Starting if page.network.get() == (Network::Starting { again: true }) => {
            "Starting the network again".to_owned()
        }
        State::Starting => "Starting".to_owned(),
        State::Downloading => {
            format!("Downloading the network, {}", page.coming.get().in_words())
        }
        State::Preparing => "Preparing the network".to_owned(),
        State::Ready => "Ready for a photo".to_owned(),
        State::Working if page.refining.get() => {
            format!("Making the answer for {} exact", name())
        }
        State::Working => {
            let pass = page.pass.get().and_then(words::pass);
            let pass = pass.map_or_else(String::new, |pass| format!(", {pass}"));
            match page.stage.get() {
                Some(stage) => format!("Reading {}{pass}: {}", name(), words::stage(stage)),
                None => format!("Reading {}{pass}", name()),
            }
        }
        State::Done if page.lost.get() => what_was_lost(page),
        State::Done => match best(page) {
            Some(best) => format!("{}: {best}", name()),
            None => format!("{} is read", name()),
        },
        State::Failed => match page.network.get() {
            Network::Stopped { cancelled: true } => "The network was not loaded".to_owned(),
            Network::Stopped { cancelled: false } => "The network is not running".to_owned(),
            _ => what_was_lost(page),
        },
    }
}

/// What is said aloud: each state once, and what was seen.
fn announcement(page: Page) -> Memo<String> {
    Memo::new(move |before: Option<&String>| match page.state.get() {
        // Nobody asked for it, and what was said stays true.
        State::Working if page.refining.get() => before.cloned().unwrap_or_default(),
        State::Downloading => "Downloading the network".to_owned(),
        State::Working => "Reading the photo".to_owned(),
        // The notice speaks for itself.
        State::Failed => String::new(),
        State::Done if page.lost.get() => String::new(),
        State::Done => best(page)
            .map(|best| format!("The network sees: {best}"))
            .unwrap_or_default(),
        _ => sentence(page),
    })
}

fn what_was_lost(page: Page) -> String {
    match page.notice.with(|notice| notice.as_ref()?.file.clone()) {
        Some(file) => format!("{} was not read", short_name(&file)),
        None => "That did not work".to_owned(),
    }
}

/// The best class and its probability.
fn best(page: Page) -> Option<String> {
    let best = page
        .finding
        .with(|finding| finding.as_ref()?.top().first().copied())?;
    let name = page.class_name(best.class);
    Some(format!("{name}, {}", percent(best.probability)))
}

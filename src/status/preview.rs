//! The mark beside an answer that is not exact yet.

use crate::parts::offer::OfferButton;
use crate::state::{Page, Waits};
use leptos::html::Div;
use leptos::prelude::*;

/// What the mark offers to do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Offer {
    Halt,
    Complete,
}

impl Offer {
    fn label(self) -> &'static str {
        match self {
            Self::Halt => "Stop the download",
            Self::Complete => "Get the exact network",
        }
    }
}

/// The mark beside an answer that is not exact yet. `part` is what it stands in.
#[component]
pub fn PreviewMark(part: NodeRef<Div>) -> impl IntoView {
    let page = expect_context::<Page>();
    let inexact = Memo::new(move |_| {
        page.preview.with(Option::is_some)
            || page
                .finding
                .with(|finding| finding.as_ref().is_some_and(|finding| !finding.exact))
    });
    let halted = move || matches!(page.preview.get(), Some(Waits::Halted(_)));
    let offer = Memo::new(move |_| offer(page));
    let label = Signal::derive(move || offer.get().map(Offer::label));
    let act = move || match offer.get_untracked() {
        Some(Offer::Halt) => page.halt(),
        Some(Offer::Complete) => page.complete(),
        None => {}
    };
    move || {
        inexact.get().then(|| {
            view! {
                <div
                    class="preview"
                    data-testid="preview"
                    data-state=move || if halted() { "halted" } else { "coming" }
                >
                    <p>{move || sentence(page)}</p>
                    <OfferButton label act place=part />
                </div>
            }
        })
    }
}

fn offer(page: Page) -> Option<Offer> {
    match page.preview.get()? {
        Waits::Halted(_) => Some(Offer::Complete),
        Waits::Coming => (!page.coming.get().is_there()).then_some(Offer::Halt),
    }
}

fn sentence(page: Page) -> String {
    let coming = page.coming.get();
    let there = format!(
        "Preview: {} % of the network\u{2019}s bytes",
        coming.percent()
    );
    match page.preview.get() {
        Some(Waits::Halted(Some(why))) => format!("{there}. {why}"),
        Some(Waits::Halted(None)) => format!("{there}. Answers are nearly the exact ones."),
        Some(Waits::Coming) => match coming.rest_in_words() {
            Some((speed, left)) => format!("{there}; exact in {left}, at {speed}"),
            None => format!("{there}; the exact network is coming"),
        },
        None if page.waiting.get() => "Preview; the exact answer is coming".to_owned(),
        None => "Preview: this answer was made of half of the network\u{2019}s bytes".to_owned(),
    }
}

//! The network before it is exact: what is said of it, and how its answers become exact in place.

use super::document;
use super::offer::OfferButton;
use super::state::{Network, Page};
use camlens_core::protocol::{Build, Failure, NotKept, Preview, Request};
use camlens_core::reading::PredictionLayer;
use js_sys::Reflect;
use leptos::html::Div;
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

/// Why the network at hand is a preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Waits {
    /// The rest is on its way.
    Coming,
    /// The rest waits for the visitor; after a failure, what it was.
    Halted(Option<String>),
}

/// The name under which the visitor's wish stays from visit to visit.
const SWITCH: &str = "camlens-preview-only";

/// What the worker says.
impl Page {
    pub(super) fn comes(self, done: u64, total: u64, stored: u64) {
        let now = js_sys::Date::now();
        self.coming
            .update(|coming| coming.hear(now, done, total, stored));
        if !matches!(self.network.get_untracked(), Network::Ready(_)) {
            self.network.set(Network::Downloading { done, total });
        }
    }

    /// A network answers. The layer of another one than the finding's comes into use with the next
    /// finding: features and the layer that they are multiplied with are always of one network.
    pub(super) fn loaded(self, layer: PredictionLayer, build: Build, exact: bool) {
        let layer = Arc::new(layer);
        let other = self
            .finding
            .with_untracked(|finding| finding.as_ref().is_some_and(|of| of.exact != exact));
        self.talk.update_value(|talk| {
            if talk.exact != exact {
                talk.kept = Default::default();
                talk.exact = exact;
            }
            talk.next_layer = other.then(|| Arc::clone(&layer));
            talk.queue.open();
        });
        if !other {
            self.layer.set(Some(layer));
        }
        self.preview.set((!exact).then_some(Waits::Coming));
        self.network.set(Network::Ready(build));
        if !self.waiting.get_untracked() {
            self.make_exact();
        }
        self.send();
    }

    /// Reads what a preview found again as soon as the network is exact.
    pub(super) fn make_exact(self) {
        let previewed = self
            .finding
            .with_untracked(|finding| finding.as_ref().is_some_and(|of| !of.exact));
        if previewed && self.talk.with_value(|talk| talk.exact) {
            self.read_exactly();
        }
    }

    /// Reads the finding's photo again, as it was read. What is on the screen stays until then.
    fn read_exactly(self) {
        let Some(finding) = self.finding.get_untracked() else {
            return;
        };
        self.talk.update_value(|talk| {
            talk.halfway = None;
            let photo = Rc::clone(&finding.photo);
            talk.queue.ask(photo, finding.frame.framing, finding.grid);
        });
        self.refining.set(true);
        self.waiting.set(true);
    }

    pub(super) fn halted(self, failure: Option<Failure>) {
        if failure.is_none() {
            self.talk.update_value(|talk| talk.halted = true);
        }
        let why = failure.map(|failure| failure.message);
        self.preview.set(Some(Waits::Halted(why)));
    }

    pub(super) fn not_kept(self, reason: NotKept) {
        self.unkept.set(Some(match reason {
            NotKept::Refused => {
                "This browser keeps no files for this page: the network works for this visit and is \
                 downloaded again at the next."
            }
            NotKept::Full => {
                "There is no room to keep the network: it works for this visit, and what is missing \
                 is downloaded again at the next."
            }
        }));
    }

    /// How early the worker may answer.
    pub(super) fn preview_wish(self) -> Preview {
        let halted = self.talk.with_value(|talk| talk.halted);
        if halted || is_switched_on() || saves_data() {
            Preview::Only
        } else {
            Preview::Early
        }
    }

    /// Leaves the rest where it is; the preview stays at hand.
    fn halt(self) {
        self.post(&Request::Halt, None);
    }

    fn complete(self) {
        self.talk.update_value(|talk| talk.halted = false);
        self.coming
            .update(|coming| coming.go_on(js_sys::Date::now()));
        self.preview.set(Some(Waits::Coming));
        self.post(&Request::Complete, None);
    }
}

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

/// The switch for a line that is slow or dear.
#[component]
pub fn PreviewSwitch() -> impl IntoView {
    let on = RwSignal::new(is_switched_on());
    let switch = move |event: leptos::ev::Event| {
        on.set(event_target_checked(&event));
        switch_on(on.get_untracked());
    };
    view! {
        <fieldset class="choice preview-choice">
            <legend>"Download"</legend>
            <label class="tick">
                <input
                    type="checkbox"
                    data-testid="preview-only"
                    aria-describedby="preview-agreement"
                    prop:checked=move || on.get()
                    on:change=switch
                />
                <span>"Stop at the preview, half of the bytes, from the next visit on"</span>
            </label>
            // `cargo test --test preview`, as the model card tells.
            <p class="hint" id="preview-agreement">
                "A preview had the exact network\u{2019}s first class on all of 53 photos; its maps were off by \
                 2.4 % of their range in the median, 8.3 % at most."
            </p>
        </fieldset>
    }
}

fn is_switched_on() -> bool {
    let asked = document::query_has("preview", "only");
    let storage = window().local_storage().ok().flatten();
    asked
        || storage
            .and_then(|storage| storage.get_item(SWITCH).ok().flatten())
            .is_some()
}

fn switch_on(on: bool) {
    // Where nothing may be kept the wish holds for nothing; the page works all the same.
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = if on {
            storage.set_item(SWITCH, "1")
        } else {
            storage.remove_item(SWITCH)
        };
    }
}

/// Whether the visitor told the browser to be sparing. Not every browser knows of it.
fn saves_data() -> bool {
    let navigator = window().navigator();
    Reflect::get(&navigator, &"connection".into())
        .and_then(|connection| Reflect::get(&connection, &"saveData".into()))
        .is_ok_and(|saves| saves.is_truthy())
}

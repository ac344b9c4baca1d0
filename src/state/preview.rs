//! The network before it is exact: what the worker says of it, and how its answers become exact in
//! place.

use super::coming::Coming;
use super::page::{Network, Page};
use crate::parts::document;
use camlens_core::protocol::{Build, Failure, NotKept, Preview, Request};
use camlens_core::reading::Head;
use js_sys::Reflect;
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
    pub(super) fn comes(self, coming: Coming) {
        let (done, total) = (coming.done, coming.total);
        self.coming.set(coming);
        if !matches!(self.network.get_untracked(), Network::Ready(_)) {
            self.network.set(Network::Downloading { done, total });
        }
    }

    /// A network answers. The worker sends `Loaded` before any reading of that network, so that the
    /// last head is always the one of the next reading.
    pub(super) fn loaded(self, head: Arc<Head>, build: Build, exact: bool) {
        self.talk.update_value(|talk| {
            if talk.exact != exact {
                talk.kept = Default::default();
                talk.exact = exact;
            }
            talk.head = Some(head);
            talk.queue.open();
        });
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
    pub fn halt(self) {
        self.post(&Request::Halt, None);
    }

    /// Goes on with the download behind the preview.
    pub fn complete(self) {
        self.talk.update_value(|talk| talk.halted = false);
        self.preview.set(Some(Waits::Coming));
        self.post(&Request::Complete, None);
    }
}

/// Whether downloads stop at the preview: by the address, or by the switch.
pub fn is_switched_on() -> bool {
    let asked = document::query_has("preview", "only");
    let storage = window().local_storage().ok().flatten();
    asked
        || storage
            .and_then(|storage| storage.get_item(SWITCH).ok().flatten())
            .is_some()
}

/// Keeps the switch for the next visit.
pub fn switch_on(on: bool) {
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

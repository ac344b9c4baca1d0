//! A network that is being downloaded: its parts, its loader, and its progress.

use crate::download::{Pace, Tally};
use camlens_core::protocol::Response;
use camlens_model::{Manifest, Part};
use camlens_network::classifier::Loader;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A network that is being downloaded.
pub(super) struct NetworkDownload {
    /// The address of its manifest.
    pub manifest: String,
    pub facts: NetworkFacts,
    pub loader: Loader,
    parts: Vec<Part>,
    pub progress: Rc<Progress>,
}

/// Facts about a network that its manifest says beside its parts.
pub(super) struct NetworkFacts {
    pub name: String,
    /// See [`Manifest::offset`].
    pub offset: f64,
}

/// Progress of a download.
pub(super) struct Progress {
    tally: Tally,
    /// The number of parts that a preview needs; they are the first ones.
    before_preview: usize,
    pace: RefCell<Pace>,
    not_kept_is_said: Cell<bool>,
}

impl NetworkDownload {
    pub fn new(address: &str, manifest: Manifest) -> Self {
        let parts: Vec<Part> = manifest.parts().cloned().collect();
        Self {
            manifest: address.to_owned(),
            facts: NetworkFacts {
                name: manifest.network.clone(),
                offset: manifest.offset,
            },
            progress: Rc::new(Progress {
                tally: Tally::new(parts.iter().map(|part| part.bytes)),
                before_preview: manifest.first_parts().count(),
                pace: RefCell::default(),
                not_kept_is_said: Cell::new(false),
            }),
            loader: Loader::new(manifest),
            parts,
        }
    }

    /// Seconds that the missing parts will take at the speed so far; `None` before the first byte
    /// over the line.
    pub fn seconds_left(&self) -> Option<f64> {
        let pace = self.progress.pace.borrow();
        pace.rough_seconds_for(self.loader.missing_bytes())
    }

    /// Seconds that the parts will take that a preview does without; `None` before the first byte over
    /// the line.
    pub fn seconds_behind_preview(&self) -> Option<f64> {
        let first = self.loader.missing_first_parts();
        let first: u64 = first.iter().map(|part| part.bytes).sum();
        let behind = self.loader.missing_bytes().saturating_sub(first);
        self.progress.pace.borrow().rough_seconds_for(behind)
    }

    /// Takes the bytes of parts that are not complete off the progress: they were thrown away.
    pub fn forget_incomplete_parts(&self) {
        for part in self.loader.missing_parts() {
            self.progress.tally.came(self.index(&part), 0);
        }
    }

    /// The place of a part among all parts.
    pub fn index(&self, part: &Part) -> usize {
        let index = self.parts.iter().position(|other| other == part);
        index.unwrap_or(self.parts.len())
    }
}

impl Progress {
    /// Begins, or goes on after a break, at this time in milliseconds.
    pub fn begin(&self, now: f64) {
        self.pace.borrow_mut().begin(now, self.tally.from_line());
    }

    /// Sets the bytes of a part that have come over the line by `now`. True when a report is due.
    pub fn came(&self, now: f64, part: usize, bytes: u64) -> bool {
        let due = self.tally.came(part, bytes);
        self.time(now);
        due
    }

    /// Sets a part as complete, from the store or over the line.
    pub fn complete(&self, part: usize, stored: bool) {
        self.tally.complete(part, stored);
    }

    /// The message of the progress at this time.
    pub fn report(&self, now: f64) -> Response {
        self.time(now);
        let (tally, pace) = (&self.tally, self.pace.borrow());
        let (done, total) = (tally.done(), tally.total());
        tally.set_reported();
        Response::Downloading {
            done,
            total,
            stored: tally.stored(),
            before_preview: tally.missing_of_first(self.before_preview),
            speed: pace.bytes_per_second(),
            left: pace.seconds_for(total.saturating_sub(done)),
        }
    }

    fn time(&self, now: f64) {
        self.pace.borrow_mut().report(now, self.tally.from_line());
    }

    /// Whether the page was told before that the network is not kept. From now on it counts as told.
    pub fn not_kept_is_said(&self) -> bool {
        self.not_kept_is_said.replace(true)
    }
}

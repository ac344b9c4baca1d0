//! Photos of the background are prepared by a second worker while the first makes the passes.
//!
//! Whatever goes wrong with it, the first worker reads the photos from their files.

use super::background::Sent;
use super::behind::worker_died;
use super::command::{BackgroundNews, Command};
use super::event::{Heard, WorkerId};
use super::machine::Reader;
use super::patience::EARLY_MS;
use super::preparing::{Preparer, Ready};
use crate::finding::PhotoId;
use crate::variant::Choice;
use camlens_core::framing::InputSpec;
use camlens_core::protocol::{Buffer, Failure, FailureKind, Prepared, Request, Response};

/// Photos that wait when a preparer is started: it takes about as long to start as a few passes.
const MIN_PHOTOS: usize = 3;

/// Cores from which a second worker has one to run on.
const MIN_CORES: usize = 2;

/// Life and work of the preparer.
impl Reader {
    /// Gives the preparer its next photo; starts one where that is worth it, and ends one that has had
    /// nothing to do for long.
    pub(super) fn prepare_ahead(&mut self) {
        self.leave_a_request_that_hangs();
        if self.background.next(true, |_| false).is_none() {
            return self.end_an_idle_preparer();
        }
        self.preparing.idle.begin(self.now_ms);
        // A worker that is replaced brings the same network.
        let Some(spec) = self.preparing.spec.filter(|_| self.is_ready()) else {
            return;
        };
        if self.measures() {
            return;
        }
        let preparer = self.preparing.preparer.as_ref();
        if preparer.is_some_and(|of| of.is_swollen() && of.sent.is_none()) {
            self.end_preparer();
            self.start_preparer();
        } else if preparer.is_none() && self.is_worth_a_preparer() {
            self.start_preparer();
        }
        if self.state.job.is_none() || self.has_a_free_core() {
            self.prepare_next(self.state.preview().is_none(), spec);
        }
    }

    /// Whether a core is left beside the threads of the worker, for its pass over the visitor's photo.
    fn has_a_free_core(&self) -> bool {
        let worker = self.worker.as_ref();
        worker.is_some_and(|worker| worker.choice.threads < self.setup.abilities.cores)
    }

    /// A photo that is not prepared in time fails at its preparer as if that had died.
    fn leave_a_request_that_hangs(&mut self) {
        let preparer = self.preparing.preparer.as_ref();
        let Some(left_ms) = preparer.and_then(|of| of.hangs_in_ms(self.now_ms)) else {
            return;
        };
        if left_ms <= EARLY_MS {
            return self.preparer_died();
        }
        // One timer at a time looks after all requests.
        if self.preparing.looks_at_ms <= self.now_ms {
            self.preparing.looks_at_ms = self.now_ms + left_ms;
            self.commands.push(Command::Wake { after_ms: left_ms });
        }
    }

    /// A preparer that is slow with one of these photos holds the others up no more.
    pub(super) fn leave_unprepared(&mut self, photos: &[PhotoId]) {
        let preparer = self.preparing.preparer.as_ref();
        let slow = preparer.filter(|of| of.is_slow(self.now_ms));
        let sent = slow.and_then(|of| of.sent);
        if sent.is_some_and(|sent| photos.contains(&sent.photo)) {
            self.end_preparer();
        }
    }

    fn end_an_idle_preparer(&mut self) {
        if self.preparing.preparer.is_none() {
            return;
        }
        if self.preparing.idle.is_long(self.now_ms) {
            self.end_preparer();
        } else {
            let wake = self.preparing.idle.wake(self.now_ms);
            self.commands.extend(wake);
        }
    }

    fn is_worth_a_preparer(&self) -> bool {
        let cores = self.setup.abilities.cores >= MIN_CORES;
        cores && !self.preparing.given_up && self.background.left() >= MIN_PHOTOS
    }

    /// Starts one of the same build as the worker that runs: the browser has compiled it already.
    fn start_preparer(&mut self) {
        let Some(variant) = self.worker.as_ref().map(|worker| worker.choice.variant) else {
            return;
        };
        self.last_worker += 1;
        let worker = WorkerId(self.last_worker);
        let choice = Choice {
            variant,
            threads: 1,
            setback: None,
        };
        self.preparing.preparer = Some(Preparer {
            id: worker,
            variant,
            listens: false,
            sent: None,
            sent_at_ms: 0.0,
            memory: 0,
        });
        self.commands
            .push(Command::StartPreparer { worker, choice });
    }

    fn end_preparer(&mut self) {
        if self.preparing.preparer.take().is_some() {
            self.commands.push(Command::EndPreparer);
        }
    }

    fn prepare_next(&mut self, exact: bool, spec: InputSpec) {
        if !self.preparing.is_free() {
            return;
        }
        let reading = self.background.sent.map(|sent| sent.photo);
        let taken = |photo| reading == Some(photo) || self.preparing.has(photo);
        let Some(photo) = self.background.next(exact, taken) else {
            return;
        };
        let sent = Sent {
            request: self.queue.number(),
            photo,
            way: self.way_behind(photo),
            own: false,
        };
        if let Some(preparer) = &mut self.preparing.preparer {
            preparer.sent = Some(sent);
            preparer.sent_at_ms = self.now_ms;
        }
        let request = Request::Prepare {
            id: sent.request,
            photo: photo.0,
            framing: sent.way.framing,
            detail: Default::default(),
            spec,
        };
        let file = Some(photo);
        self.commands.push(Command::PostPreparer { request, file });
    }

    /// The next photo that waits for its pass. Those go that are not wanted so any more.
    pub(super) fn take_prepared(&mut self, exact: bool) -> Option<Ready> {
        let chosen = self.state.wanted.framing;
        let background = &self.background;
        let ready = &mut self.preparing.ready;
        let wanted = |of: &Ready| of.way == background.way_of(of.photo, chosen);
        ready.retain(|of| wanted(of) && background.waits(of.photo));
        let others = |photo| !ready.iter().any(|of| of.photo == photo);
        let next = background.next(exact, others)?;
        let at = ready.iter().position(|of| of.photo == next)?;
        ready.remove(at)
    }
}

/// Words of the preparer.
impl Reader {
    pub(super) fn hear_preparer(&mut self, heard: Heard) {
        match heard {
            Heard::Said(Response::Ready { build }, _) => self.preparer_listens(&build),
            Heard::Said(Response::Prepared { id, prepared }, buffers) => {
                self.prepared(id, prepared, buffers);
            }
            Heard::Said(Response::Failed { id, failure }, _) => self.not_prepared(id, failure),
            // Bytes of the engine.
            Heard::Said(..) => {}
            Heard::Died(_) => self.preparer_died(),
            Heard::Unknown(_) | Heard::Refused(_) => self.give_up_preparing(),
        }
    }

    fn preparer_listens(&mut self, build: &str) {
        let variant = self.preparing.preparer.as_ref().map(|of| of.variant);
        let expected = variant.and_then(|variant| self.folder_of(variant));
        if expected != Some(build) {
            return self.give_up_preparing();
        }
        if let Some(preparer) = &mut self.preparing.preparer {
            preparer.listens = true;
        }
    }

    fn prepared(&mut self, id: u32, prepared: Prepared, buffers: Vec<Buffer>) {
        let Some(sent) = self.preparing.answered(id) else {
            return;
        };
        let Some(pixels) = buffers.into_iter().next() else {
            return self.give_up_preparing();
        };
        self.preparing.push(Ready {
            photo: sent.photo,
            way: sent.way,
            prepared,
            pixels,
        });
    }

    fn not_prepared(&mut self, id: Option<u32>, failure: Failure) {
        let Some(sent) = id.and_then(|id| self.preparing.answered(id)) else {
            return;
        };
        if failure.kind == FailureKind::OutOfMemory {
            // A fresh one has more.
            self.end_preparer();
            self.preparer_failed_at(sent, failure);
        } else {
            self.not_found_behind(sent.photo, sent.way, failure);
        }
    }

    fn preparer_died(&mut self) {
        let Some(preparer) = &self.preparing.preparer else {
            return;
        };
        let (listened, sent) = (preparer.listens, preparer.sent);
        self.end_preparer();
        match sent {
            Some(sent) => self.preparer_failed_at(sent, worker_died()),
            None => self.preparing.given_up |= !listened,
        }
    }

    /// The photo is prepared once more by another preparer, and then given up.
    fn preparer_failed_at(&mut self, sent: Sent, failure: Failure) {
        self.preparing.ended();
        if self.background.ends_a_preparer(sent.photo) {
            let photo = sent.photo;
            self.tell_behind(BackgroundNews::NotFound { photo, failure });
        }
    }

    fn give_up_preparing(&mut self) {
        self.end_preparer();
        self.preparing.given_up = true;
    }
}

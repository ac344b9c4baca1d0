//! The network on its way: the download, the preview, and the exact network in its place.

use super::arrival::{Arriving, EXACT_SECONDS, NetworkBytes, PREVIEW_SECONDS};
use super::machine::Reader;
use super::state::{Download, Network, Preview, PreviewOffer, Purpose};
use super::worker_memory::WorkerMemory;
use crate::finding::LoadedNetwork;
use camlens_core::protocol::{Failure, Request};

/// Answers of the worker.
impl Reader {
    /// Bytes of the network are there; `stored` of them had been kept.
    pub(super) fn comes(&mut self, download: Download, stored: u64, missing: NetworkBytes) {
        if self.is_renewing() {
            if download.done <= stored {
                return;
            }
            // The store has lost its parts. A download is always shown.
            self.state.network = Network::Downloading;
        }
        self.state.download = Some(download);
        if !self.is_ready() {
            self.state.network = Network::Downloading;
        }
        self.network_comes(download.done.saturating_sub(stored), missing);
    }

    pub(super) fn prepares(&mut self) {
        // A preview goes on answering.
        if !self.is_ready() {
            self.state.network = Network::Preparing;
            self.arrival_prepares();
        }
    }

    /// The network answers from now on. `memory`: bytes that the worker has taken.
    pub(super) fn loaded(&mut self, network: LoadedNetwork, memory: u64) {
        let Some(worker) = &mut self.worker else {
            return self.mismatch();
        };
        let (build, exact) = (network.build.clone(), network.exact);
        self.preparing.spec = Some(network.spec);
        worker.network = Some(network);
        worker.memory = WorkerMemory::of_loaded(memory).filter(|_| exact);
        self.queue.open();
        // Where the rest is not wished for, nothing offers to stop it.
        let preview = match (exact, self.stops_at_the_preview()) {
            (true, _) => None,
            (false, true) => Some(Preview::Halted(None)),
            (false, false) => Some(Preview::Coming),
        };
        self.state.network = Network::Ready { build, preview };
        self.state.arrival = None;
        if exact {
            self.background.becomes_exact();
            self.shelf.drop_previews();
        } else if self.state.is_refining() {
            // Only the exact network can do that job; it is wanted again when that one is there.
            self.state.job = None;
        }
        if self.state.job.is_none() {
            self.make_exact();
        }
        self.go_on_measuring();
    }

    pub(super) fn halted(&mut self, failure: Option<Failure>) {
        if failure.is_none() {
            self.halted = true;
        }
        self.set_preview(Preview::Halted(failure));
    }

    fn set_preview(&mut self, is: Preview) {
        if let Network::Ready {
            preview: Some(preview),
            ..
        } = &mut self.state.network
        {
            *preview = is;
        }
    }

    /// Reads the finding of a preview again, in the same way, once the network is exact. The finding
    /// stays on the screen until then.
    pub(super) fn make_exact(&mut self) {
        if !self.state.left_as_preview {
            self.refine();
        }
    }

    fn refine(&mut self) {
        let Some(shown) = self.state.shown.clone().filter(|shown| !shown.exact) else {
            return;
        };
        if self.is_ready() && self.state.preview().is_none() {
            self.want(shown.photo, shown.way, Purpose::Refining);
        }
    }
}

/// The way to the first answer.
impl Reader {
    /// Another worker starts, and all that is not kept comes again.
    pub(super) fn arrives_anew(&mut self) {
        self.arriving = Arriving::default();
        self.state.arrival = None;
    }

    /// Bytes of the engine are there, before it listens.
    pub(super) fn engine_comes(&mut self, done: u64, total: u64, early: u64) {
        if self.worker.as_ref().is_some_and(|worker| worker.listens) {
            return;
        }
        self.arriving
            .engine_comes(self.now_ms, (done, total), early);
        if !self.is_ready() {
            self.state.network = Network::Downloading;
        }
        self.show_arrival();
    }

    /// Notes the network's bytes that came over the line, and those that are missing.
    fn network_comes(&mut self, over_the_line: u64, missing: NetworkBytes) {
        self.arriving.network_comes(self.now_ms, over_the_line);
        self.missing = missing;
        self.show_arrival();
    }

    fn show_arrival(&mut self) {
        let mut missing = self.missing;
        if self.stops_at_the_preview() {
            missing.total = missing.before_preview;
        }
        let (waits, arrival) = (!self.is_ready(), self.arriving.arrival(missing));
        // All of it was kept: nothing comes.
        self.state.arrival = Some(arrival).filter(|arrival| waits && arrival.total > 0);
    }

    /// All bytes are there that the first answer needs.
    fn arrival_prepares(&mut self) {
        let exact = self.missing.total == 0;
        if let Some(arrival) = &mut self.state.arrival {
            arrival.first_answer = Some(if exact {
                EXACT_SECONDS
            } else {
                PREVIEW_SECONDS
            });
        }
    }
}

/// Wishes of the visitor.
impl Reader {
    /// Stops fetching the rest. The preview goes on answering.
    pub(super) fn halt_wanted(&mut self) {
        if self.state.preview_offer() == Some(PreviewOffer::Halt) {
            self.post(Request::Halt, None);
        }
    }

    /// Brings the rest.
    pub(super) fn complete_wanted(&mut self) {
        if self.state.preview_offer() == Some(PreviewOffer::Complete) {
            self.halted = false;
            self.set_preview(Preview::Coming);
            self.post(Request::Complete, None);
        }
    }

    /// Makes a finding exact that was left as a preview's.
    pub(super) fn exact_wanted(&mut self) {
        if self.state.preview_offer() == Some(PreviewOffer::Refine) {
            self.refine();
        }
    }
}

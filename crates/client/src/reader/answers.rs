//! The worker's words, and what follows from each.

use super::arrival::NetworkBytes;
use super::background::Sent;
use super::event::Heard;
use super::machine::Reader;
use super::notice::{NoticeKind, Remedy};
use super::state::{Download, Job};
use crate::finding::{Finding, FindingRef, LoadedNetwork, PhotoId, head_of_answer};
use crate::variant::Setback;
use crate::way::Way;
use camlens_core::protocol::{Buffer, Failure, FailureKind, Response};
use std::sync::Arc;

impl Reader {
    /// Takes in what comes from the worker that runs.
    pub(super) fn hear(&mut self, heard: Heard) {
        match heard {
            Heard::Said(response, buffers) => self.answer(response, buffers),
            Heard::Unknown(_) => self.mismatch(),
            Heard::Died(_) => self.worker_died(),
            Heard::Refused(_) => self.worker_refused(),
        }
    }

    fn answer(&mut self, response: Response, buffers: Vec<Buffer>) {
        match response {
            Response::Starting { done, total, early } => self.engine_comes(done, total, early),
            Response::Ready { build } => self.worker_listens(&build),
            Response::Downloading {
                done,
                total,
                stored,
                before_preview,
                speed,
                left,
            } => {
                let download = Download {
                    done,
                    total,
                    speed,
                    left,
                };
                let missing = NetworkBytes {
                    total: total.saturating_sub(done),
                    before_preview,
                };
                self.comes(download, stored, missing);
            }
            Response::NotKept { reason } => self.state.not_kept = Some(reason),
            Response::Preparing => self.prepares(),
            Response::Loaded {
                network,
                build,
                timing,
                exact,
                spec,
            } => match head_of_answer(&network, buffers) {
                Ok(head) => {
                    let network = LoadedNetwork {
                        build,
                        exact,
                        head: self.shelf.share_head(Arc::new(head), exact),
                        spec,
                    };
                    self.loaded(network, timing.memory);
                }
                Err(_) => self.mismatch(),
            },
            Response::Halted { failure } => self.halted(failure),
            Response::Working { id, stage } => {
                if let Some(job) = self.state.job.as_mut().filter(|job| job.request == id) {
                    job.stage = Some(stage);
                }
            }
            Response::Read { id, .. } => self.read_answered(id, response, buffers),
            // This worker is not asked to prepare or to learn.
            Response::Prepared { .. }
            | Response::Learning { .. }
            | Response::Learned { .. }
            | Response::Curve { .. } => {}
            Response::Measured { infer } => self.measured(infer),
            Response::NotMeasured { failure } => self.not_measured(failure),
            Response::Failed { id, failure } => self.failed(id, failure),
        }
    }

    fn read_answered(&mut self, id: u32, answer: Response, buffers: Vec<Buffer>) {
        self.note_memory(&answer);
        let (job, behind) = self.answered(id);
        let Some((photo, way)) = about(job.as_ref(), behind) else {
            return;
        };
        let network = self.worker.as_ref().and_then(|of| of.network.clone());
        let finding = network
            .and_then(|network| Finding::of_answer(photo, way, &network, answer, buffers).ok());
        let taken = match (finding, job) {
            (Some(finding), Some(job)) => self.pass_read(job, finding).is_ok(),
            (Some(finding), None) if behind.is_some_and(|sent| sent.own) => {
                self.found_behind(FindingRef::new(finding));
                true
            }
            (Some(finding), None) => {
                self.keep_behind(FindingRef::new(finding));
                true
            }
            (None, _) => false,
        };
        if !taken {
            self.mismatch();
        }
    }

    /// Notes the worker's memory. A reading that was cancelled counts, too: it took memory all the same.
    fn note_memory(&mut self, answer: &Response) {
        let memory = self.worker.as_mut().and_then(|of| of.memory.as_mut());
        if let (Some(memory), Response::Read { frame, timing, .. }) = (memory, answer) {
            memory.has_read(frame.input, timing.memory);
        }
    }

    /// The worker is done with a request. Returns the job and the background's photo, where they are
    /// what is waited for.
    fn answered(&mut self, id: u32) -> (Option<Job>, Option<Sent>) {
        self.queue.answered(id);
        let job = self.state.job.take_if(|job| job.request == id);
        (job, self.background.answered(id))
    }

    fn failed(&mut self, id: Option<u32>, failure: Failure) {
        if failure.kind == FailureKind::OutOfMemory && self.falls_back(Setback::OutOfMemory) {
            return;
        }
        match id {
            None => self.give_up(NoticeKind::Failed(failure), Remedy::Start),
            Some(id) => {
                let (job, behind) = self.answered(id);
                if let Some((photo, way)) = about(job.as_ref(), behind) {
                    self.not_found_behind(photo, way, failure.clone());
                }
                if let Some(job) = job {
                    self.photo_failed(&job, failure);
                }
            }
        }
    }

    fn photo_failed(&mut self, job: &Job, failure: Failure) {
        self.state.remark = None;
        let file = self.photo(job.photo).map(|photo| photo.name.clone());
        let resolution = job.way.resolution;
        let coarser = resolution.coarser();
        if let (FailureKind::OutOfMemory, Some(coarser)) = (failure.kind, coarser) {
            self.back_to_the_photo(job.photo);
            let kind = NoticeKind::NoMemoryAt(resolution.short_side);
            self.tell(kind, file, Some(Remedy::ReadAt(coarser)));
        } else {
            let remedy = remedy_of(failure.kind);
            // A photo that may still be read is kept; a file that is no photo gives way to the last
            // good one.
            if remedy.is_none() {
                self.state.photo = None;
                self.back_to_the_finding();
            }
            self.tell(NoticeKind::Failed(failure), file, remedy);
        }
        // The same pass would fail again.
        let same = |of: &Finding| (job.photo, job.way) == (of.photo, of.way);
        if !self.state.shown.as_deref().is_some_and(same) {
            self.make_exact();
        }
    }
}

/// The photo and the way of a request that was answered.
fn about(job: Option<&Job>, behind: Option<Sent>) -> Option<(PhotoId, Way)> {
    let job = job.map(|job| (job.photo, job.way));
    job.or(behind.map(|sent| (sent.photo, sent.way)))
}

fn remedy_of(kind: FailureKind) -> Option<Remedy> {
    match kind {
        FailureKind::OutOfMemory
        | FailureKind::WorkerDied
        | FailureKind::ModelMissing
        | FailureKind::ModelCorrupt => Some(Remedy::ReadAgain),
        FailureKind::BuildMismatch => Some(Remedy::Reload),
        FailureKind::EmptyFile
        | FailureKind::NotAnImage
        | FailureKind::TruncatedImage
        | FailureKind::ImageTooLarge
        | FailureKind::UnsupportedFormat => None,
    }
}

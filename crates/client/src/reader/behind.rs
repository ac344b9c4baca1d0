//! The reading of the background's photos, one after the other, behind the visitor's job.

use super::background::{AfterEnd, Framed, Sent};
use super::command::{BackgroundNews, Command};
use super::machine::Reader;
use super::preparing::Ready;
use super::speed::SpeedRun;
use super::state::Network;
use super::worker_memory::WorkerMemory;
use crate::finding::{Finding, FindingRef, PhotoId};
use crate::way::Way;
use camlens_core::protocol::{Buffer, Cause, Failure, FailureKind, Request};

/// Wishes of the visitor.
impl Reader {
    pub(super) fn queued(&mut self, photos: &[PhotoId], framed: Framed) {
        for &photo in photos {
            self.shelf.hold(photo);
        }
        self.background.queue(photos, framed);
        self.start_for_the_background();
    }

    pub(super) fn removed(&mut self, photos: &[PhotoId]) {
        for &photo in photos {
            self.shelf.release(photo);
        }
        self.unqueued(photos);
    }

    pub(super) fn unqueued(&mut self, photos: &[PhotoId]) {
        self.background.remove(photos);
        self.leave_unprepared(photos);
    }

    pub(super) fn resumed(&mut self) {
        self.background.paused = false;
        self.start_for_the_background();
    }

    /// A network that failed gets another chance; one that the visitor cancelled stays away.
    fn start_for_the_background(&mut self) {
        let stopped = self.state.network == (Network::Stopped { cancelled: false });
        if stopped && self.background.next(true, |_| false).is_some() {
            self.start();
        }
    }
}

/// Requests.
impl Reader {
    /// Sends the next photo, if the worker has nothing else to do.
    pub(super) fn send_behind(&mut self) {
        if self.measures() || !self.queue.is_ready() {
            return;
        }
        let network = self.worker.as_ref().and_then(|of| of.network.as_ref());
        let exact = network.is_some_and(|network| network.exact);
        if self.background.next(exact, |_| false).is_none() {
            return;
        }
        if self.is_swollen_between_two_photos() {
            return self.renew_worker();
        }
        if let Some(ready) = self.take_prepared(exact) {
            return self.send_prepared(ready);
        }
        if !self.preparing.is_busy()
            && let Some(photo) = self.background.next(exact, |_| false)
        {
            self.send_from_file(photo);
        }
    }

    fn send_prepared(&mut self, ready: Ready) {
        let sent = Sent {
            request: self.queue.number(),
            photo: ready.photo,
            way: ready.way,
            own: ready.prepared.own,
        };
        let infer = Request::Infer {
            id: sent.request,
            prepared: ready.prepared,
            mirrored: false,
        };
        self.send_sent(sent, infer, None, vec![ready.pixels]);
    }

    fn send_from_file(&mut self, photo: PhotoId) {
        let sent = Sent {
            request: self.queue.number(),
            photo,
            way: self.way_behind(photo),
            own: false,
        };
        let read = Request::Read {
            id: sent.request,
            photo: photo.0,
            framing: sent.way.framing,
            detail: Default::default(),
        };
        self.send_sent(sent, read, Some(photo), vec![]);
    }

    fn send_sent(
        &mut self,
        sent: Sent,
        request: Request,
        file: Option<PhotoId>,
        buffers: Vec<Buffer>,
    ) {
        if self.queue.send(sent.request) {
            self.background.sent = Some(sent);
            self.commands.push(Command::Post {
                request,
                file,
                buffers,
            });
        }
    }

    /// Whether the worker has the speed test to do.
    pub(super) fn measures(&self) -> bool {
        let runs = self.state.speed.as_ref().is_some_and(SpeedRun::is_running);
        runs || self.measuring
    }

    /// The way in which the background reads a photo.
    pub(super) fn way_behind(&self, photo: PhotoId) -> Way {
        self.background.way_of(photo, self.state.wanted.framing)
    }

    /// Only the end of a worker gives its memory back. What is not kept would have to come over the line
    /// again.
    fn is_swollen_between_two_photos(&self) -> bool {
        let memory = self.worker.as_ref().and_then(|worker| worker.memory);
        memory.is_some_and(WorkerMemory::is_swollen) && self.state.not_kept.is_none()
    }

    /// A job that was left in the middle of its pass goes on as the background's, where its photo waits
    /// there.
    pub(super) fn take_over_a_job_that_was_left(&mut self) {
        let job = self.state.job.as_ref().map(|job| job.request);
        let left = self.sent_job.take_if(|sent| job != Some(sent.request));
        let left = left.filter(|sent| self.queue.has(sent.request));
        if let Some(left) = left
            && self.background.sent.is_none()
            && self.background.waits_for(left.photo, left.way)
        {
            self.background.sent = Some(left);
        }
    }
}

/// Answers.
impl Reader {
    /// Keeps a finding, and tells it where the background waited for it.
    pub(super) fn keep_behind(&mut self, finding: FindingRef) {
        self.shelf.keep(finding.clone());
        self.found_behind(finding);
    }

    /// Tells a finding where the background waited for it.
    pub(super) fn found_behind(&mut self, finding: FindingRef) {
        self.deaths = 0;
        let Finding {
            photo, way, exact, ..
        } = *finding;
        if self.background.found(photo, way, exact) {
            self.renewed_after = None;
            let finding = self.under_the_chosen(finding);
            self.tell_behind(BackgroundNews::Found(finding));
        }
    }

    /// Tells that a photo cannot be read, where the background waited for it.
    pub(super) fn not_found_behind(&mut self, photo: PhotoId, way: Way, failure: Failure) {
        if self.background.not_found(photo, way) {
            self.tell_behind(BackgroundNews::NotFound { photo, failure });
        }
    }

    pub(super) fn tell_behind(&mut self, news: BackgroundNews) {
        self.commands.push(Command::Background(news));
    }

    /// The photo that the worker reads and for which the background waits.
    fn reading_behind(&self) -> Option<PhotoId> {
        let job = self.state.job.as_ref();
        let job = job.filter(|job| self.queue.has(job.request));
        let at_the_worker = job.map(|job| (job.photo, job.way));
        let behind = self.background.sent.map(|sent| (sent.photo, sent.way));
        let (photo, way) = at_the_worker.or(behind)?;
        self.background.waits_for(photo, way).then_some(photo)
    }

    /// Tells the page which photo is being read now, and shows the rest in the state.
    pub(super) fn show_background(&mut self) {
        let reading = self.reading_behind();
        let told = self.background.told;
        if told != reading {
            self.background.told = reading;
            if let Some(photo) = told.filter(|&photo| self.background.waits(photo)) {
                self.tell_behind(BackgroundNews::Waits(photo));
            }
            if let Some(photo) = reading {
                self.tell_behind(BackgroundNews::Began(photo));
            }
        }
        self.state.background = self.background.state(reading);
    }
}

/// The end of a worker.
impl Reader {
    /// Notes that the worker ended by itself. Returns whether the background alone had given it work.
    pub(super) fn worker_ended_behind(&mut self) -> bool {
        if let Some(photo) = self.reading_behind()
            && self.background.ends_a_worker(photo) == Some(AfterEnd::GivenUp)
        {
            let failure = worker_died();
            self.tell_behind(BackgroundNews::NotFound { photo, failure });
        }
        let sent = self.background.sent.map(|sent| sent.request);
        let job = self.state.job.as_ref().map(|job| job.request);
        sent.is_some() && sent != job
    }
}

pub(super) fn worker_died() -> Failure {
    Failure {
        kind: FailureKind::WorkerDied,
        cause: Cause::WorkerEnded,
        message: "The neural network stopped twice without a message while it read this photo, \
                  perhaps for lack of memory."
            .to_owned(),
    }
}

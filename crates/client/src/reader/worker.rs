//! The life of a worker: its start, its end, and the next one.
//!
//! A worker that dies is started again once by itself, and its job is asked for once more; then the
//! visitor decides. A worker with threads that dies, or has too little memory, gives way to the one
//! without, for as long as the page is open.

use super::command::Command;
use super::event::WorkerId;
use super::machine::{Reader, Worker};
use super::notice::{NoticeKind, Remedy};
use super::speed::SpeedRun;
use super::state::{Job, Network, Purpose};
use crate::variant::{Abilities, Choice, Setback, Variant, choose};
use camlens_core::protocol::Preview as PreviewWish;
use camlens_core::protocol::{FailureKind, Request};

impl Reader {
    /// Starts a worker in the place of any other, by the visitor's wish.
    pub(super) fn start(&mut self) {
        self.deaths = 0;
        self.state.notice = None;
        self.start_worker();
    }

    pub(super) fn start_worker(&mut self) {
        let again = self.worker.is_some() || self.deaths > 0;
        self.end_worker(Network::Starting { again });
        let (variant, threads) = (self.setup.variant, self.setup.threads);
        let able = self.setup.abilities;
        let abilities = Abilities {
            // A quick build of the site has one worker only.
            relaxed_simd: able.relaxed_simd && self.folder_of(Variant::Relaxed).is_some(),
            ..able
        };
        let choice = choose(variant, threads, abilities, self.befell);
        self.state.setback = choice.setback;
        if self.folder_of(choice.variant).is_none() {
            return self.give_up(NoticeKind::Mismatch, Remedy::Reload);
        }
        self.launch(choice);
    }

    /// Starts another worker like this one, of which the page shows nothing.
    pub(super) fn renew_worker(&mut self) {
        let choice = self.worker.as_ref().map(|worker| worker.choice);
        self.drop_worker();
        self.arrives_anew();
        if let Some(choice) = choice {
            self.launch(choice);
        }
    }

    /// Starts another worker in the place of one that ended behind what the page shows.
    fn replace_worker(&mut self) {
        if self.is_ready() && self.state.preview().is_none() {
            self.renew_worker();
        } else {
            self.start_worker();
        }
    }

    fn launch(&mut self, choice: Choice) {
        self.last_worker += 1;
        let worker = WorkerId(self.last_worker);
        self.worker = Some(Worker {
            id: worker,
            choice,
            listens: false,
            network: None,
            memory: None,
        });
        self.commands.push(Command::Start { worker, choice });
    }

    /// The worker says that it listens: it is asked to load the network, if it is of this page.
    pub(super) fn worker_listens(&mut self, build: &str) {
        let preview = if self.stops_at_the_preview() {
            PreviewWish::Only
        } else {
            self.setup.preview
        };
        let variant = self.worker.as_ref().map(|worker| worker.choice.variant);
        let expected = variant.and_then(|variant| self.folder_of(variant));
        match (expected == Some(build), self.setup.model.clone()) {
            (true, Some(model)) => self.post(Request::Load { model, preview }, None),
            _ => return self.mismatch(),
        }
        if let Some(worker) = &mut self.worker {
            worker.listens = true;
        }
    }

    /// Whether a worker that loads the network stops at the preview.
    pub(super) fn stops_at_the_preview(&self) -> bool {
        self.halted || self.setup.preview == PreviewWish::Only
    }

    /// The browser did not start the worker.
    pub(super) fn worker_refused(&mut self) {
        if !self.falls_back(Setback::NotStarted) {
            self.give_up(NoticeKind::NotStarted, Remedy::Start);
        }
    }

    /// The worker ended by itself.
    pub(super) fn worker_died(&mut self) {
        let listened = self.worker.as_ref().is_some_and(|worker| worker.listens);
        let setback = if listened {
            Setback::Ended
        } else {
            Setback::NotStarted
        };
        let behind = self.worker_ended_behind();
        if behind && self.background.pauses_for_its_ends() {
            return self.died_again(listened);
        }
        if self.falls_back(setback) {
            return;
        }
        if behind {
            return self.replace_worker();
        }
        self.deaths += 1;
        if self.deaths > 1 {
            return self.died_again(listened);
        }
        let reading = self.state.job.is_some();
        self.tell(NoticeKind::DiedOnce { reading }, None, None);
        if let Some(notice) = &mut self.state.notice {
            notice.lost = false;
        }
        self.start_worker();
    }

    /// A worker that ended twice is not started again by itself.
    fn died_again(&mut self, listened: bool) {
        let read = self.job_at_the_worker();
        // A refinement that ended two workers would end the next one, too.
        if read
            .as_ref()
            .is_some_and(|job| job.purpose == Purpose::Refining)
        {
            self.leave_as_preview();
        }
        let coarser = read.and_then(|job| Some((job.way.resolution.coarser()?, job)));
        if let Some((coarser, job)) = coarser {
            self.state.job = None;
            self.back_to_the_photo(job.photo);
            let kind = NoticeKind::DiedAt(job.way.resolution.short_side);
            return self.give_up(kind, Remedy::ReadAt(coarser));
        }
        let kind = if listened {
            NoticeKind::DiedAgain
        } else {
            NoticeKind::NotStarted
        };
        self.give_up(kind, Remedy::Start);
    }

    /// The job that the worker was reading.
    fn job_at_the_worker(&self) -> Option<Job> {
        let job = self.state.job.as_ref();
        job.filter(|job| self.queue.has(job.request)).cloned()
    }

    /// The promise of threads at the next visit is taken back.
    pub(super) fn never_isolated(&mut self) {
        self.setup.abilities.soon = false;
        if self.state.setback == Some(Setback::NotYet) {
            self.state.setback = Some(Setback::NotIsolated);
        }
    }

    /// Starts the build without threads in the place of the one with threads; the job goes on
    /// waiting. Returns `false`, with nothing done, where no threads can be done without.
    pub(super) fn falls_back(&mut self, setback: Setback) -> bool {
        let worker = self.worker.as_ref();
        let threads = worker.is_some_and(|worker| worker.choice.variant != Variant::Simd);
        if threads {
            self.befell = Some(setback);
            self.start_worker();
        }
        threads
    }

    pub(super) fn mismatch(&mut self) {
        self.give_up(NoticeKind::Mismatch, Remedy::Reload);
    }

    /// Ends the worker, and leaves it to the visitor to go on.
    pub(super) fn give_up(&mut self, kind: NoticeKind, remedy: Remedy) {
        let other_build = kind.name() == FailureKind::BuildMismatch.name();
        let remedy = if other_build { Remedy::Reload } else { remedy };
        self.stop(false);
        self.tell(kind, None, Some(remedy));
    }

    pub(super) fn stop(&mut self, cancelled: bool) {
        self.end_worker(Network::Stopped { cancelled });
    }

    /// Ends the worker, and forgets all that was known of it. The job goes on waiting.
    fn end_worker(&mut self, network: Network) {
        self.drop_worker();
        self.state.network = network;
        self.state.download = None;
        self.arrives_anew();
        self.state.not_kept = None;
        if self.state.speed.as_ref().is_some_and(SpeedRun::is_running) {
            self.state.speed = None;
        }
        if let Some(job) = &mut self.state.job {
            job.stage = None;
        }
    }

    /// Ends the worker, and with it the request that it has. The page does not show it.
    fn drop_worker(&mut self) {
        if self.worker.take().is_some() {
            self.commands.push(Command::End);
        }
        self.queue.close();
        self.background.sent = None;
        self.measuring = false;
    }

    /// The finding on the screen stays a preview's until the visitor wants it otherwise.
    pub(super) fn leave_as_preview(&mut self) {
        self.state.job = None;
        self.state.left_as_preview = true;
    }

    pub(super) fn folder_of(&self, variant: Variant) -> Option<&str> {
        let builds = &self.setup.builds;
        let build = builds.iter().find(|(other, _)| *other == variant)?;
        Some(&build.1)
    }
}

//! The reader's memory, and the few moves that all others are made of.

use super::arrival::{Arriving, NetworkBytes};
use super::background::{Background, Sent};
use super::chosen_head::ChosenHead;
use super::command::{Command, Remembered};
use super::event::{FetchId, WorkerId};
use super::idle::Idle;
use super::notice::{Notice, NoticeKind, Remedy};
use super::patience::Patience;
use super::preparing::Preparing;
use super::queue::Queue;
use super::state::{Job, Network, Purpose, State};
use super::worker_memory::WorkerMemory;
use crate::finding::{FindingRef, LoadedNetwork, PhotoId};
use crate::shelf::{Photo, Shelf};
use crate::variant::{Abilities, Choice, Setback, Variant};
use crate::way::Way;
use camlens_core::framing::Framing;
use camlens_core::protocol::{Preview, Request};
use std::sync::Arc;

/// What is known before the first event, and stays.
#[derive(Debug, Clone, PartialEq)]
pub struct Setup {
    /// The build that the page's address asks for.
    pub variant: Option<Variant>,
    /// The number of threads that the page's address asks for.
    pub threads: Option<usize>,
    pub abilities: Abilities,
    /// The builds beside the page, by the names of their folders.
    pub builds: Vec<(Variant, String)>,
    /// The absolute address of the network's manifest.
    pub model: Option<String>,
    /// The network's bytes; 0 where the document does not say them.
    pub network: NetworkBytes,
    /// Whether the worker may answer from a preview; [`Preview::Only`]: the download stops there.
    pub preview: Preview,
    /// The way in which the first photo is read.
    pub wanted: Way,
}

/// A worker that runs, or starts.
pub(super) struct Worker {
    pub id: WorkerId,
    pub choice: Choice,
    /// The worker said that it listens.
    pub listens: bool,
    pub network: Option<LoadedNetwork>,
    /// `None` until the network is exact, and where the worker does not tell.
    pub memory: Option<WorkerMemory>,
}

/// The page's end of the conversation with the worker.
///
/// Whatever happens is told to [`Reader::step`], which answers with what is to be done; the page
/// shows [`Reader::state`].
pub struct Reader {
    pub(super) setup: Setup,
    pub(super) state: State,
    pub(super) shelf: Shelf,
    pub(super) chosen_head: ChosenHead,
    pub(super) queue: Queue,
    pub(super) background: Background,
    pub(super) preparing: Preparing,
    /// The request of the job that was sent last.
    pub(super) sent_job: Option<Sent>,
    pub(super) patience: Patience,
    pub(super) idle: Idle,
    /// The time of the present event, in milliseconds.
    pub(super) now_ms: f64,
    /// The bytes on their way to the worker that runs.
    pub(super) arriving: Arriving,
    /// The network's bytes that are missing, as far as the page knows.
    pub(super) missing: NetworkBytes,
    pub(super) worker: Option<Worker>,
    /// The number of the last worker that was started.
    pub(super) last_worker: u32,
    /// The last thing that befell a build with threads on this page.
    pub(super) befell: Option<Setback>,
    /// Workers that ended by themselves since one last read a photo.
    pub(super) deaths: u32,
    /// The photo on the screen when a swollen worker was last replaced.
    pub(super) renewed_after: Option<PhotoId>,
    /// The download stopped at the preview by the visitor's wish: another worker's stops there, too.
    pub(super) halted: bool,
    /// The worker was asked for a pass of the speed test and has not answered.
    pub(super) measuring: bool,
    /// The number of the last wish for a photo: a sample that comes after another wish is dropped.
    pub(super) wish: u32,
    pub(super) commands: Vec<Command>,
}

impl Reader {
    /// A reader before its first event.
    pub fn new(setup: Setup) -> Self {
        Self {
            state: State::new(setup.wanted),
            missing: setup.network,
            setup,
            shelf: Shelf::default(),
            chosen_head: ChosenHead::default(),
            queue: Queue::default(),
            background: Background::default(),
            preparing: Preparing::default(),
            sent_job: None,
            patience: Patience::default(),
            idle: Idle::default(),
            now_ms: 0.0,
            arriving: Arriving::default(),
            worker: None,
            last_worker: 0,
            befell: None,
            deaths: 0,
            renewed_after: None,
            halted: false,
            measuring: false,
            wish: 0,
            commands: Vec::new(),
        }
    }

    /// The state after the last event.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The worker that runs or starts.
    pub fn worker(&self) -> Option<WorkerId> {
        self.worker.as_ref().map(|worker| worker.id)
    }

    /// The worker that prepares photos.
    pub fn preparer(&self) -> Option<WorkerId> {
        self.preparing.preparer.as_ref().map(|of| of.id)
    }

    /// Puts a photo on the shelf, for an event that names it. The next event drops it otherwise.
    pub fn add(&mut self, photo: Photo) -> PhotoId {
        self.shelf.add(photo)
    }

    /// Puts a photo of the gallery on the shelf, where it stays until it is removed.
    pub fn hold(&mut self, photo: Photo) -> PhotoId {
        let id = self.shelf.add(photo);
        self.shelf.hold(id);
        id
    }

    /// The photo of this number: of the state, of the background, or one of the last on the screen.
    pub fn photo(&self, id: PhotoId) -> Option<Arc<Photo>> {
        self.shelf.photo(id)
    }

    /// The finding of a photo that was read this way, under the head that is chosen, as long as it is at
    /// hand.
    pub fn finding(&self, photo: PhotoId, way: Way) -> Option<FindingRef> {
        let finding = self.shelf.finding(photo, way)?;
        Some(self.under_the_chosen(finding))
    }

    pub(super) fn post(&mut self, request: Request, file: Option<PhotoId>) {
        self.commands.push(Command::Post {
            request,
            file,
            buffers: vec![],
        });
    }

    pub(super) fn remember(&mut self, wish: Remembered) {
        self.commands.push(Command::Remember(wish));
    }

    /// Puts a notice about the visitor's last wish in the place of any other.
    pub(super) fn tell(&mut self, kind: NoticeKind, file: Option<String>, remedy: Option<Remedy>) {
        self.state.notice = Some(Notice {
            kind,
            file,
            remedy,
            lost: true,
        });
    }

    /// A wish for another photo: samples that are on their way do not count any more.
    pub(super) fn new_wish(&mut self) -> FetchId {
        self.wish += 1;
        FetchId(self.wish)
    }

    /// Wants a photo to be read, in the place of any other job. One that the worker reads in this way
    /// already is not read twice.
    pub(super) fn want(&mut self, photo: PhotoId, way: Way, purpose: Purpose) {
        let sent = self.background.sent_for(photo, way);
        self.state.job = Some(Job {
            request: sent.unwrap_or_else(|| self.queue.number()),
            photo,
            way,
            purpose,
            stage: None,
            first_pass: None,
        });
    }

    /// Puts a finding of the network on the screen, under the head that is chosen.
    pub(super) fn show(&mut self, finding: FindingRef) {
        self.deaths = 0;
        self.state.left_as_preview = false;
        self.shelf.turn_to(finding.photo);
        self.show_under_the_chosen(finding);
    }

    /// Photo, framing and resolution are those of the finding on the screen again, where there is
    /// one; in the address, too.
    pub(super) fn back_to_the_finding(&mut self) {
        let Some(shown) = self.state.shown.clone() else {
            return;
        };
        self.choose_way(shown.way);
        if self.state.photo != Some(shown.photo) {
            let photo = self.photo(shown.photo);
            let sample = photo.and_then(|photo| photo.origin.sample());
            self.remember(Remembered::Photo(sample));
        }
        self.state.photo = Some(shown.photo);
    }

    /// The same, if the finding on the screen is of this photo.
    pub(super) fn back_to_the_photo(&mut self, photo: PhotoId) {
        if self
            .state
            .shown
            .as_ref()
            .is_some_and(|shown| shown.photo == photo)
        {
            self.back_to_the_finding();
        }
    }

    /// Chooses the way in which a finding was read. The wish for a resolution stays where the framing
    /// has no other one.
    pub(super) fn choose_way(&mut self, way: Way) {
        self.choose_framing(way.framing);
        if way.framing.can_be_finer() {
            self.state.wanted.resolution = way.resolution;
            self.remember(Remembered::Resolution(way.resolution));
        }
    }

    pub(super) fn choose_framing(&mut self, framing: Framing) {
        if self.state.wanted.framing != framing {
            self.state.wanted.framing = framing;
            self.remember(Remembered::Framing(framing));
        }
    }

    /// Sends the job to the worker, or a photo of the background behind it, if it can take one.
    pub(super) fn send(&mut self) {
        self.take_over_a_job_that_was_left();
        let Some(job) = &self.state.job else {
            return self.send_behind();
        };
        let request = Request::Read {
            id: job.request,
            photo: job.photo.0,
            framing: job.way.framing,
            detail: job.pass().detail(),
        };
        let sent = Sent {
            request: job.request,
            photo: job.photo,
            way: job.way,
            own: false,
        };
        if self.queue.send(sent.request) {
            self.sent_job = Some(sent);
            self.post(request, Some(sent.photo));
        }
    }

    /// Drops the photos that nothing is about any more, but for those of the background and the last
    /// ones of the screen.
    pub(super) fn tidy(&mut self) {
        let job = self.state.job.as_ref().map(|job| job.photo);
        let shown = self.state.shown.as_ref().map(|shown| shown.photo);
        let used = [self.state.photo, job, shown];
        self.shelf.tidy(|id| used.contains(&Some(id)));
    }

    /// Whether the page shows the network as ready.
    pub(super) fn is_ready(&self) -> bool {
        matches!(self.state.network, Network::Ready { .. })
    }

    /// Whether the running worker has loaded its network.
    pub(super) fn has_network(&self) -> bool {
        let worker = self.worker.as_ref();
        worker.is_some_and(|worker| worker.network.is_some())
    }
}

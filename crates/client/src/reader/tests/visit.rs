//! A visitor and a made-up worker, for the scenarios.

use crate::finding::samples::{answer, buffers, build, head_buffers};
use crate::finding::{FindingRef, PhotoId};
use crate::reader::*;
use crate::shelf::{Origin, Photo};
use crate::variant::{Abilities, Choice, Variant};
use crate::way::{Resolution, Way};
use camlens_core::framing::{Detail, Framing, ShortSide};
use camlens_core::protocol::{
    Cause, Failure, FailureKind, LoadTiming, Preview as PreviewWish, Request, Response, Stage,
};
use camlens_core::resnet50::INPUT;

pub(super) const MODEL: &str = "https://here/model/model.json?version=1";

/// Milliseconds between two events, unless a story says otherwise: nothing is a double click.
const STEP_MS: f64 = 1000.0;

pub(super) const FINEST: Resolution = Resolution {
    short_side: ShortSide::Finest,
    mirrored: false,
};

pub(super) const MIRRORED: Resolution = Resolution {
    short_side: ShortSide::Standard,
    mirrored: true,
};

/// A computer with so many cores, on a page that is isolated.
pub(super) fn setup(cores: usize) -> Setup {
    Setup {
        variant: None,
        threads: None,
        abilities: Abilities {
            isolated: true,
            secure: true,
            soon: false,
            shared_memory: true,
            relaxed_simd: false,
            cores,
        },
        builds: [Variant::Simd, Variant::Threads, Variant::Relaxed]
            .map(|variant| (variant, format!("{}-0a1b", variant.name())))
            .into(),
        model: Some(MODEL.to_owned()),
        network: NetworkBytes {
            total: 100,
            before_preview: 50,
        },
        preview: PreviewWish::Early,
        wanted: Way::default(),
    }
}

/// A failure that the worker tells of.
pub(super) fn failure(kind: FailureKind) -> Failure {
    Failure {
        kind,
        cause: Cause::Other,
        message: "It did not work. Try another way.".to_owned(),
    }
}

/// A page that is open, and the world around it.
pub(super) struct Visit {
    pub reader: Reader,
    pub now_ms: f64,
    /// All that the reader wanted done.
    pub done: Vec<Command>,
    /// What was wanted done since the last event.
    pub last: Vec<Command>,
    /// The worker's network is exact; it stays so through its end, and the next worker says anew.
    exact: bool,
    /// Bytes of memory that the worker has taken, as it says with its network and with each reading.
    pub memory: u64,
}

impl Visit {
    /// Opens the page, with one thread and the sample chelsea on its way.
    pub fn new() -> Self {
        Self::with(setup(1))
    }

    pub fn with(setup: Setup) -> Self {
        let mut visit = Self {
            reader: Reader::new(setup),
            now_ms: 0.0,
            done: Vec::new(),
            last: Vec::new(),
            exact: true,
            memory: 1 << 20,
        };
        visit.tell(Event::Opened(Some("chelsea")));
        visit
    }

    /// A page that has read chelsea with the exact network.
    pub fn done() -> Self {
        let mut visit = Self::new();
        visit.chelsea_comes();
        visit.worker_brings(true);
        visit.worker_reads();
        visit
    }

    /// A page that shows a preview's answer for chelsea; the rest of the network is coming.
    pub fn previewed() -> Self {
        let mut visit = Self::new();
        visit.chelsea_comes();
        visit.worker_brings(false);
        visit.worker_reads();
        visit
    }

    pub fn state(&self) -> &State {
        self.reader.state()
    }

    /// The next event, a second later.
    pub fn tell(&mut self, event: Event) {
        self.now_ms += STEP_MS;
        self.tell_at_once(event);
    }

    /// The next event, at the same time.
    pub fn tell_at_once(&mut self, event: Event) {
        self.last = self.reader.step(self.now_ms, event);
        self.done.extend(self.last.iter().cloned());
    }

    /// The visitor waits, and the timer that was asked for goes off.
    pub fn wait(&mut self, milliseconds: f64) {
        self.now_ms += milliseconds;
        self.tell_at_once(Event::Woken);
    }

    // Photos.

    pub fn chelsea_comes(&mut self) -> PhotoId {
        self.sample_comes("chelsea")
    }

    /// The sample that was asked for last comes.
    pub fn sample_comes(&mut self, sample: &'static str) -> PhotoId {
        let fetch = self.fetch();
        self.fetched(fetch, sample)
    }

    /// The number of the last fetch that was asked for.
    pub fn fetch(&self) -> FetchId {
        let fetches = self.done.iter().rev();
        let mut fetches = fetches.filter_map(|done| match done {
            Command::Fetch { fetch, .. } => Some(*fetch),
            _ => None,
        });
        fetches.next().unwrap()
    }

    pub fn fetched(&mut self, fetch: FetchId, sample: &'static str) -> PhotoId {
        let photo = self.reader.add(Photo {
            name: format!("{sample}.png"),
            alt: String::new(),
            origin: Origin::Sample(sample),
        });
        self.tell(Event::Fetched { fetch, photo });
        photo
    }

    /// The visitor drops so many files, of which this is the first.
    pub fn give(&mut self, name: &str) -> PhotoId {
        let photo = self.reader.add(Photo {
            name: name.to_owned(),
            alt: String::new(),
            origin: Origin::Visitor,
        });
        self.tell(Event::Given { photo });
        photo
    }

    pub fn choose(&mut self, resolution: Resolution) {
        self.tell(Event::ResolutionChosen(resolution));
    }

    // The worker.

    /// The number of the worker that was started last.
    pub fn worker(&self) -> WorkerId {
        self.started().0
    }

    pub fn choice(&self) -> Choice {
        self.started().1
    }

    fn started(&self) -> (WorkerId, Choice) {
        let mut starts = self.done.iter().rev().filter_map(|done| match done {
            Command::Start { worker, choice } => Some((*worker, *choice)),
            _ => None,
        });
        starts.next().unwrap()
    }

    /// How many workers were started.
    pub fn starts(&self) -> usize {
        let start = |done: &&Command| matches!(done, Command::Start { .. });
        self.done.iter().filter(start).count()
    }

    pub fn hear(&mut self, heard: Heard) {
        let worker = self.worker();
        self.tell(Event::Heard { worker, heard });
    }

    pub fn worker_says(&mut self, response: Response) {
        self.hear(Heard::Said(response, vec![]));
    }

    pub fn worker_dies(&mut self) {
        self.hear(Heard::Died("unreachable".to_owned()));
    }

    pub fn worker_listens(&mut self) {
        let build = format!("{}-0a1b", self.choice().variant.name());
        self.worker_says(Response::Ready { build });
    }

    /// So many bytes of 100 are there.
    pub fn bytes_come(&mut self, done: u64) {
        self.worker_says(Response::Downloading {
            done,
            total: 100,
            stored: 0,
            before_preview: 50_u64.saturating_sub(done),
            speed: Some(2.0),
            left: Some((100 - done) as f64 / 2.0),
        });
    }

    /// The worker has a network from now on: a preview, or the exact one.
    pub fn worker_loads(&mut self, exact: bool) {
        self.exact = exact;
        let loaded = Response::Loaded {
            network: "resnet50".to_owned(),
            build: build(),
            timing: LoadTiming {
                lay_out: 1.0,
                warm_up: 1.0,
                memory: self.memory,
            },
            exact,
            spec: INPUT,
        };
        self.hear(Heard::Said(loaded, head_buffers()));
    }

    /// From the worker's start to its network.
    pub fn worker_brings(&mut self, exact: bool) {
        self.worker_listens();
        self.bytes_come(if exact { 100 } else { 50 });
        self.worker_says(Response::Preparing);
        self.worker_loads(exact);
    }

    /// The reading that the worker was asked for last.
    pub fn asked(&self) -> Asked {
        let mut reads = self.done.iter().rev().filter_map(asked);
        reads.next().unwrap()
    }

    /// The readings that were asked for by the last event.
    pub fn asked_now(&self) -> Vec<Asked> {
        self.last.iter().filter_map(asked).collect()
    }

    /// The worker answers the reading that it was asked for last.
    pub fn worker_reads(&mut self) {
        let asked = self.asked();
        self.worker_reads_this(asked);
    }

    pub fn worker_reads_this(&mut self, asked: Asked) {
        let worker = self.worker();
        self.answer_of(worker, asked, 1.0);
    }

    /// A reading of this worker, with this number in every cell.
    pub fn answer_of(&mut self, worker: WorkerId, asked: Asked, feature: f32) {
        let (mut response, _) = answer(asked.id, asked.way(), self.exact);
        if let Response::Read { timing, .. } = &mut response {
            timing.memory = self.memory;
        }
        let heard = Heard::Said(response, buffers(asked.way(), feature));
        self.tell(Event::Heard { worker, heard });
    }

    pub fn worker_fails(&mut self, kind: FailureKind) {
        let id = Some(self.asked().id);
        let failure = failure(kind);
        self.worker_says(Response::Failed { id, failure });
    }

    pub fn worker_is_at(&mut self, stage: Stage) {
        let id = self.asked().id;
        self.worker_says(Response::Working { id, stage });
    }

    /// The wish for a preview with which the network was asked for last.
    pub fn preview_wish(&self) -> PreviewWish {
        let mut loads = self.done.iter().rev().filter_map(|done| match done {
            Command::Post {
                request: Request::Load { preview, .. },
                ..
            } => Some(*preview),
            _ => None,
        });
        loads.next().unwrap()
    }

    /// Whether the last event led to this request.
    pub fn posts(&self, wanted: &Request) -> bool {
        let post =
            |done: &Command| matches!(done, Command::Post { request, .. } if request == wanted);
        self.last.iter().any(post)
    }

    pub fn remembers(&self, wish: Remembered) -> bool {
        self.last.contains(&Command::Remember(wish))
    }

    // The screen.

    pub fn shown(&self) -> FindingRef {
        self.state().shown.clone().unwrap()
    }

    pub fn notice(&self) -> Option<NoticeKind> {
        self.state().notice.as_ref().map(|of| of.kind.clone())
    }

    pub fn remedy(&self) -> Option<Remedy> {
        self.state().notice.as_ref()?.remedy
    }

    /// The visitor takes the way out that the notice offers.
    pub fn take_the_way_out(&mut self) {
        let remedy = self.remedy().unwrap();
        self.tell(Event::Remedied(remedy));
    }
}

/// A reading that the worker was asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Asked {
    pub id: u32,
    pub photo: PhotoId,
    pub framing: Framing,
    pub detail: Detail,
}

impl Asked {
    fn way(self) -> Way {
        Way {
            framing: self.framing,
            resolution: Resolution {
                short_side: self.detail.short_side,
                mirrored: false,
            },
        }
    }
}

fn asked(done: &Command) -> Option<Asked> {
    match *done {
        Command::Post {
            request:
                Request::Read {
                    id,
                    photo,
                    framing,
                    detail,
                },
            file,
            ..
        } => {
            assert_eq!(file, Some(PhotoId(photo)), "the file goes with its number");
            Some(Asked {
                id,
                photo: PhotoId(photo),
                framing,
                detail,
            })
        }
        _ => None,
    }
}

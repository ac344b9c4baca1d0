//! What the page knows, as signals that every component shares.

use super::ask::{Ask, Subject};
use super::coming::Coming;
use super::conversation::Talk;
use super::given::{BlobAddress, Photo};
use super::look::{Choices, LookState, Shown};
use super::preview::Waits;
use super::speed::SpeedRun;
use super::variant::Setback;
use super::wish::{Grid, Pass};
use camlens_core::cam::ActivationMap;
use camlens_core::framing::{Frame, Framing};
use camlens_core::labels::Class;
use camlens_core::protocol::{Build, Decoder, Stage, Timing};
use camlens_core::reading::{Prediction, Ranking, Reading};
use leptos::prelude::*;
use std::rc::Rc;

/// A signal of something that belongs to the page's own thread.
pub type Local<T> = RwSignal<T, LocalStorage>;

/// How many of the best classes are offered.
pub const TOP: usize = 5;

/// How far the network is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Network {
    /// The worker is starting; `again` after an end.
    Starting {
        again: bool,
    },
    Downloading {
        done: u64,
        total: u64,
    },
    Preparing,
    Ready(Build),
    /// There is no worker; `cancelled` when the visitor wanted it so.
    Stopped {
        cancelled: bool,
    },
}

/// A photo with what the network said of it.
#[derive(Debug)]
pub struct Finding {
    pub photo: Rc<Photo>,
    /// The still that was read, where the photo moves; else the photo's own address.
    pub picture: Option<Rc<BlobAddress>>,
    pub still: bool,
    pub decoder: Decoder,
    pub frame: Frame,
    /// How finely it was read.
    pub grid: Grid,
    pub timing: Timing,
    pub build: Build,
    /// The exact network read it, and not its preview.
    pub exact: bool,
    pub reading: Reading,
    /// What the network saw, RGB, of `frame.input` pixels.
    pub input: Vec<u8>,
    pub ranking: Ranking,
}

impl Finding {
    /// The best [`TOP`] classes, best first.
    pub fn top(&self) -> &[Prediction] {
        let best = self.ranking.best_first();
        &best[..TOP.min(best.len())]
    }
}

/// A message that the visitor can act on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// `data-kind`: a failure's name, or one of the page's own.
    pub kind: &'static str,
    /// The file that it is about.
    pub file: Option<String>,
    pub message: String,
    pub remedy: Option<Remedy>,
    /// What the visitor wanted came to nothing.
    pub lost: bool,
}

/// What a notice offers to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remedy {
    /// Starts the worker; what waits is read then.
    Start,
    /// Starts the worker and reads the photo again.
    ReadAgain,
    /// Opens the page anew.
    Reload,
    /// Reads the photo on this grid, which needs less memory.
    ReadAt(Grid),
}

/// The states of the status line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Starting,
    Downloading,
    Preparing,
    Ready,
    Working,
    Done,
    Failed,
}

impl State {
    /// The name in `data-state`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Starting => "starting",
            Self::Downloading => "downloading",
            Self::Preparing => "preparing",
            Self::Ready => "ready",
            Self::Working => "working",
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }

    /// Whether the visitor is waiting.
    pub fn is_busy(self) -> bool {
        matches!(
            self,
            Self::Starting | Self::Downloading | Self::Preparing | Self::Working
        )
    }

    /// The network comes first; then what was asked of it; then what came of it. A photo that
    /// failed leaves the last finding on the screen, and that one is done.
    pub fn of(network: &Network, waiting: bool, lost: bool, found: bool) -> Self {
        match network {
            Network::Starting { .. } => Self::Starting,
            Network::Downloading { .. } => Self::Downloading,
            Network::Preparing => Self::Preparing,
            Network::Stopped { .. } => Self::Failed,
            Network::Ready(_) if waiting => Self::Working,
            Network::Ready(_) if found => Self::Done,
            Network::Ready(_) if lost => Self::Failed,
            Network::Ready(_) => Self::Ready,
        }
    }
}

/// Everything that components share.
#[derive(Clone, Copy)]
pub struct Page {
    pub network: RwSignal<Network>,
    /// How far its download is.
    pub coming: RwSignal<Coming>,
    /// The network at hand is a preview.
    pub preview: RwSignal<Option<Waits>>,
    /// What a preview found is being read again, by the page's own wish.
    pub refining: RwSignal<bool>,
    /// Why the network is not kept for the next visit.
    pub unkept: RwSignal<Option<&'static str>>,
    /// The photo that the page is about: asked for, or read.
    pub photo: Local<Option<Rc<Photo>>>,
    /// The framing that was asked for.
    pub framing: RwSignal<Framing>,
    /// The grid that was asked for, where the framing has several.
    pub grid: RwSignal<Grid>,
    /// The last photo that was read; it stays until the next one is.
    pub finding: Local<Option<Rc<Finding>>>,
    /// The class whose map is shown.
    pub class: RwSignal<Option<usize>>,
    /// What is asked of the map.
    pub ask: Ask,
    /// The map on the stage: of [`Self::class`], or of what is compared.
    pub map: Memo<Option<ActivationMap>>,
    /// A photo was asked for and has not been answered.
    pub waiting: RwSignal<bool>,
    /// The visitor has been waiting for the same thing for a noticeable time.
    pub slow: RwSignal<bool>,
    /// What is being done to it.
    pub stage: RwSignal<Option<Stage>>,
    /// The pass in which that is done.
    pub pass: RwSignal<Option<Pass>>,
    pub notice: RwSignal<Option<Notice>>,
    /// Something worth saying that is no failure.
    pub remark: RwSignal<Option<String>>,
    /// Why one thread computes, where several were possible or wished for.
    pub setback: RwSignal<Option<Setback>>,
    /// What was wanted last came to nothing, and the notice about it stands.
    pub lost: Memo<bool>,
    pub state: Memo<State>,
    /// The passes that were measured, for as long as the visitor wants to know.
    pub speed: RwSignal<Option<SpeedRun>>,
    /// Whether the worker was asked for a pass of it and has not answered.
    pub measuring: StoredValue<bool>,
    /// How the map is looked at.
    pub look: LookState,
    pub(super) talk: StoredValue<Talk, LocalStorage>,
}

impl Page {
    /// A page that knows nothing yet.
    pub fn new(talk: Talk, framing: Framing, choices: Choices) -> Self {
        let network = RwSignal::new(Network::Starting { again: false });
        let finding = RwSignal::new_local(None::<Rc<Finding>>);
        let class = RwSignal::new(None);
        let waiting = RwSignal::new(false);
        let notice = RwSignal::new(None::<Notice>);
        let ask = Ask::new(finding, class);
        let map = Memo::new(move |_| {
            ask.evidence
                .with(|evidence| evidence.as_ref().map(|evidence| evidence.map.clone()))
        });
        let shown = Shown {
            evidence: ask.evidence,
            framing: Memo::new(move |_| {
                finding.with(|finding| Some(finding.as_ref()?.frame.framing))
            }),
            // Zero lies in the middle of a comparison, and both sides of it mean something.
            diverging: Signal::derive(move || ask.compares()),
        };
        let lost = Memo::new(move |_| {
            notice.with(|notice| notice.as_ref().is_some_and(|notice| notice.lost))
        });
        let state = Memo::new(move |_| {
            let found = finding.with(Option::is_some);
            network.with(|network| State::of(network, waiting.get(), lost.get(), found))
        });
        Self {
            network,
            coming: RwSignal::default(),
            preview: RwSignal::new(None),
            refining: RwSignal::new(false),
            unkept: RwSignal::new(None),
            photo: RwSignal::new_local(None),
            framing: RwSignal::new(framing),
            grid: RwSignal::new(talk.wishes.grid),
            finding,
            class,
            ask,
            map,
            waiting,
            slow: RwSignal::new(false),
            stage: RwSignal::new(None),
            pass: RwSignal::new(None),
            notice,
            remark: RwSignal::new(None),
            setback: RwSignal::new(None),
            lost,
            state,
            speed: RwSignal::new(None),
            measuring: StoredValue::new(false),
            look: LookState::new(choices, shown),
            talk: StoredValue::new_local(talk),
        }
    }

    /// The name of a class.
    pub fn class_name(&self, class: usize) -> String {
        self.ask.name(Subject::Class(class))
    }

    /// All that the table has on a class.
    pub fn class_entry(&self, class: usize) -> Option<Class> {
        self.ask
            .with_catalogue(|catalogue| catalogue.class(class).cloned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_network_comes_first_and_then_what_came_of_the_photo() {
        let ready = Network::Ready(Build {
            variant: "simd".into(),
            threads: 1,
        });
        assert_eq!(
            State::of(&Network::Preparing, true, true, true),
            State::Preparing
        );
        assert_eq!(State::of(&ready, false, false, false), State::Ready);
        assert_eq!(State::of(&ready, true, true, true), State::Working);
        assert_eq!(State::of(&ready, false, true, true), State::Done);
        assert_eq!(State::of(&ready, false, true, false), State::Failed);
        assert_eq!(State::of(&ready, false, false, true), State::Done);
        let stopped = Network::Stopped { cancelled: true };
        assert_eq!(State::of(&stopped, false, false, true), State::Failed);
        assert!(!State::Failed.is_busy() && State::Working.is_busy());
    }
}

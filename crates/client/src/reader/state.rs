//! The state of the reader, as the page shows it.

use super::arrival::Arrival;
use super::notice::Notice;
use super::speed::SpeedRun;
use crate::finding::{FindingRef, PhotoId};
use crate::variant::Setback;
use crate::way::{Pass, Resolution, Way};
use camlens_core::framing::Framing;
use camlens_core::protocol::{Build, Failure, NotKept, Stage};

/// The state of the worker and its network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Network {
    /// The worker is starting; `again` after another one.
    Starting { again: bool },
    /// Files of the network come.
    Downloading,
    /// The network is laid out and warmed up.
    Preparing,
    /// The network answers; behind it, a fresh worker may be loading it anew.
    Ready {
        build: Build,
        /// The network is a preview.
        preview: Option<Preview>,
    },
    /// There is no worker; `cancelled` by the visitor's wish.
    Stopped { cancelled: bool },
}

/// The way of a preview to the exact network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Preview {
    /// The rest is on its way.
    Coming,
    /// The rest waits for the visitor; after a failure, with it.
    Halted(Option<Failure>),
}

/// The progress of the network's download.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Download {
    /// Bytes that are there.
    pub done: u64,
    /// Bytes of the whole network.
    pub total: u64,
    /// Bytes a second over the line, once known.
    pub speed: Option<f64>,
    /// Seconds until the rest is there, once known.
    pub left: Option<f64>,
}

impl Download {
    /// The part that is there, rounded down: 100 only for all of it.
    pub fn percent(&self) -> u64 {
        100 * self.done / self.total.max(1)
    }

    /// Whether all bytes are there.
    pub fn is_complete(&self) -> bool {
        self.total > 0 && self.done >= self.total
    }
}

/// A photo that is to be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Job {
    /// The number of the request for the pass that comes next.
    pub(super) request: u32,
    pub photo: PhotoId,
    pub way: Way,
    pub purpose: Purpose,
    /// The stage that the worker told of last.
    pub stage: Option<Stage>,
    /// The finding of the first pass, where the second one follows.
    pub(super) first_pass: Option<FindingRef>,
}

impl Job {
    /// The pass that comes next.
    pub fn pass(&self) -> Pass {
        Pass {
            resolution: self.way.resolution,
            index: usize::from(self.first_pass.is_some()),
        }
    }
}

/// The reason for a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The visitor asked for it.
    Asked,
    /// The finding of a preview is made exact, by the page's own wish.
    Refining,
}

/// Something worth saying that is no failure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// The page's address said something that was not understood: the page's own words.
    Address(String),
}

/// The photos that are read behind everything else.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BackgroundState {
    pub paused: bool,
    /// Photos that wait or are being read.
    pub left: usize,
    /// The photo that is being read, by the visitor's wish or behind it.
    pub reading: Option<PhotoId>,
}

/// All that the page shows of the reader. Cheap to clone.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    pub network: Network,
    pub download: Option<Download>,
    /// The bytes on the way to the first answer, while something comes over the line.
    pub arrival: Option<Arrival>,
    /// The reason why the network is not kept for the next visit.
    pub not_kept: Option<NotKept>,
    /// The reason for one thread.
    pub setback: Option<Setback>,
    /// The photo that the page is about: asked for, or read.
    pub photo: Option<PhotoId>,
    /// The framing and the resolution that are chosen; [`Way::read`] is what becomes of both.
    pub wanted: Way,
    /// The job that waits or is under way; see [`Self::underway`].
    pub job: Option<Job>,
    /// The finding on the screen; it stays until the next one is there.
    pub shown: Option<FindingRef>,
    /// The visitor cancelled the wish to make the finding on the screen exact.
    pub left_as_preview: bool,
    pub notice: Option<Notice>,
    pub remark: Option<Remark>,
    /// The speed test, as long as the visitor wants to see it.
    pub speed: Option<SpeedRun>,
    /// The visitor has been waiting in the same phase for a noticeable time.
    pub slow: bool,
    pub background: BackgroundState,
}

/// The phases of the status line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    Starting,
    Downloading,
    Preparing,
    Ready,
    Working,
    Done,
    Failed,
}

impl Phase {
    /// The name in the document's marks (`data-state`).
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
}

/// The button of the status line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    Cancel,
    /// Load the network.
    Load,
    /// Read the photo.
    Read,
}

/// The button beside the answer of a preview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PreviewOffer {
    /// Stop the download.
    Halt,
    /// Get the exact network.
    Complete,
    /// Make the answer exact.
    Refine,
}

impl State {
    /// Nothing read, and no worker yet.
    pub fn new(wanted: Way) -> Self {
        Self {
            network: Network::Starting { again: false },
            download: None,
            arrival: None,
            not_kept: None,
            setback: None,
            photo: None,
            wanted,
            job: None,
            shown: None,
            left_as_preview: false,
            notice: None,
            remark: None,
            speed: None,
            slow: false,
            background: BackgroundState::default(),
        }
    }

    /// The phase that the status line tells. The network comes first; then the job; then the
    /// result. A photo that failed leaves the last finding on the screen, and that one is done.
    pub fn phase(&self) -> Phase {
        match self.network {
            Network::Starting { .. } => Phase::Starting,
            Network::Downloading => Phase::Downloading,
            Network::Preparing => Phase::Preparing,
            Network::Stopped { .. } => Phase::Failed,
            Network::Ready { .. } if self.job.is_some() => Phase::Working,
            Network::Ready { .. } if self.shown.is_some() => Phase::Done,
            Network::Ready { .. } if self.is_lost() => Phase::Failed,
            Network::Ready { .. } => Phase::Ready,
        }
    }

    /// The job, unless there is no worker to do it.
    pub fn underway(&self) -> Option<&Job> {
        let stopped = matches!(self.network, Network::Stopped { .. });
        self.job.as_ref().filter(|_| !stopped)
    }

    /// Whether the finding on the screen is being made exact.
    pub fn is_refining(&self) -> bool {
        let job = self.underway();
        job.is_some_and(|job| job.purpose == Purpose::Refining)
    }

    /// The framing that is being read by the visitor's wish and is not on the screen yet.
    pub fn framing_underway(&self) -> Option<Framing> {
        let (job, shown) = self.choice_underway()?;
        (job.framing != shown.framing).then_some(job.framing)
    }

    /// The resolution that is being read by the visitor's wish and is not on the screen yet.
    pub fn resolution_underway(&self) -> Option<Resolution> {
        let (job, shown) = self.choice_underway()?;
        (job.resolution != shown.resolution).then_some(job.resolution)
    }

    /// The way of the job, and that of the finding of the same photo on the screen.
    fn choice_underway(&self) -> Option<(Way, Way)> {
        let asked = |job: &&Job| job.purpose == Purpose::Asked;
        let (job, shown) = (self.underway().filter(asked)?, self.shown.as_ref()?);
        (job.photo == shown.photo).then_some((job.way, shown.way))
    }

    /// The photo that is being read while another one is on the screen.
    pub fn incoming(&self) -> Option<PhotoId> {
        let (job, shown) = (self.underway()?, self.shown.as_ref()?);
        (job.photo != shown.photo).then_some(job.photo)
    }

    /// Whether the visitor's last wish came to nothing, and the notice about it stands.
    pub fn is_lost(&self) -> bool {
        self.notice.as_ref().is_some_and(|notice| notice.lost)
    }

    /// The preview at hand.
    pub fn preview(&self) -> Option<&Preview> {
        match &self.network {
            Network::Ready { preview, .. } => preview.as_ref(),
            _ => None,
        }
    }

    /// Whether the network at hand or the finding on the screen is a preview's.
    pub fn is_inexact(&self) -> bool {
        self.preview().is_some() || self.shows_a_preview()
    }

    /// Whether the finding on the screen is a preview's.
    pub fn shows_a_preview(&self) -> bool {
        self.shown.as_ref().is_some_and(|shown| !shown.exact)
    }

    /// The button of the status line.
    pub fn offer(&self) -> Option<Offer> {
        let stopped = matches!(self.network, Network::Stopped { .. });
        match self.phase() {
            phase if phase.is_busy() => self.slow.then_some(Offer::Cancel),
            // While there is a notice, the way back is in it.
            Phase::Failed if stopped && self.notice.is_none() => Some(Offer::Load),
            Phase::Ready if self.photo.is_some() => Some(Offer::Read),
            _ => None,
        }
    }

    /// The button beside the answer of a preview.
    pub fn preview_offer(&self) -> Option<PreviewOffer> {
        match &self.network {
            Network::Ready { preview, .. } => match preview {
                Some(Preview::Halted(_)) => Some(PreviewOffer::Complete),
                Some(Preview::Coming) => {
                    let complete = self.download.is_some_and(|of| of.is_complete());
                    (!complete).then_some(PreviewOffer::Halt)
                }
                None if self.job.is_some() => None,
                None => self.shows_a_preview().then_some(PreviewOffer::Refine),
            },
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;

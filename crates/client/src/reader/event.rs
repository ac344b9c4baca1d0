//! What the reader hears: the visitor's wishes, the worker's answers, and time.

use super::notice::{NoticeKind, Remedy};
use crate::finding::PhotoId;
use crate::way::{Resolution, Way};
use camlens_core::framing::Framing;
use camlens_core::protocol::{Buffer, Response};
use camlens_core::reading::Head;
use std::sync::Arc;

/// The number of a worker that was started. Words of one that has ended do not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkerId(pub u32);

/// The number of a sample that is being fetched. Only the last one counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FetchId(pub u32);

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// The page opens, with this sample or without any: the network is started.
    Opened(Option<&'static str>),
    /// The visitor wants a sample.
    SampleWanted(&'static str),
    /// The sample is there, as this photo of the shelf.
    Fetched {
        fetch: FetchId,
        photo: PhotoId,
    },
    /// The sample in this file did not come.
    NotFetched {
        fetch: FetchId,
        file: String,
    },
    /// The visitor gave a photo, which is read at once.
    Given {
        photo: PhotoId,
    },
    /// Photos of the shelf are to be read behind everything else, in this order, after those that wait
    /// already. A photo that waits already keeps its place.
    Queued(Vec<PhotoId>),
    /// The same for photos that are read in [`Framing::Whole`] and the standard resolution, whatever the
    /// visitor has chosen. A photo of both kinds is read once, in this way.
    QueuedWhole(Vec<PhotoId>),
    /// These photos are not to be read in the background any more; they stay on the shelf.
    Unqueued(Vec<PhotoId>),
    /// These photos are not to be read in the background any more, and the shelf drops them unless they
    /// are on the screen.
    Removed(Vec<PhotoId>),
    /// The background's photos wait until [`Event::Resumed`].
    Paused,
    Resumed,
    /// The visitor goes back or forward to a photo of the shelf, as it was read then.
    Returned {
        photo: PhotoId,
        way: Way,
    },
    /// The page itself has something to tell.
    Told(NoticeKind),
    /// The page's address said something that was not understood.
    Remarked(String),
    /// The page will not be isolated at the next visit, either: nothing of it is kept.
    NeverIsolated,
    FramingChosen(Framing),
    ResolutionChosen(Resolution),
    /// All findings are under this head from now on, the one on the screen, too; `None`: under the network's
    /// own. A head that reads other channels than the network has is not taken.
    HeadChosen(Option<Arc<Head>>),
    /// "Cancel", in the status line or beside the choice.
    Cancelled,
    /// "Load the network", in the status line.
    StartWanted,
    /// "Read this photo", in the status line.
    ReadWanted,
    /// The button of the notice.
    Remedied(Remedy),
    /// The notice is dismissed.
    Dismissed,
    /// The visitor gives other files, or takes all back: what was said of those given before is over.
    GivenAnew,
    /// "Stop the download" of what makes a preview exact.
    HaltWanted,
    /// "Get the exact network".
    CompleteWanted,
    /// "Make it exact", of an answer that was left as a preview.
    ExactWanted,
    SpeedWanted,
    SpeedStopped,
    /// Something came from a worker.
    Heard {
        worker: WorkerId,
        heard: Heard,
    },
    /// Something came from a worker that prepares photos.
    HeardPreparer {
        worker: WorkerId,
        heard: Heard,
    },
    /// A time is over that [`Command::Wake`](super::Command::Wake) asked for.
    Woken,
}

/// What comes from a worker.
#[derive(Debug, Clone, PartialEq)]
pub enum Heard {
    /// A message, with the arrays beside it.
    Said(Response, Vec<Buffer>),
    /// A message that is not in the protocol: the worker is of another build. The reason is for the
    /// console.
    Unknown(String),
    /// The worker has ended, or takes no more messages. The reason is the browser's.
    Died(String),
    /// The browser refused to start the worker. The reason is the browser's.
    Refused(String),
}

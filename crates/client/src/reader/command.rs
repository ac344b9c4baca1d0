//! What the reader wants done in the world outside.

use super::event::{FetchId, WorkerId};
use crate::finding::{FindingRef, PhotoId};
use crate::variant::Choice;
use crate::way::Resolution;
use camlens_core::framing::Framing;
use camlens_core::protocol::{Buffer, Failure, Request};

/// Something to do, in the order given.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Starts a worker of this build. There is no other one.
    Start { worker: WorkerId, choice: Choice },
    /// Ends the worker.
    End,
    /// Sends a request to the worker, with the photo's file and the arrays beside it.
    Post {
        request: Request,
        file: Option<PhotoId>,
        buffers: Vec<Buffer>,
    },
    /// Starts the worker that prepares photos, of this build and without a network. There is no other
    /// such one.
    StartPreparer { worker: WorkerId, choice: Choice },
    /// Ends it.
    EndPreparer,
    /// Sends it a request, with the photo's file beside it.
    PostPreparer {
        request: Request,
        file: Option<PhotoId>,
    },
    /// Fetches a sample, puts it on the shelf and answers with
    /// [`Event::Fetched`](super::Event::Fetched).
    Fetch {
        fetch: FetchId,
        sample: &'static str,
    },
    /// Tells the page of a photo of the background.
    Background(BackgroundNews),
    /// Writes into the page's address.
    Remember(Remembered),
    /// Answers with [`Event::Woken`](super::Event::Woken) after this many milliseconds.
    Wake { after_ms: f64 },
    /// Opens the page anew.
    Reload,
}

/// An event in the life of a photo that is read in the background.
#[derive(Debug, Clone, PartialEq)]
pub enum BackgroundNews {
    /// It is being read.
    Began(PhotoId),
    /// It waits again: its worker ended.
    Waits(PhotoId),
    /// It was read. The finding of a preview is followed by another one once the network is exact.
    Found(FindingRef),
    /// It cannot be read.
    NotFound { photo: PhotoId, failure: Failure },
}

impl BackgroundNews {
    /// The photo that it is about.
    pub fn photo(&self) -> PhotoId {
        match self {
            Self::Began(photo) | Self::Waits(photo) | Self::NotFound { photo, .. } => *photo,
            Self::Found(finding) => finding.photo,
        }
    }
}

/// A wish that the page's address keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remembered {
    /// The sample; `None` for a photo of the visitor's.
    Photo(Option<&'static str>),
    Framing(Framing),
    Resolution(Resolution),
}

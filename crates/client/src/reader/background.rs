//! The photos that are read behind everything else: those that wait, and the one at the worker.

use super::state::BackgroundState;
use crate::finding::PhotoId;
use crate::way::{Resolution, Way};
use camlens_core::framing::Framing;
use std::collections::VecDeque;

/// Workers that a photo may end before it counts as unreadable.
const MAX_ENDS_OF_A_PHOTO: u32 = 2;

/// Photos in a row that end their workers before the background is paused: the fault is then hardly
/// theirs.
const MAX_CULPRITS: usize = 3;

/// A request at the worker.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sent {
    pub request: u32,
    pub photo: PhotoId,
    pub way: Way,
    /// The page would show the file otherwise than it was read, and no still of it comes along: the
    /// finding is not fit to be shown.
    pub own: bool,
}

/// The framing of a photo of the background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Framed {
    /// The visitor's choice at the time of the pass.
    AsChosen,
    /// [`Framing::Whole`], whatever is chosen.
    Whole,
}

impl Framed {
    /// The way in which such a photo is read.
    fn way(self, chosen: Framing) -> Way {
        let framing = match self {
            Self::AsChosen => chosen,
            Self::Whole => Framing::Whole,
        };
        Way {
            framing,
            resolution: Resolution::default(),
        }
    }

    /// Whether a photo that was read in this way need not be read again.
    fn is_content_with(self, way: Way) -> bool {
        let framing = self == Self::AsChosen || way.framing == Framing::Whole;
        framing && way.resolution == Resolution::default()
    }
}

/// A photo that is not read yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Waiting {
    photo: PhotoId,
    framed: Framed,
    /// A preview has read it: only the exact network reads it again.
    exact_only: bool,
    /// Workers that ended while they read it.
    ends: u32,
}

/// The background's photos. A photo that is being read waits, too, until it is answered.
#[derive(Debug, Default)]
pub(super) struct Background {
    waiting: VecDeque<Waiting>,
    /// The photo that was sent behind everything else. Where the visitor opens it meanwhile, the job has
    /// the same request.
    pub sent: Option<Sent>,
    pub paused: bool,
    /// Photos read by a preview, in order: they wait again once the network is exact.
    previewed: Vec<(PhotoId, Framed)>,
    /// The photos that ended their workers since one was last read.
    culprits: Vec<PhotoId>,
    /// The photo of which the page was last told that it is being read.
    pub told: Option<PhotoId>,
    /// The photo that was read last.
    pub last_read: Option<PhotoId>,
}

/// The consequence of a worker's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AfterEnd {
    /// The photo waits again.
    Waits,
    /// The photo ended too many workers, and does not wait any more.
    GivenUp,
}

impl Background {
    /// Puts photos behind those that wait. One that waits already keeps its place; a way that is fixed goes
    /// before the chosen one, which is content with it.
    pub fn queue(&mut self, photos: &[PhotoId], framed: Framed) {
        for &photo in photos {
            match self.waiting.iter_mut().find(|of| of.photo == photo) {
                Some(waiting) => {
                    waiting.exact_only = false;
                    if framed == Framed::Whole {
                        waiting.framed = framed;
                    }
                }
                None => self.push(photo, framed, false),
            }
        }
    }

    fn push(&mut self, photo: PhotoId, framed: Framed, exact_only: bool) {
        self.waiting.push_back(Waiting {
            photo,
            framed,
            exact_only,
            ends: 0,
        });
    }

    /// Forgets photos.
    pub fn remove(&mut self, photos: &[PhotoId]) {
        let stays = |photo: &PhotoId| !photos.contains(photo);
        self.waiting.retain(|of| stays(&of.photo));
        self.previewed.retain(|(photo, _)| stays(photo));
        self.culprits.retain(stays);
        // A pause is of these photos, and not of the next ones.
        self.paused &= !self.waiting.is_empty();
    }

    /// The network is exact: what a preview has read waits again, behind all others.
    pub fn becomes_exact(&mut self) {
        for (photo, framed) in std::mem::take(&mut self.previewed) {
            if !self.waits(photo) {
                self.push(photo, framed, true);
            }
        }
    }

    /// Whether the photo waits or is being read.
    pub fn waits(&self, photo: PhotoId) -> bool {
        self.waiting.iter().any(|of| of.photo == photo)
    }

    /// Whether the photo waits, and need not be read again after a reading in this way.
    pub fn waits_for(&self, photo: PhotoId, way: Way) -> bool {
        self.place(photo, way).is_some()
    }

    /// The way in which a photo is read while the visitor has chosen this framing.
    pub fn way_of(&self, photo: PhotoId, chosen: Framing) -> Way {
        let mut waiting = self.waiting.iter();
        let framed = waiting.find(|of| of.photo == photo).map(|of| of.framed);
        framed.unwrap_or(Framed::AsChosen).way(chosen)
    }

    /// The number of photos that wait or are being read.
    pub fn left(&self) -> usize {
        self.waiting.len()
    }

    /// The first photo that is not taken and that a network can read; `exact`: it is no preview. `None`
    /// in a pause.
    pub fn next(&self, exact: bool, taken: impl Fn(PhotoId) -> bool) -> Option<PhotoId> {
        let mut waiting = self.waiting.iter().filter(|_| !self.paused);
        let next = waiting.find(|of| (exact || !of.exact_only) && !taken(of.photo))?;
        Some(next.photo)
    }

    /// Takes the request out that is answered.
    pub fn answered(&mut self, request: u32) -> Option<Sent> {
        self.sent.take_if(|sent| sent.request == request)
    }

    /// The request at the worker whose finding shows this photo in this way.
    pub fn sent_for(&self, photo: PhotoId, way: Way) -> Option<u32> {
        let sent = self.sent.filter(|of| (of.photo, of.way) == (photo, way))?;
        (!sent.own).then_some(sent.request)
    }

    /// A photo was read in this way by an exact network or by a preview. Returns whether it waited for
    /// that, and does not any more.
    pub fn found(&mut self, photo: PhotoId, way: Way, exact: bool) -> bool {
        self.culprits.clear();
        self.last_read = Some(photo);
        let place = self.place(photo, way);
        let place = place.filter(|&at| exact || !self.waiting[at].exact_only);
        let Some(at) = place else {
            return false;
        };
        let framed = self.waiting[at].framed;
        self.waiting.remove(at);
        self.previewed.retain(|(other, _)| *other != photo);
        if !exact {
            self.previewed.push((photo, framed));
        }
        true
    }

    /// A photo cannot be read in this way. Returns whether it waited for that, and does not any more.
    pub fn not_found(&mut self, photo: PhotoId, way: Way) -> bool {
        let place = self.place(photo, way);
        place.is_some_and(|at| self.waiting.remove(at).is_some())
    }

    /// The place of a photo that waits, where this way is as good as the background's: any framing in
    /// the standard resolution, unless the framing is fixed.
    fn place(&self, photo: PhotoId, way: Way) -> Option<usize> {
        let mut waiting = self.waiting.iter();
        waiting.position(|of| of.photo == photo && of.framed.is_content_with(way))
    }

    /// A worker ended while it read this photo. `None` where it does not wait.
    pub fn ends_a_worker(&mut self, photo: PhotoId) -> Option<AfterEnd> {
        if !self.culprits.contains(&photo) && self.waits(photo) {
            self.culprits.push(photo);
        }
        self.ends(photo)
    }

    /// A preparer ended while it prepared this photo. Returns whether the photo is given up.
    pub fn ends_a_preparer(&mut self, photo: PhotoId) -> bool {
        self.ends(photo) == Some(AfterEnd::GivenUp)
    }

    fn ends(&mut self, photo: PhotoId) -> Option<AfterEnd> {
        let at = self.waiting.iter().position(|of| of.photo == photo)?;
        self.waiting[at].ends += 1;
        if self.waiting[at].ends < MAX_ENDS_OF_A_PHOTO {
            return Some(AfterEnd::Waits);
        }
        self.waiting.remove(at);
        Some(AfterEnd::GivenUp)
    }

    /// Pauses where several photos in a row ended their workers. Returns whether that is so.
    pub fn pauses_for_its_ends(&mut self) -> bool {
        let many = self.culprits.len() >= MAX_CULPRITS;
        if many {
            self.paused = true;
            self.culprits.clear();
        }
        many
    }

    /// What the page shows; `reading` is the photo at the worker.
    pub fn state(&self, reading: Option<PhotoId>) -> BackgroundState {
        BackgroundState {
            paused: self.paused,
            left: self.waiting.len(),
            reading,
        }
    }
}

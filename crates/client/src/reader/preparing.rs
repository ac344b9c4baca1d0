//! The second worker, which decodes and frames the next photos, and the photos that it has prepared.

use super::background::Sent;
use super::event::WorkerId;
use super::idle::Idle;
use crate::finding::PhotoId;
use crate::variant::Variant;
use crate::way::Way;
use camlens_core::framing::InputSpec;
use camlens_core::protocol::{Buffer, Prepared};
use std::collections::VecDeque;

/// Photos that are prepared and wait for their pass: one is enough as long as all take the same time.
const MAX_READY: usize = 2;

/// Bytes of memory above which a preparer is replaced: it has no network, and starts in a fraction of a
/// second. A JPEG of 12 megapixels takes 45 MB, one of 48 takes 160 MB; the next one reuses them.
const SWOLLEN_BYTES: u64 = 300_000_000;

/// Photos in a row at which a preparer ended before none is started any more.
const MAX_ENDS: usize = 3;

/// The worker that prepares.
#[derive(Debug)]
pub(super) struct Preparer {
    pub id: WorkerId,
    pub variant: Variant,
    /// It said that it listens.
    pub listens: bool,
    /// The request that it has.
    pub sent: Option<Sent>,
    /// The time at which it got that, in milliseconds.
    pub sent_at_ms: f64,
    /// Bytes that it has taken.
    pub memory: u64,
}

/// Milliseconds after which a photo that is not prepared never will be: a file may hang, as on a disk over
/// a line. The largest photo takes some seconds on a slow phone.
const HANGS_AFTER_MS: f64 = 30_000.0;

/// Milliseconds after which a photo that nobody waits for any more is worth a fresh preparer.
const SLOW_AFTER_MS: f64 = 3_000.0;

impl Preparer {
    /// Whether it is slow with its request.
    pub fn is_slow(&self, now_ms: f64) -> bool {
        self.sent.is_some() && now_ms - self.sent_at_ms >= SLOW_AFTER_MS
    }

    /// Milliseconds until its request counts as hanging; none without a request, 0 or less when it hangs.
    pub fn hangs_in_ms(&self, now_ms: f64) -> Option<f64> {
        let waited = now_ms - self.sent_at_ms;
        self.sent.map(|_| HANGS_AFTER_MS - waited)
    }

    /// Whether only its end gives a part of its memory back that is worth it.
    pub fn is_swollen(&self) -> bool {
        self.memory > SWOLLEN_BYTES
    }
}

/// A photo that waits for its pass.
#[derive(Debug)]
pub(super) struct Ready {
    pub photo: PhotoId,
    pub way: Way,
    pub prepared: Prepared,
    pub pixels: Buffer,
}

/// The preparer, where one runs, and its work.
#[derive(Debug, Default)]
pub(super) struct Preparing {
    pub preparer: Option<Preparer>,
    pub ready: VecDeque<Ready>,
    /// None is started any more: they do not start, or end too often.
    pub given_up: bool,
    /// Photos at which a preparer ended since one was last prepared.
    ends: usize,
    /// The time without work.
    pub idle: Idle,
    /// The time at which a timer looks after a request that may hang; 0 before the first.
    pub looks_at_ms: f64,
    /// The picture that the network expects, once there was one.
    pub spec: Option<InputSpec>,
}

impl Preparing {
    /// Whether the next photo is on its way.
    pub fn is_busy(&self) -> bool {
        self.preparer.as_ref().is_some_and(|of| of.sent.is_some())
    }

    /// Whether the preparer can take a photo, and there is room for it.
    pub fn is_free(&self) -> bool {
        let preparer = self.preparer.as_ref();
        let free = preparer.is_some_and(|of| of.listens && of.sent.is_none());
        free && self.ready.len() < MAX_READY
    }

    /// Whether the photo is prepared or on its way.
    pub fn has(&self, photo: PhotoId) -> bool {
        let sent = self.preparer.as_ref().and_then(|of| of.sent);
        let mut ready = self.ready.iter().map(|ready| ready.photo);
        sent.is_some_and(|sent| sent.photo == photo) || ready.any(|other| other == photo)
    }

    /// Takes the request out that is answered.
    pub fn answered(&mut self, request: u32) -> Option<Sent> {
        let preparer = self.preparer.as_mut()?;
        preparer.sent.take_if(|sent| sent.request == request)
    }

    /// A photo was prepared.
    pub fn push(&mut self, ready: Ready) {
        self.ends = 0;
        if let Some(preparer) = &mut self.preparer {
            preparer.memory = ready.prepared.memory;
        }
        self.ready.push_back(ready);
    }

    /// A preparer ended at a photo.
    pub fn ended(&mut self) {
        self.ends += 1;
        self.given_up |= self.ends >= MAX_ENDS;
    }
}

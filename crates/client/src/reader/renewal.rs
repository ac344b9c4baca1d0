//! A fresh worker in the place of one that has taken far more memory than it needs.
//!
//! Only the end of a worker gives its memory back. In an idle time, a fresh worker of the same build
//! loads the same network from the browser's store. The page shows the same meanwhile, and new requests
//! wait. A fresh worker that does not start is handled like any other.

use super::machine::Reader;
use crate::finding::PhotoId;

impl Reader {
    /// Replaces a swollen worker after a long idle time. `stirred`: the event is more than a timer.
    pub(super) fn renew_when_idle(&mut self, now_ms: f64, stirred: bool) {
        if stirred {
            self.idle.begin(now_ms);
        }
        let Some(photo) = self.photo_that_leaves_it_swollen() else {
            return;
        };
        if self.idle.is_long(now_ms) {
            self.renewed_after = Some(photo);
            self.renew_worker();
        } else {
            let wake = self.idle.wake(now_ms);
            self.commands.extend(wake);
        }
    }

    /// The photo on the screen, or the last one of the background, where the worker is swollen and can be
    /// replaced behind it. One photo leads to one replacement: it may well make the next worker as large
    /// when it is read again.
    fn photo_that_leaves_it_swollen(&self) -> Option<PhotoId> {
        let memory = self.worker.as_ref()?.memory?;
        let photo = match &self.state.shown {
            // A preview's answer that was left can be made exact, by a worker that is there.
            Some(shown) => shown.exact.then_some(shown.photo),
            None => self.background.last_read,
        };
        // A job is the worker's request, or waits behind it.
        let rests = self.queue.is_empty() && !self.measuring;
        // What is not kept would have to come over the line again.
        let kept = self.state.not_kept.is_none();
        let fit = memory.is_swollen() && rests && kept && self.renewed_after != photo;
        photo.filter(|_| fit)
    }

    /// Whether a fresh worker is on its way to a network that the page shows as ready.
    pub(super) fn is_renewing(&self) -> bool {
        self.is_ready() && !self.has_network()
    }
}

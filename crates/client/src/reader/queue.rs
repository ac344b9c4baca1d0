//! The requests at the worker: at most one is there at a time.
//!
//! A worker that computes cannot listen. Of all that is asked meanwhile only the last is sent; an
//! answer to any other request is old and is not shown.

/// Numbers requests and tells when the next one can be sent.
#[derive(Debug, Default)]
pub(super) struct Queue {
    last: u32,
    /// The worker listens and has a network.
    open: bool,
    /// The request that the worker has.
    in_flight: Option<u32>,
}

impl Queue {
    /// The number of a new request, larger than all before it.
    pub fn number(&mut self) -> u32 {
        self.last += 1;
        self.last
    }

    /// Whether this request can be sent now; it counts as sent then.
    pub fn send(&mut self, request: u32) -> bool {
        let sent = self.open && self.in_flight.is_none();
        if sent {
            self.in_flight = Some(request);
        }
        sent
    }

    /// Whether the worker would take a request now.
    pub fn is_ready(&self) -> bool {
        self.open && self.is_empty()
    }

    /// Whether the worker has no request.
    pub fn is_empty(&self) -> bool {
        self.in_flight.is_none()
    }

    /// Whether the worker has this request.
    pub fn has(&self, request: u32) -> bool {
        self.in_flight == Some(request)
    }

    /// The worker has answered this request.
    pub fn answered(&mut self, request: u32) {
        if self.has(request) {
            self.in_flight = None;
        }
    }

    /// The worker can take requests.
    pub fn open(&mut self) {
        self.open = true;
    }

    /// The worker is gone, and its request with it.
    pub fn close(&mut self) {
        self.open = false;
        self.in_flight = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_request_at_a_time_is_sent_to_a_worker_that_listens() {
        let mut queue = Queue::default();
        let [first, second] = [queue.number(), queue.number()];
        assert!(second > first);
        assert!(!queue.send(first), "nothing listens yet");
        queue.open();
        assert!(queue.send(first));
        assert!(!queue.send(second), "the worker computes");
        queue.answered(second);
        assert!(queue.has(first), "another number ends nothing");
        queue.answered(first);
        assert!(queue.send(second));
        queue.close();
        assert!(!queue.has(second));
        queue.open();
        assert!(queue.send(second), "the next worker gets it again");
    }
}

//! Who is next at the worker: at most one request is there and at most one waits, the newest.
//!
//! A worker that computes cannot listen. What is asked meanwhile waits here, and only the last of
//! it is sent: nobody wants the answers in between. An answer to anything but the newest request
//! is old and is not shown.

use super::wish::{Grid, Pass};
use camlens_core::framing::Framing;

/// One pass over a photo, with the number that its answers carry.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask<P> {
    pub id: u32,
    pub photo: P,
    pub framing: Framing,
    pub pass: Pass,
}

/// The queue; `P` is the photo.
#[derive(Debug, Clone, PartialEq)]
pub struct Queue<P> {
    last: u32,
    open: bool,
    in_flight: Option<u32>,
    newest: Option<Ask<P>>,
}

impl<P> Default for Queue<P> {
    fn default() -> Self {
        Self {
            last: 0,
            open: false,
            in_flight: None,
            newest: None,
        }
    }
}

impl<P: Clone> Queue<P> {
    /// Takes a request in the place of all before it.
    pub fn ask(&mut self, photo: P, framing: Framing, grid: Grid) {
        self.last += 1;
        self.newest = Some(Ask {
            id: self.last,
            photo,
            framing,
            pass: Pass { grid, at: 0 },
        });
    }

    /// Takes the pass after one that was answered, unless something else was asked for since.
    pub fn go_on(&mut self, answered: Ask<P>) {
        if let (Some(pass), None) = (answered.pass.next(), &self.newest) {
            self.last += 1;
            self.newest = Some(Ask {
                id: self.last,
                pass,
                ..answered
            });
        }
    }

    /// What is waited for.
    pub fn newest(&self) -> Option<&Ask<P>> {
        self.newest.as_ref()
    }

    /// What has to be sent now, if anything; it counts as sent.
    pub fn next(&mut self) -> Option<Ask<P>> {
        if !self.open || self.in_flight.is_some() {
            return None;
        }
        let ask = self.newest.clone()?;
        self.in_flight = Some(ask.id);
        Some(ask)
    }

    /// Whether this is the number of the newest request.
    pub fn is_newest(&self, id: u32) -> bool {
        self.newest.as_ref().is_some_and(|ask| ask.id == id)
    }

    /// The worker is done with a request. Gives it back if it is the newest, so that its answer
    /// counts.
    pub fn answered(&mut self, id: u32) -> Option<Ask<P>> {
        if self.in_flight == Some(id) {
            self.in_flight = None;
        }
        if self.is_newest(id) {
            self.newest.take()
        } else {
            None
        }
    }

    /// The worker listens.
    pub fn open(&mut self) {
        self.open = true;
    }

    /// The worker is gone, and with it what it was doing; the newest request goes on waiting.
    pub fn close(&mut self) {
        self.open = false;
        self.in_flight = None;
    }

    /// Nobody waits any more for the newest request.
    pub fn forget(&mut self) {
        self.newest = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Framing::{Crop, Whole};
    use camlens_core::framing::ShortSide;

    const PLAIN: Grid = Grid {
        short_side: ShortSide::Standard,
        mirrored: false,
    };
    const BOTH: Grid = Grid {
        short_side: ShortSide::Finer,
        mirrored: true,
    };

    fn sent(queue: &mut Queue<&'static str>) -> Option<(u32, &'static str)> {
        queue.next().map(|ask| (ask.id, ask.photo))
    }

    #[test]
    fn a_photo_waits_until_the_network_is_there() {
        let mut queue = Queue::default();
        queue.ask("cat", Whole, PLAIN);
        assert_eq!(sent(&mut queue), None);
        queue.open();
        assert_eq!(sent(&mut queue), Some((1, "cat")));
        assert_eq!(sent(&mut queue), None);
        assert_eq!(queue.answered(1).map(|ask| ask.photo), Some("cat"));
        assert_eq!(sent(&mut queue), None);
    }

    #[test]
    fn only_the_newest_of_many_is_sent_and_shown() {
        let mut queue = Queue::default();
        queue.open();
        queue.ask("cat", Whole, PLAIN);
        assert_eq!(sent(&mut queue), Some((1, "cat")));
        queue.ask("dog", Whole, PLAIN);
        queue.ask("dog", Crop, PLAIN);
        assert_eq!(sent(&mut queue), None);
        assert_eq!(queue.answered(1), None);
        assert_eq!(sent(&mut queue), Some((3, "dog")));
        assert!(queue.answered(3).is_some_and(|ask| ask.framing == Crop));
    }

    #[test]
    fn a_worker_that_died_gets_the_newest_again() {
        let mut queue = Queue::default();
        queue.open();
        queue.ask("cat", Whole, PLAIN);
        assert_eq!(sent(&mut queue), Some((1, "cat")));
        queue.close();
        assert_eq!(sent(&mut queue), None);
        queue.open();
        assert_eq!(sent(&mut queue), Some((1, "cat")));
    }

    #[test]
    fn what_is_forgotten_is_neither_sent_nor_shown() {
        let mut queue = Queue::default();
        queue.open();
        queue.ask("cat", Whole, PLAIN);
        queue.forget();
        assert_eq!(sent(&mut queue), None);
        assert_eq!(queue.answered(1), None);
    }

    #[test]
    fn passes_come_one_after_the_other_each_with_its_number() {
        let mut queue = Queue::default();
        queue.open();
        queue.ask("cat", Whole, BOTH);
        let sent = |queue: &mut Queue<_>| queue.next().map(|ask| (ask.id, ask.pass.at));
        assert_eq!(sent(&mut queue), Some((1, 0)));
        let first = queue.answered(1);
        first.into_iter().for_each(|ask| queue.go_on(ask));
        assert_eq!(queue.newest().map(|ask| ask.pass.at), Some(1));
        assert_eq!(sent(&mut queue), Some((2, 1)));
        // A worker that dies in the second pass begins with the second again.
        queue.close();
        queue.open();
        assert_eq!(sent(&mut queue), Some((2, 1)));
        let second = queue.answered(2);
        assert_eq!(second.as_ref().map(|ask| ask.photo), Some("cat"));
        second.into_iter().for_each(|ask| queue.go_on(ask));
        assert_eq!(sent(&mut queue), None);
    }

    #[test]
    fn another_wish_ends_the_passes_of_the_one_before() {
        let mut queue = Queue::default();
        queue.open();
        queue.ask("cat", Whole, BOTH);
        assert_eq!(sent(&mut queue), Some((1, "cat")));
        queue.ask("dog", Whole, PLAIN);
        assert_eq!(queue.answered(1), None);
        assert_eq!(sent(&mut queue), Some((2, "dog")));

        let mut queue = Queue::default();
        queue.open();
        queue.ask("cat", Whole, BOTH);
        assert_eq!(sent(&mut queue), Some((1, "cat")));
        let first = queue.answered(1);
        queue.ask("dog", Whole, PLAIN);
        first.into_iter().for_each(|ask| queue.go_on(ask));
        assert_eq!(sent(&mut queue), Some((2, "dog")));
    }
}

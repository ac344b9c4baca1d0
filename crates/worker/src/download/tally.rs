//! How much of a download is there, of all its parts.

use std::cell::{Cell, RefCell};

/// The progress is told after this many more bytes, so that the page is not flooded.
const TELL_EVERY: u64 = 1 << 17;

/// Counts bytes of parts that come side by side.
#[derive(Debug, Default)]
pub struct Tally {
    parts: RefCell<Vec<Count>>,
    told: Cell<u64>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Count {
    all: u64,
    came: u64,
    stored: bool,
}

impl Tally {
    /// Of parts of these lengths, none of which is there.
    pub fn new(lengths: impl IntoIterator<Item = u64>) -> Self {
        let count = |all| Count {
            all,
            ..Count::default()
        };
        Self {
            parts: RefCell::new(lengths.into_iter().map(count).collect()),
            told: Cell::new(0),
        }
    }

    /// So many bytes of a part have come over the line. True when it is time to tell.
    pub fn came(&self, part: usize, bytes: u64) -> bool {
        self.set(part, bytes, false);
        self.done().abs_diff(self.told.get()) >= TELL_EVERY
    }

    /// A part is there, over the line or from the store.
    pub fn is_there(&self, part: usize, stored: bool) {
        self.set(part, u64::MAX, stored);
    }

    fn set(&self, part: usize, bytes: u64, stored: bool) {
        if let Some(count) = self.parts.borrow_mut().get_mut(part) {
            // More than it may be is no part, and will be thrown away.
            count.came = bytes.min(count.all);
            count.stored = stored;
        }
    }

    /// Bytes that are there.
    pub fn done(&self) -> u64 {
        self.parts.borrow().iter().map(|count| count.came).sum()
    }

    /// Bytes of the whole.
    pub fn total(&self) -> u64 {
        self.parts.borrow().iter().map(|count| count.all).sum()
    }

    /// Of those that are there, the bytes that had been kept.
    pub fn stored(&self) -> u64 {
        let parts = self.parts.borrow();
        let stored = parts.iter().filter(|count| count.stored);
        stored.map(|count| count.came).sum()
    }

    /// Of those that are there, the bytes that came over the line.
    pub fn from_line(&self) -> u64 {
        self.done().saturating_sub(self.stored())
    }

    /// Remembers that the progress was told.
    pub fn is_told(&self) {
        self.told.set(self.done());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_add_up_and_go_back_when_they_are_thrown_away() {
        let tally = Tally::new([100, 200, 300]);
        tally.is_there(0, true);
        tally.came(1, 150);
        tally.came(2, 900);
        assert_eq!(
            (tally.done(), tally.total(), tally.stored()),
            (550, 600, 100)
        );
        tally.came(2, 0);
        tally.is_there(1, false);
        assert_eq!((tally.done(), tally.stored()), (300, 100));
        assert_eq!(tally.from_line(), 200);
    }

    #[test]
    fn it_is_told_now_and_then_also_when_it_goes_back() {
        let tally = Tally::new([1 << 22]);
        assert!(!tally.came(0, 1000));
        assert!(tally.came(0, TELL_EVERY));
        tally.is_told();
        assert!(!tally.came(0, TELL_EVERY + 1));
        assert!(tally.came(0, 0));
    }
}

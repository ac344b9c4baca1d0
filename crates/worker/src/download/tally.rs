//! Counts the bytes of a download, over all its parts.

use std::cell::{Cell, RefCell};

/// Bytes between two reports of the progress, so that the page is not flooded.
const REPORT_EVERY_BYTES: u64 = 1 << 17;

/// Counts bytes of parts that arrive side by side.
#[derive(Debug, Default)]
pub struct Tally {
    parts: RefCell<Vec<Count>>,
    reported: Cell<u64>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Count {
    length: u64,
    came: u64,
    stored: bool,
}

impl Tally {
    /// Parts of these lengths in bytes; none is there yet.
    pub fn new(lengths: impl IntoIterator<Item = u64>) -> Self {
        let count = |length| Count {
            length,
            ..Count::default()
        };
        Self {
            parts: RefCell::new(lengths.into_iter().map(count).collect()),
            reported: Cell::new(0),
        }
    }

    /// Sets the bytes of a part that have come over the line. True when a report is due.
    pub fn came(&self, part: usize, bytes: u64) -> bool {
        self.set(part, bytes, false);
        self.done().abs_diff(self.reported.get()) >= REPORT_EVERY_BYTES
    }

    /// Sets a part as complete, from the store or over the line.
    pub fn complete(&self, part: usize, stored: bool) {
        self.set(part, u64::MAX, stored);
    }

    fn set(&self, part: usize, bytes: u64, stored: bool) {
        if let Some(count) = self.parts.borrow_mut().get_mut(part) {
            // A longer answer is not the part, and will be thrown away.
            count.came = bytes.min(count.length);
            count.stored = stored;
        }
    }

    /// Bytes that are there.
    pub fn done(&self) -> u64 {
        self.parts.borrow().iter().map(|count| count.came).sum()
    }

    /// Bytes of the whole.
    pub fn total(&self) -> u64 {
        self.parts.borrow().iter().map(|count| count.length).sum()
    }

    /// Bytes of the first so many parts that are missing.
    pub fn missing_of_first(&self, parts: usize) -> u64 {
        let counts = self.parts.borrow();
        let first = counts.iter().take(parts);
        first.map(|count| count.length - count.came).sum()
    }

    /// Bytes that are there and came from the store.
    pub fn stored(&self) -> u64 {
        let parts = self.parts.borrow();
        let stored = parts.iter().filter(|count| count.stored);
        stored.map(|count| count.came).sum()
    }

    /// Bytes that are there and came over the line.
    pub fn from_line(&self) -> u64 {
        self.done().saturating_sub(self.stored())
    }

    /// Remembers that the progress was reported.
    pub fn set_reported(&self) {
        self.reported.set(self.done());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_add_up_and_go_back_when_they_are_thrown_away() {
        let tally = Tally::new([100, 200, 300]);
        tally.complete(0, true);
        tally.came(1, 150);
        tally.came(2, 900);
        assert_eq!(
            (tally.done(), tally.total(), tally.stored()),
            (550, 600, 100)
        );
        let missing = [0, 1, 2, 3].map(|parts| tally.missing_of_first(parts));
        assert_eq!(missing, [0, 0, 50, 50]);
        tally.came(2, 0);
        tally.complete(1, false);
        assert_eq!((tally.done(), tally.stored()), (300, 100));
        assert_eq!(tally.from_line(), 200);
    }

    #[test]
    fn reports_are_due_now_and_then_also_when_bytes_are_thrown_away() {
        let tally = Tally::new([1 << 22]);
        assert!(!tally.came(0, 1000));
        assert!(tally.came(0, REPORT_EVERY_BYTES));
        tally.set_reported();
        assert!(!tally.came(0, REPORT_EVERY_BYTES + 1));
        assert!(tally.came(0, 0));
    }
}

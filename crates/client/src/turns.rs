//! Things that are done one after the other.

use std::collections::VecDeque;

/// What is done now, and what waits for its turn, in the order in which it came.
#[derive(Debug)]
pub struct Turns<T> {
    is_busy: bool,
    waiting: VecDeque<T>,
}

impl<T> Default for Turns<T> {
    fn default() -> Self {
        Self {
            is_busy: false,
            waiting: VecDeque::new(),
        }
    }
}

impl<T> Turns<T> {
    /// Takes a thing in; returns it where it is its turn now, until [`Self::done`].
    pub fn give(&mut self, thing: T) -> Option<T> {
        if self.is_busy {
            self.waiting.push_back(thing);
            return None;
        }
        self.is_busy = true;
        Some(thing)
    }

    /// The thing whose turn it was is done; returns the next one.
    pub fn done(&mut self) -> Option<T> {
        let next = self.waiting.pop_front();
        self.is_busy = next.is_some();
        next
    }

    /// Things that wait.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_its_turn() {
        let mut turns = Turns::default();
        assert_eq!(turns.give("a"), Some("a"));
        assert_eq!((turns.give("b"), turns.give("c")), (None, None));
        assert_eq!(turns.waiting(), 2);
        assert_eq!(turns.done(), Some("b"));
        // One that comes meanwhile is behind those that wait.
        assert_eq!(turns.give("d"), None);
        assert_eq!((turns.done(), turns.done()), (Some("c"), Some("d")));
        assert_eq!((turns.done(), turns.done()), (None, None));
        assert_eq!(turns.give("e"), Some("e"));
    }
}

//! Several things under way at once, in the order in which they are done.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

type Task<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// Tasks of which at most so many are under way. They begin in the order in which they were given,
/// and stand still while nobody waits for [`Together::next`]; dropping it drops them.
pub struct Together<'a, T> {
    waiting: VecDeque<Task<'a, T>>,
    running: Vec<Task<'a, T>>,
    at_once: usize,
}

impl<'a, T> Together<'a, T> {
    /// Begins nothing yet.
    pub fn new<F: Future<Output = T> + 'a>(
        at_once: usize,
        tasks: impl IntoIterator<Item = F>,
    ) -> Self {
        let boxed = |task| -> Task<'a, T> { Box::pin(task) };
        Self {
            waiting: tasks.into_iter().map(boxed).collect(),
            running: Vec::new(),
            at_once: at_once.max(1),
        }
    }

    /// The result of the next task that is done; none when all are.
    pub async fn next(&mut self) -> Option<T> {
        poll_fn(|context| self.poll_next(context)).await
    }

    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<T>> {
        while self.running.len() < self.at_once
            && let Some(task) = self.waiting.pop_front()
        {
            self.running.push(task);
        }
        if self.running.is_empty() {
            return Poll::Ready(None);
        }
        // A handful: polling all of them costs less than knowing which one woke us.
        for at in 0..self.running.len() {
            if let Poll::Ready(result) = self.running[at].as_mut().poll(context) {
                drop(self.running.remove(at));
                return Poll::Ready(Some(result));
            }
        }
        Poll::Pending
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::{Cell, RefCell};

    /// Lets the others go first, so many times.
    async fn steps(count: usize) {
        for _ in 0..count {
            tokio::task::yield_now().await;
        }
    }

    #[tokio::test]
    async fn the_quick_overtake_the_slow_and_never_too_many_run() {
        let (running, most) = (Cell::new(0), Cell::new(0));
        let begun = RefCell::new(Vec::new());
        let task = async |name: usize, length: usize| {
            begun.borrow_mut().push(name);
            running.set(running.get() + 1);
            most.set(most.get().max(running.get()));
            steps(length).await;
            running.set(running.get() - 1);
            name
        };
        let lengths = [(0, 9), (1, 1), (2, 1), (3, 4), (4, 1)];
        let tasks = lengths.map(|(name, length)| task(name, length));
        let mut together = Together::new(2, tasks);
        let mut done = Vec::new();
        while let Some(name) = together.next().await {
            done.push(name);
        }
        assert_eq!(*begun.borrow(), [0, 1, 2, 3, 4]);
        assert_eq!(most.get(), 2);
        assert_eq!(done[..2], [1, 2], "the first one takes longest");
        done.sort_unstable();
        assert_eq!(done, [0, 1, 2, 3, 4]);
    }

    #[tokio::test]
    async fn nothing_is_done_at_once() {
        let none: [std::future::Ready<()>; 0] = [];
        assert_eq!(Together::new(4, none).next().await, None);
    }
}

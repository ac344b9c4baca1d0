//! Several tasks side by side, and no new one after a failure.

use futures_util::stream::{Stream, StreamExt, iter};
use std::cell::Cell;
use std::future::ready;
use std::rc::Rc;

/// Runs at most `at_once` tasks (one at least) and yields each result when it is there. Tasks begin
/// in their order. After the first error no further task begins, and those under way go on to their
/// ends: megabytes that have nearly arrived are not thrown away.
pub fn side_by_side<T, E, F: Future<Output = Result<T, E>>>(
    at_once: usize,
    tasks: impl IntoIterator<Item = F>,
) -> impl Stream<Item = Result<T, E>> {
    let failed = Rc::new(Cell::new(false));
    let seen = Rc::clone(&failed);
    iter(tasks)
        .take_while(move |_| ready(!failed.get()))
        .buffer_unordered(at_once.max(1))
        .inspect(move |result| seen.set(seen.get() || result.is_err()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    /// Lets the other tasks go first, so many times.
    async fn steps(count: usize) {
        for _ in 0..count {
            tokio::task::yield_now().await;
        }
    }

    #[tokio::test]
    async fn quick_tasks_overtake_slow_ones_and_at_most_so_many_run() {
        let (running, most) = (Cell::new(0), Cell::new(0));
        let begun = RefCell::new(Vec::new());
        let task = async |name: usize, length: usize| {
            begun.borrow_mut().push(name);
            running.set(running.get() + 1);
            most.set(most.get().max(running.get()));
            steps(length).await;
            running.set(running.get() - 1);
            Ok::<_, ()>(name)
        };
        let lengths = [(0, 9), (1, 1), (2, 1), (3, 4), (4, 1)];
        let tasks = lengths.map(|(name, length)| task(name, length));
        let done: Vec<_> = side_by_side(2, tasks).collect().await;
        let mut done: Vec<_> = done.into_iter().flatten().collect();
        assert_eq!(*begun.borrow(), [0, 1, 2, 3, 4]);
        assert_eq!(most.get(), 2);
        assert_eq!(done[..2], [1, 2], "the first one takes longest");
        done.sort_unstable();
        assert_eq!(done, [0, 1, 2, 3, 4]);
    }

    #[tokio::test]
    async fn after_a_failure_nothing_begins_and_what_is_under_way_ends() {
        let begun = RefCell::new(Vec::new());
        let task = async |name: usize, length: usize| {
            begun.borrow_mut().push(name);
            steps(length).await;
            if name == 1 { Err(name) } else { Ok(name) }
        };
        let tasks = [(0, 9), (1, 3), (2, 5), (3, 1), (4, 1)];
        let tasks = tasks.map(|(name, length)| task(name, length));
        let mut done: Vec<_> = side_by_side(3, tasks).collect().await;
        done.sort_unstable();
        assert_eq!(done, [Ok(0), Ok(2), Err(1)]);
        assert_eq!(*begun.borrow(), [0, 1, 2]);
    }

    #[tokio::test]
    async fn no_tasks_are_done_at_once() {
        let none: [std::future::Ready<Result<(), ()>>; 0] = [];
        let done: Vec<_> = side_by_side(4, none).collect().await;
        assert!(done.is_empty());
    }
}

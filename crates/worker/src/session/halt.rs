//! The visitor's wish that nothing more of the network comes for now.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::pin::pin;
use std::task::{Poll, Waker};

/// A wish that ends what is waited for, until it is forgotten.
#[derive(Default)]
pub(super) struct Halt {
    wished: Cell<bool>,
    waiting: RefCell<Option<Waker>>,
}

impl Halt {
    /// Wishes it.
    pub fn wish(&self) {
        self.wished.set(true);
        if let Some(waiting) = self.waiting.take() {
            waiting.wake();
        }
    }

    /// What was wished before is over.
    pub fn forget(&self) {
        self.wished.set(false);
    }

    /// What comes next; none as soon as nothing more is wished for.
    pub async fn or<T>(&self, next: impl Future<Output = Option<T>>) -> Option<T> {
        let mut next = pin!(next);
        poll_fn(|context| {
            if self.wished.get() {
                return Poll::Ready(None);
            }
            *self.waiting.borrow_mut() = Some(context.waker().clone());
            next.as_mut().poll(context)
        })
        .await
    }
}

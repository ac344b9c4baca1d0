//! Where the network stands that answers now, and where those wait who need one.

use camlens_network::classifier::Network;
use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

/// A network at hand. It is taken for one pass and given back at once: nobody holds it while
/// something else is waited for, so that the one before it is gone when its memory is needed.
#[derive(Clone)]
pub(super) struct AtHand {
    pub network: Rc<dyn Network>,
    /// It is no preview.
    pub exact: bool,
}

/// At most one network, and whether there will be another.
#[derive(Default)]
pub(super) struct Shelf {
    at_hand: RefCell<Option<AtHand>>,
    loading: Cell<bool>,
    waiting: RefCell<Vec<Waker>>,
}

impl Shelf {
    /// A network is on its way: who needs one waits for it.
    pub fn begin(&self) {
        self.loading.set(true);
    }

    /// Nothing is on its way any more.
    pub fn end(&self) {
        self.loading.set(false);
        self.wake();
    }

    /// Puts a network in the place of any other.
    pub fn put(&self, network: Rc<dyn Network>, exact: bool) {
        *self.at_hand.borrow_mut() = Some(AtHand { network, exact });
        self.wake();
    }

    /// Frees the network that is there.
    pub fn clear(&self) {
        *self.at_hand.borrow_mut() = None;
    }

    /// Whether the network that is there is a preview, and the exact one is on its way.
    pub fn waits_for_exact(&self) -> bool {
        let at_hand = self.at_hand.borrow();
        self.loading.get() && at_hand.as_ref().is_some_and(|at_hand| !at_hand.exact)
    }

    /// The network that is there, else the next one; none when none is on its way.
    pub async fn take(&self) -> Option<AtHand> {
        poll_fn(|context| {
            let at_hand = self.at_hand.borrow().clone();
            if at_hand.is_some() || !self.loading.get() {
                return Poll::Ready(at_hand);
            }
            self.waiting.borrow_mut().push(context.waker().clone());
            Poll::Pending
        })
        .await
    }

    fn wake(&self) {
        let waiting = self.waiting.take();
        waiting.into_iter().for_each(Waker::wake);
    }
}

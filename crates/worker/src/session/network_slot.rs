//! Holds the network that answers now, and lets readers wait for the next one.

use camlens_network::classifier::Network;
use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

/// A network that answers. It is taken for one pass and given back at once, so that nothing holds it
/// while the next one needs its memory.
#[derive(Clone)]
pub(super) struct LoadedNetwork {
    pub network: Rc<dyn Network>,
    /// False for a preview.
    pub exact: bool,
}

/// At most one network, and whether another one is on its way.
#[derive(Default)]
pub(super) struct NetworkSlot {
    loaded: RefCell<Option<LoadedNetwork>>,
    loading: Cell<bool>,
    waiting: RefCell<Vec<Waker>>,
}

impl NetworkSlot {
    /// A network is on its way: readers wait for it.
    pub fn begin_loading(&self) {
        self.loading.set(true);
    }

    /// No network is on its way any more.
    pub fn end_loading(&self) {
        self.loading.set(false);
        self.wake();
    }

    /// Puts a network in the place of any other.
    pub fn put(&self, network: Rc<dyn Network>, exact: bool) {
        *self.loaded.borrow_mut() = Some(LoadedNetwork { network, exact });
        self.wake();
    }

    /// Frees the network.
    pub fn clear(&self) {
        *self.loaded.borrow_mut() = None;
    }

    /// Whether a preview answers while the exact network is on its way.
    pub fn has_preview_while_loading(&self) -> bool {
        let loaded = self.loaded.borrow();
        self.loading.get() && loaded.as_ref().is_some_and(|loaded| !loaded.exact)
    }

    /// The network, else the next one; `None` when none is on its way.
    pub async fn take(&self) -> Option<LoadedNetwork> {
        poll_fn(|context| {
            let loaded = self.loaded.borrow().clone();
            if loaded.is_some() || !self.loading.get() {
                return Poll::Ready(loaded);
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

//! A gate that holds answers back until a test opens it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// The time between two looks of a held answer at its gate.
const LOOK_EVERY: Duration = Duration::from_millis(10);

/// A gate that is closed at first; clones are the same gate.
#[derive(Debug, Clone, Default)]
pub struct Gate(Arc<AtomicBool>);

impl Gate {
    /// Lets through all waiting answers, and all later ones.
    pub fn open(&self) {
        self.0.store(true, Ordering::SeqCst);
    }

    pub(super) async fn wait(&self) {
        while !self.0.load(Ordering::SeqCst) {
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }
}

impl PartialEq for Gate {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Gate {}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn nothing_goes_through_before_it_is_open() {
        let gate = Gate::default();
        let early = tokio::time::timeout(5 * LOOK_EVERY, gate.wait()).await;
        assert!(early.is_err());
        gate.clone().open();
        gate.wait().await;
        assert_ne!(gate, Gate::default());
    }
}

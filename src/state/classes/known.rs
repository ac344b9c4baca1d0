//! What is known of the head.

use camlens_client::classes::NotYet;
use camlens_core::protocol::Failure;

/// What is known of the head.
#[derive(Debug, Clone, PartialEq)]
pub enum Learning {
    /// Nothing can be learned.
    NotYet(NotYet),
    /// So many photos are still to be read.
    Collecting {
        left: usize,
    },
    /// Parts of equal weight that are done.
    Training {
        done: u32,
        total: u32,
    },
    Trained,
    /// The reason is the worker's; `None` where that ended.
    Failed(Option<Failure>),
}

impl Default for Learning {
    fn default() -> Self {
        Self::NotYet(NotYet::NoClass)
    }
}

impl Learning {
    /// The name in the document's marks (`data-state`).
    pub fn name(&self) -> &'static str {
        match self {
            Self::NotYet(NotYet::NoClass) => "empty",
            Self::NotYet(_) | Self::Collecting { .. } | Self::Failed(_) => "collecting",
            Self::Training { .. } => "training",
            Self::Trained => "trained",
        }
    }
}

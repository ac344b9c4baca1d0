//! The head that is chosen: the network's, or one of the visitor's own classes.

use crate::finding::FindingRef;
use camlens_core::reading::Head;
use std::sync::Arc;

/// The choice, and what it is applied to on the screen.
#[derive(Debug, Default)]
pub(super) struct ChosenHead {
    /// `None`: the network's own.
    pub head: Option<Arc<Head>>,
    /// The network's finding behind the one on the screen. It outlives the shelf's, whose previews go when
    /// the network is exact.
    pub shown: Option<FindingRef>,
}

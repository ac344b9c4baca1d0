//! What can be undone, as the room says it.

use camlens_client::classes::Done;

/// What can be undone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WayBack {
    /// What was done last.
    pub last: Option<Done>,
    /// It was done before what was undone just now.
    pub undone: bool,
}

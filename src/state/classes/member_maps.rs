//! The maps of one photo.

use camlens_client::classes::LearnedHead;
use camlens_client::gallery::Answer;
use std::sync::Arc;

/// The maps of a photo, or the wish for them.
#[derive(Debug, Clone, PartialEq)]
pub enum MemberMaps {
    /// It is read again.
    Wanted,
    Made {
        /// The head that they are of.
        head: Arc<LearnedHead>,
        /// Of the photo's own class.
        truth: Arc<Answer>,
        /// Of the class that the head gives.
        said: Arc<Answer>,
    },
    /// The photo could not be read again, as its file is gone.
    Missing,
}

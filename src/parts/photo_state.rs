//! The state of a photo of the gallery in words.

use camlens_client::gallery::ItemState;
use camlens_words::say;

/// The state of a photo.
pub fn in_words(state: &ItemState) -> String {
    match state {
        ItemState::Waiting => say::gallery_waiting(),
        ItemState::Reading => say::gallery_reading_now(),
        ItemState::Read(_) => say::gallery_read(),
        ItemState::Other(_) => say::gallery_other_classes(),
        ItemState::Failed(_) => say::gallery_failed(),
        ItemState::Gone => say::gallery_gone(),
    }
}

//! The names of framings.

use camlens_core::framing::Framing;
use camlens_words::say;

/// The name of a framing, as its button has it.
pub fn framing_name(framing: Framing) -> String {
    match framing {
        Framing::Whole => say::settings_whole(),
        Framing::Crop => say::settings_crop(),
        Framing::Squash => say::settings_squash(),
        Framing::Seed => say::settings_seed(),
    }
}

//! The way in which a photo is read, framing and resolution; and the extent of the download.

mod choice_state;
mod framing_choice;
mod preview_switch;
mod resolution_choice;
mod words;

pub use framing_choice::FramingChoice;
pub use preview_switch::PreviewSwitch;
pub use resolution_choice::ResolutionChoice;

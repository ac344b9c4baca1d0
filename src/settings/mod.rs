//! How a photo is read: framing, size, and how much of the network is downloaded.

mod framing_choice;
mod grid_choice;
mod preview_switch;
mod words;

pub use framing_choice::FramingChoice;
pub use grid_choice::GridChoice;
pub use preview_switch::PreviewSwitch;

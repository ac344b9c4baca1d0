//! The arithmetic of Camlens on plain data: no browser, no engine, no decoder, no page.
//!
//! In the order of a photo's way to its map; a module knows only those above it.

// Names of classes.
#[cfg(feature = "maps")]
pub mod labels;

// From a photo to the network's answer.
pub mod framing;
pub mod reading;
pub mod resnet50;

// From the answer to maps: numbers, then colours.
#[cfg(feature = "maps")]
pub mod cam;
#[cfg(feature = "maps")]
pub mod render;

// The messages between the page and its worker.
pub mod protocol;

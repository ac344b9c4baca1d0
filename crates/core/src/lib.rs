//! What Camlens computes, as arithmetic on plain data: no browser, no engine, no decoder, no page.
//!
//! In the order of a photo's way to its map; a module knows only those above it.

// Names of classes.
pub mod labels;

// What the network sees of a photo, and what it says.
pub mod framing;
pub mod reading;
pub mod resnet50;

// Where it saw that: numbers, then colours.
#[cfg(feature = "maps")]
pub mod cam;
#[cfg(feature = "maps")]
pub mod render;

// What the page and its worker say to each other, and how fast the network comes.
pub mod pace;
pub mod protocol;

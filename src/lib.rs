//! Camlens: where in a photo a network saw its answer.
//!
//! The modules are in the order of a photo's way to its map; a module knows only those above it.
//! `ARCHITECTURE.md` has the picture of the house.

// The story: a photo, what the network sees of it, what the network says, where it saw it.
#[cfg(feature = "photos")]
pub mod photo;
pub mod framing;
pub mod reading;
pub mod kernels;
#[cfg(feature = "network")]
pub mod classifier;
pub mod cam;
pub mod render;
pub mod classes;

// How the network comes; the two sides of the browser and what they say to each other.
pub mod download;
pub mod protocol;
#[cfg(feature = "network")]
pub mod session;
#[cfg(feature = "network")]
pub mod worker;
#[cfg(feature = "page")]
pub mod page;

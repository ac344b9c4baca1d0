//! Which pixels of a photo the network sees, and the way back from its grid to the photo.
//!
//! `detail`, `geometry` and `places` are arithmetic on sizes and known to both sides of the browser;
//! `resize` and `input` touch pixels and run where the network runs.

mod detail;
mod geometry;
mod places;

pub use detail::{Detail, ShortSide, UnknownShortSide};
pub use geometry::{CELL, Frame, Framing, LONGEST_RATIO, Rectangle, crop_corner, crop_resized};

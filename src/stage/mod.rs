//! The photo with the map over it, contour, box and cells; zoom and full screen.

mod cells;
mod eye;
mod heatmap;
mod outlines;
mod picture;
mod presentation;
mod readout;
mod slide;
mod tools;
mod viewport;
mod words;

pub use picture::Stage;

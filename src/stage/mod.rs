//! The photo with the map over it, and all that lies there: contour, box, cells, zoom.

mod cells;
mod eye;
mod heatmap;
mod marks;
mod picture;
mod readout;
mod slide;
mod tools;
mod viewport;
mod words;

pub use picture::Stage;

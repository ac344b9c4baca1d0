//! The ground floor of the rooms: the reader as signals, and what is asked of its finding.

mod address;
mod ask;
mod engine;
mod look;
mod page;
mod photo_file;
mod reader;
mod samples;
mod sparing;
mod world;

pub use address::Wishes;
pub use ask::{
    Asked, Catalogue, Cell, CellReading, Contrast, Found, Grid as CellGrid, Question, Step, Stroke,
    Subject, Tool, nearest_cell, toggled,
};
pub use engine::setup;
pub use look::{Choices, LookState, THRESHOLDS, View, ZHOU, scale_between, upsampling, zoom};
pub use page::{Page, TOP};
pub use reader::ReaderContext;
pub use samples::{SAMPLES, Sample};
pub use sparing::{is_switched_on, switch_on};

//! The ground floor of the rooms: what is known and asked, as signals.

mod address;
mod alarm;
mod answers;
mod ask;
mod bridge;
mod coming;
mod conversation;
mod engine;
mod given;
mod kept;
mod look;
mod page;
mod passes;
mod preview;
mod queue;
mod samples;
mod speed;
mod too_large;
mod variant;
mod wish;

pub use address::Wishes;
pub use ask::{
    Asked, Catalogue, Cell, CellReading, Contrast, Found, Grid as CellGrid, Question, Step, Stroke,
    Subject, Tool, nearest_cell, toggled,
};
pub use conversation::Talk;
pub use given::{BlobAddress, Photo};
pub use look::{Choices, LookState, THRESHOLDS, View, ZHOU, scale_between, upsampling, zoom};
pub use page::{Finding, Network, Notice, Page, Remedy, State, TOP};
pub use preview::{Waits, is_switched_on, switch_on};
pub use samples::{SAMPLES, Sample};
pub use speed::{PASSES, Speed, SpeedRun};
pub use variant::Setback;
pub use wish::{Grid, Pass};

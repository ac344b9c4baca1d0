//! What is asked of the map, as signals, and the answers as memos.

mod cell_reading;
mod cursor;
mod link;
mod selection;
mod state;
mod subject;

pub use cell_reading::CellReading;
pub use cursor::{Cell, Grid, Step, nearest_cell};
pub use link::Asked;
pub use selection::{Stroke, Tool, toggled};
pub use state::{Ask, Contrast, Question};
pub use subject::{Catalogue, Found, Subject};

//! The view: the question that is asked of a photo's map, and the look of the map.
//!
//! Plain data, comparable and serialisable. A link, the screen and an export speak of the same
//! [`View`]; all that is drawn follows from it and from a reading, by the functions here.

// Cells of the network's grid.
pub mod cursor;
pub mod selection;
pub mod undo;

// The question, its answer in numbers, and a doubt about it.
mod asked;
mod cell_reading;
mod contrast;
mod doubt;

// The steps of the tab's history.
pub mod history;

// The look.
mod look;
pub mod zoom;

// Both, and the view in addresses and files.
mod link;
mod question_and_look;
mod range;
mod serial;

pub use asked::{Asked, Best, MapSubject, Question, are_the_same_classes};
pub use cell_reading::CellReading;
pub use contrast::Contrast;
pub(crate) use contrast::MARKED_FROM;
pub use doubt::Doubt;
pub use link::{AskedKeys, Pairs};
pub use look::{Layout, Look, THRESHOLD_PERCENTS, ZHOU_PERCENT};
pub use question_and_look::View;
pub use range::scale_between;

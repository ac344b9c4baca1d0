//! How the map is looked at, as signals, and what is drawn for it as memos.

mod choices;
mod state;
pub mod zoom;

pub use choices::{Choices, THRESHOLDS, View, ZHOU, scale_between, upsampling};
pub use state::{LookState, Shown};

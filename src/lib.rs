//! What the visitor sees, and the page's end of the worker.
//!
//! What is pure stands apart and is tested natively: `words`, `queue`, `coming`, `samples`, `address`,
//! `svg`, `variant`, and most of `grid`.
//! `remember` writes into the address what `address`, `ask` and `look` read there.
//! `state` has the signals that all components share; `conversation` and `answers` change them as
//! the visitor and the worker speak; every other file is one component;
//! `ask` is what can be asked of the map, `look` how it is looked at, `offline` what of the page is
//! kept on this computer, each with a state of its own.

// Pure.
mod address;
mod coming;
mod file_name;
mod queue;
mod samples;
mod svg;
mod variant;
mod words;

// The browser, the worker and what is known.
mod alarm;
mod answers;
mod bridge;
mod canvas;
mod conversation;
mod document;
mod events;
mod focus;
mod given;
mod launched;
mod remember;
mod shared;
mod state;

// What is seen.
mod app;
mod ask;
mod colour_bar;
mod evidence;
mod framing_choice;
mod grid;
mod heatmap;
mod help;
mod intake;
mod look;
mod notice;
mod offer;
mod offline;
mod preview;
mod radio;
mod speed;
mod stage;
mod status;

pub use app::mount;

// What the address says, for the fuzz targets.
pub use address::Wishes;
pub use ask::{Asked, Catalogue};
pub use look::Choices;

//! What the visitor sees, and the page's end of the worker.
//!
//! What is pure stands apart and is tested natively: `words`, `queue`, `samples`, `address`.
//! `look` is how the map is looked at, with a state of its own. `state` has the signals that all components share; `conversation` and `answers` change them as
//! the visitor and the worker speak; every other file is one component.

// Pure.
mod address;
mod queue;
mod samples;
mod words;

// The browser, the worker and what is known.
mod answers;
mod bridge;
mod conversation;
mod document;
mod given;
mod state;

// What is seen.
mod app;
mod colour_bar;
mod evidence;
mod framing_choice;
mod heatmap;
mod help;
mod intake;
mod look;
mod notice;
mod stage;
mod status;

pub use app::mount;

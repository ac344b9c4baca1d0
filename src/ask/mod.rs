//! What a visitor asks of a map: any class, one against the other, a part of the photo, one place.
//!
//! `subject`, `cell_reading`, `cursor`, `link`, `list`, `selection` and `words` are pure and tested
//! natively. `state` has the signals; every other file is one component.

// Pure.
mod cell_reading;
mod cursor;
mod link;
mod list;
mod selection;
mod subject;
mod words;

mod state;

// What is seen.
mod classes;
mod compare;
mod herald;
mod multiples;
mod picker;
mod pointer;
mod prediction;
mod readout;
mod region;
mod tabs;

pub use link::Asked;
pub use multiples::Multiples;
pub use pointer::Cells;
pub use readout::ReadOut;
pub use state::Ask;
pub use subject::{Catalogue, Subject};
pub use tabs::{Shown, Tabs};

//! Names of a network's classes, the groups that they belong to, and the search for one of them.

mod class;
mod everyday;
mod folding;
mod names;
mod near;
mod search;
mod tables;

pub use class::{Class, Group};
pub use everyday::Everyday;
pub use folding::folded;
pub use names::Labels;
pub use search::{Hit, Match, Search};
pub use tables::BadTable;

//! What the 1000 classes are called, which belong together, and how one is found.

mod folding;
mod groups;
mod search;
mod table;

pub use groups::{BadGroupTable, Group, Groups};
pub use search::{Hit, Match, Search};
pub use table::{BadClassTable, Class, Classes};

//! Classes of the visitor's own: their photos, how good their head is, and where it looks.

// Photos.
mod add;
mod card;
mod colour;
mod cards;
mod dropped;
mod ready;
mod tile;
mod tiles;
mod tray;

// How good the head is.
mod accuracy;
mod curve;
mod matrix;
mod questionable;
mod verdict;
mod wanted;

// Where it looks.
mod looks;

// The page over the page, and what of it stands on the page.
mod keep;
mod project_file;
mod state_line;
mod undo;
mod page;
mod head_choice;
mod none_of_these;
mod words;

// Files for elsewhere.
mod take_away;

pub use head_choice::{ClassesButton, HeadChoice};
pub use none_of_these::NoneOfThese;
pub use page::Classes;
pub use take_away::ShippedHead;

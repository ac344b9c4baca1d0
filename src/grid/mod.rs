//! A finer map of the same photo: read again at a larger size, and as its mirror image.
//!
//! `wish`, `cost`, `kept` and `words` are pure; `passes` puts the answers of several passes together,
//! `choice` is the control.

mod choice;
mod cost;
mod kept;
mod passes;
mod wish;
mod words;

pub use choice::GridChoice;
pub use kept::Kept;
pub use wish::{Grid, Pass};
pub use words::{died_of_size, pass as pass_in_words, passes as passes_in_words};
pub use words::{no_memory, read_at};

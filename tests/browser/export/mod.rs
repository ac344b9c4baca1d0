//! What the page saves.

mod downloads;
mod pictures;

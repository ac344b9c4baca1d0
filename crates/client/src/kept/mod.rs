//! The visitor's photos that the browser keeps beyond a reload: the list of them, the room for their
//! files, and the end of their time.

mod contents;
mod error;
mod pending;
mod room;

pub use contents::{Contents, Earlier, Entry, MAX_DAYS, Size};
pub use error::KeptError;
pub use pending::Pending;
pub use room::{MAX_BYTES, budget};

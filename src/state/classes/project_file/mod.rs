//! The project of own classes as one file: saved, opened, and recognised among the photos that are given.

mod drops;
mod open;
mod save;

pub use drops::ProjectDrops;
#[allow(
    unused_imports,
    reason = "the room of the classes comes with its own commit"
)]
pub use open::{OpenError, ProjectFile, open};
#[allow(
    unused_imports,
    reason = "the room of the classes comes with its own commit"
)]
pub use save::{ToSave, save};

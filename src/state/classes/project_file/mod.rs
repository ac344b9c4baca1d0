//! The project of own classes as one file: saved, opened, and recognised among the photos that are given.

mod drops;
mod open;
mod save;

pub use drops::ProjectDrops;
pub use open::{FilesOfProject, OpenError, ProjectFile, open};
pub use save::{ToSave, save};

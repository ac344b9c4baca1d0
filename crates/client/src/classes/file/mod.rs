//! A project as one file: a zip archive that opens again anywhere, and that other programs read.
//!
//! ```text
//! README.txt            the lines that load the features with NumPy
//! features.npy          [photos that were read, channels]: the averaged features
//! head/weights.npy      [classes, channels] of the head that was learned last
//! head/bias.npy         [classes]
//! head/left-out.npy     [photos learned from, classes]: logits by the layers learned without them
//! thumbnails/0001.jpg   one for each photo
//! photos/ants/1.jpg     the photos' own files, if wanted; `test-photos/` has those kept apart
//! project.json          classes, photos, settings, and all facts of the head
//! ```
//!
//! [`plan`] says the files, and [`open`] reads `project.json` again and says which files of numbers it needs;
//! with them it becomes an [`Opened`] project, which takes the place of another one or joins it
//! ([`Opened::join`]).

mod checks;
mod error;
mod joining;
mod manifest;
mod opening;
mod planning;

pub use error::{FileError, OddPart};
pub use joining::{Joined, JoinedMember};
pub use manifest::{FORMAT, ProjectNetwork, VERSION};
pub use opening::{Listed, MAX_MANIFEST_BYTES, Opened, OpenedMember, is_project, open, project_of};
pub use planning::{About, Beside, Contents, Data, Planned, features_file, plan};

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a file that is not made ends its test")]
mod tests;

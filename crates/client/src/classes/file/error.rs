//! Archives that are no project, or one that cannot be opened.

use crate::classes::learned::LearnedError;
use crate::export::npy::NpyError;

/// A file that does not become a project.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    #[error("the archive is no project of Camlens")]
    NotAProject,
    #[error("the project is of version {found}; version {known} and older can be opened")]
    Newer { found: u32, known: u32 },
    #[error("project.json has {bytes} bytes; {limit} can be read")]
    TooLarge { bytes: u64, limit: u64 },
    /// `detail` is of the JSON reader, with line and column.
    #[error("project.json is damaged: {detail}")]
    Damaged { detail: String },
    /// Features of another network are not like these.
    #[error("the photos were read by the network `{name}` with {channels} channels")]
    OtherNetwork { name: String, channels: usize },
    /// Counted from 0.
    #[error("{part} {number} of the project cannot be")]
    Odd { part: OddPart, number: usize },
    #[error("{path} is no path within the project")]
    Path { path: String },
    #[error("the project names the file {path}, which the archive does not have")]
    MissingFile { path: String },
    #[error("{path} has {found} bytes, not {expected}")]
    OtherSize {
        path: String,
        expected: u64,
        found: u64,
    },
    #[error("the bytes of {path} are not those that were written")]
    OtherBytes { path: String },
    #[error("{path} is no array: {error}")]
    Array { path: String, error: NpyError },
    #[error("{path} has the shape {found}, not {expected}")]
    OtherShape {
        path: String,
        expected: String,
        found: String,
    },
    #[error("{path} has numbers that are none")]
    Numbers { path: String },
    #[error(transparent)]
    Head(#[from] LearnedError),
}

/// A part of `project.json` with numbers or names that no project has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OddPart {
    /// Without a name, or with a colour that there is not.
    Class,
    /// Of a class that there is not, with the key of another one, or with a row out of turn.
    Member,
    /// With a class, or numbers, that do not fit the project.
    Head,
}

impl std::fmt::Display for OddPart {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Class => "class",
            Self::Member => "photo",
            Self::Head => "head",
        })
    }
}

impl FileError {
    /// The name in the document's marks (`data-kind`).
    pub fn name(&self) -> &'static str {
        match self {
            Self::NotAProject => "projectNone",
            Self::Newer { .. } => "projectNewer",
            Self::OtherNetwork { .. } => "projectOtherNetwork",
            _ => "projectDamaged",
        }
    }
}

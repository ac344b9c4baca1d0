//! Bytes of the store that are no part of a project.

use crate::classes::learned::LearnedError;
use crate::sealed::SealError;

/// Bytes that are no photo, no classes or no head.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProjectError {
    #[error(transparent)]
    Sealed(#[from] SealError),
    #[error("the record's head cannot be read: {detail}")]
    Head { detail: String },
    #[error("the record has {found} numbers of 32 bits, not {expected}")]
    Words { expected: u64, found: u64 },
    #[error("the record has {channels} features")]
    Channels { channels: usize },
    #[error("the record has {classes} classes")]
    Classes { classes: usize },
    #[error("two classes have the number {id}")]
    SameNumber { id: u32 },
    #[error("class {id} has no name, or a colour that there is not")]
    Class { id: u32 },
    #[error("the record has numbers that cannot be")]
    Numbers,
    #[error(transparent)]
    Learned(#[from] LearnedError),
}

impl From<serde_json::Error> for ProjectError {
    fn from(error: serde_json::Error) -> Self {
        Self::Head {
            detail: error.to_string(),
        }
    }
}

//! Archives of which none, or not all photos, come in.

use crate::archive::{ArchiveError, EntryError};
use crate::export::bundle::BundleError;

/// The reason why photos of an archive do not come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArchiveTrouble {
    /// Its files cannot be listed.
    Unlisted(ArchiveError),
    /// It is a bundle of evidence of a newer version of the page.
    NewerBundle,
    /// It is a bundle of evidence that does not fit together.
    DamagedBundle,
    /// None of its files is a picture by its name.
    NoPictures,
    /// The browser does not read it any more, as after it was moved.
    Gone,
    /// The number of its photos that are deflated, which the browser cannot inflate.
    NoInflating { photos: usize, of: usize },
    /// The number of its photos that cannot be read, and the reason for the first of them.
    Photos {
        photos: usize,
        of: usize,
        reason: EntryError,
    },
}

impl From<&BundleError> for ArchiveTrouble {
    fn from(error: &BundleError) -> Self {
        match error {
            BundleError::Newer { .. } => Self::NewerBundle,
            _ => Self::DamagedBundle,
        }
    }
}

impl From<ArchiveError> for ArchiveTrouble {
    fn from(error: ArchiveError) -> Self {
        Self::Unlisted(error)
    }
}

impl ArchiveTrouble {
    /// The name in the document's marks (`data-kind`).
    pub fn name(self) -> &'static str {
        match self {
            Self::Unlisted(ArchiveError::NotAZip) => "zipNotAZip",
            Self::Unlisted(ArchiveError::Cut) => "zipCut",
            Self::Unlisted(ArchiveError::Damaged) => "zipDamaged",
            Self::Unlisted(ArchiveError::SeveralDisks) => "zipSplit",
            Self::Unlisted(
                ArchiveError::TooMany { .. } | ArchiveError::DirectoryTooLarge { .. },
            ) => "zipTooMany",
            Self::NewerBundle => "bundleNewer",
            Self::DamagedBundle => "bundleDamaged",
            Self::NoPictures => "zipNoPictures",
            Self::Gone => "zipGone",
            Self::NoInflating { .. } => "zipNoInflating",
            Self::Photos { reason, .. } => match reason {
                EntryError::Encrypted => "zipEncrypted",
                EntryError::Unsupported { .. } => "zipUnsupported",
                EntryError::TooLarge { .. } => "zipTooLarge",
                EntryError::Damaged => "zipPhotosDamaged",
            },
        }
    }
}

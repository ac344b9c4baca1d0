//! Archives that are no bundle, or one that cannot be opened.

use crate::export::npy::NpyError;

/// An archive that does not restore a view.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    #[error("the archive is no bundle of Camlens")]
    NotABundle,
    #[error("the bundle is of version {found}; version {known} and older can be opened")]
    Newer { found: u32, known: u32 },
    #[error("the manifest has {bytes} bytes; {limit} can be read")]
    TooLarge { bytes: u64, limit: u64 },
    /// `detail` is of the JSON reader, with line and column.
    #[error("the manifest is damaged: {detail}")]
    Damaged { detail: String },
    #[error("the bundle has no photo")]
    NoPhoto,
    #[error("{path} is no path within the bundle")]
    Path { path: String },
    #[error("the manifest names the file {path}, which the archive does not have")]
    MissingFile { path: String },
    #[error("{path} has {found} bytes, not {expected}")]
    OtherSize {
        path: String,
        expected: u64,
        found: u64,
    },
    /// Counted from 0.
    #[error("photo {photo} has numbers that cannot be: {of:?}")]
    Numbers { photo: usize, of: OddNumbers },
    #[error("the bundle's head has other classes than its numbers are of")]
    Head,
    #[error("the bundle's view has numbers that cannot be")]
    View,
    #[error("{path} is no map of this grid: {error}")]
    Map { path: String, error: NpyError },
    #[error("{path} has the shape {found:?}, not {expected:?}")]
    OtherShape {
        path: String,
        expected: Vec<usize>,
        found: Vec<usize>,
    },
}

/// Numbers of a photo that no reading has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OddNumbers {
    /// Width and height.
    Photo,
    /// The part that the network saw, or its size as input.
    Frame,
    /// Rows and columns.
    Grid,
    /// A class beyond the network's last one.
    Class,
}

//! What can go wrong while a network is made: an enum per step.

use std::path::{Path, PathBuf};

use crate::FormatError;

/// A file operation that failed, comparable.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("cannot {doing} {}: {reason}", path.display())]
pub struct IoError {
    /// The verb: `read`, `write`, `create`, ...
    pub doing: &'static str,
    pub path: PathBuf,
    pub kind: std::io::ErrorKind,
    pub reason: String,
}

impl IoError {
    /// For `map_err`: what was being done to what.
    pub(crate) fn at(doing: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |error| Self {
            doing,
            path,
            kind: error.kind(),
            reason: error.to_string(),
        }
    }
}

/// Why the package is not there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    #[error("{program} cannot be started ({reason}): install Node.js with npm, or put {file} into {} by hand", cache.display())]
    NpmMissing {
        program: String,
        reason: String,
        file: String,
        cache: PathBuf,
    },

    #[error("npm pack {spec} failed ({status}): {message}\ncheck the network and npm's registry, or put {file} into {} by hand", cache.display())]
    NpmFailed {
        spec: String,
        status: String,
        message: String,
        file: String,
        cache: PathBuf,
    },

    #[error("npm pack {spec} ended well, but left no {file}")]
    NoTarball { spec: String, file: String },

    #[error(
        "{file} has the SHA-256 {found}, not {expected}; it was removed: try again, and if it comes again the registry serves another package"
    )]
    WrongHash {
        file: String,
        expected: String,
        found: String,
    },

    #[error(transparent)]
    Io(#[from] IoError),
}

/// Why a tarball is not the package.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackageError {
    #[error("the package's tarball ({bytes} bytes) cannot be read: {reason}")]
    Unreadable { bytes: usize, reason: String },

    #[error("the package's files exceed {limit} bytes")]
    TooLarge { limit: u64 },
}

/// Why a tfjs layers-model cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    #[error("the package has no {file}")]
    MissingFile { file: String },

    #[error("{file} is no tfjs layers-model: {reason}")]
    Malformed { file: String, reason: String },

    #[error("the configuration of layer {layer} cannot be read: {reason}")]
    MalformedLayer { layer: String, reason: String },

    #[error("the shard {file} is missing")]
    MissingShard { file: String },

    #[error("the shards {first} .. {last} have {found} bytes together, their weights {expected}")]
    WrongShardLength {
        first: String,
        last: String,
        expected: u64,
        found: u64,
    },

    #[error("the weight {weight} is stored as {dtype}, only plain float32 is read")]
    UnsupportedDtype { weight: String, dtype: String },

    #[error("the weight {weight} is listed twice")]
    RepeatedWeight { weight: String },

    #[error("the weight {weight} is not finite at element {element}")]
    NotFinite { weight: String, element: usize },

    #[error("layer {layer} is of the class {class}, which is not converted")]
    UnknownClass { layer: String, class: String },

    #[error("layer {layer} has {what}, which is not converted")]
    Unsupported { layer: String, what: String },

    #[error("layer {layer} takes {input}, which no layer before it makes")]
    UnknownInput { layer: String, input: String },

    #[error("layer {layer} takes {expected}, not {found}")]
    WrongInput {
        layer: String,
        expected: String,
        found: String,
    },

    #[error("layer {layer} lacks its weight {weight}")]
    MissingWeight { layer: String, weight: String },

    #[error("the weight {weight} has the shape {found:?}, its layer expects {expected:?}")]
    WrongShape {
        weight: String,
        expected: Vec<usize>,
        found: Vec<usize>,
    },
}

/// Why layers cannot become a classifier with `features` and `logits`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConvertError {
    #[error(
        "the batch norm {layer} has no linear convolution of its own before it, so it cannot be folded"
    )]
    BatchNormNotFolded { layer: String },

    #[error("the zero padding before {layer} cannot be folded: {why}")]
    PaddingNotFolded { layer: String, why: &'static str },

    #[error(
        "layer {layer}: {why}; a classifier ends in global average pooling, one dense layer and at most a softmax"
    )]
    NoClassifier { layer: String, why: &'static str },

    #[error("the name {name} is taken twice")]
    NameTaken { name: String },

    #[error("folding {layer} makes a weight that is not finite")]
    NotFinite { layer: String },
}

/// Why a network was not stored. What was stored before is then as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    #[error("{} is there and holds something else than a model: choose another folder, or empty it", folder.display())]
    NotAModel { folder: PathBuf },

    #[error("{} names no folder to write", folder.display())]
    NoFolderName { folder: PathBuf },

    #[error("the packed network contradicts itself: {0}")]
    Format(#[from] FormatError),

    #[error("the manifest cannot be written as JSON: {reason}")]
    Json { reason: String },

    #[error(transparent)]
    Io(#[from] IoError),
}

/// Why no network was made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MakeError {
    #[error(transparent)]
    Fetch(#[from] FetchError),
    #[error(transparent)]
    Package(#[from] PackageError),
    #[error(transparent)]
    Read(#[from] ReadError),
    #[error(transparent)]
    Convert(#[from] ConvertError),
    #[error(transparent)]
    Pack(#[from] PackError),
}

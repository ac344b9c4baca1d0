//! Errors on the way to a network, and of a pass.

use camlens_model::FormatError;

/// Failures of the classifier.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ClassifierError {
    /// A stored file does not fit the manifest.
    #[error(transparent)]
    Format(#[from] FormatError),
    #[error("the manifest knows no part `{file}`")]
    UnknownPart { file: String },
    #[error("{missing} of the network's {all} files have not come")]
    Incomplete { missing: usize, all: usize },
    #[error("the network's graph cannot be laid out: {detail}")]
    Graph { detail: String },
    #[error("the graph asks for weights `{name}`, which are not stored")]
    MissingWeights { name: String },
    #[error("weights `{name}` have shape {stored:?}, the graph asks for {asked:?}")]
    WrongShape {
        name: String,
        stored: Vec<usize>,
        asked: Vec<usize>,
    },
    #[error("the network's pass failed: {detail}")]
    Inference { detail: String },
    #[error("the tab has no memory left for {bytes} more bytes")]
    OutOfMemory { bytes: usize },
}

/// Wraps an error of tract or of a graph's bytes, which are texts.
pub(super) fn graph_error(error: impl std::fmt::Display) -> ClassifierError {
    ClassifierError::Graph {
        detail: format!("{error:#}"),
    }
}

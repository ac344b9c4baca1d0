//! Errors of the layers below become failures with a sentence for a person: what happened, and
//! what to do next.

use crate::classifier::ClassifierError;
use crate::download::FetchError;
use crate::photo::PhotoError;
use crate::protocol::{Failure, FailureKind};
use camlens_model::FormatError;

impl From<PhotoError> for Failure {
    fn from(error: PhotoError) -> Self {
        let (kind, advice) = match &error {
            PhotoError::Empty => (FailureKind::EmptyFile, "Choose another file."),
            PhotoError::NotAnImage => (
                FailureKind::NotAnImage,
                "Choose a photo: JPEG, PNG, WebP, GIF or BMP.",
            ),
            PhotoError::Truncated { .. } => (
                FailureKind::TruncatedImage,
                "Copy or download it again, or choose another photo.",
            ),
            PhotoError::TooLarge { .. } => (
                FailureKind::ImageTooLarge,
                "Make it smaller: the network looks at far fewer pixels.",
            ),
            PhotoError::Unsupported { .. } => (
                FailureKind::UnsupportedFormat,
                "Neither Camlens nor this browser reads it. Save it as JPEG or PNG and try again.",
            ),
            PhotoError::TooHeavy { .. } => (
                FailureKind::ImageTooLarge,
                "Save it smaller, or as JPEG or PNG: the network looks at far fewer pixels.",
            ),
            PhotoError::OutOfMemory { .. } => (
                FailureKind::OutOfMemory,
                "Close other tabs, or make the photo smaller.",
            ),
        };
        Self {
            kind,
            message: sentence(&error, advice),
        }
    }
}

impl From<ClassifierError> for Failure {
    fn from(error: ClassifierError) -> Self {
        let (kind, advice) = match &error {
            ClassifierError::OutOfMemory { .. }
            | ClassifierError::Format(FormatError::OutOfMemory { .. }) => {
                (FailureKind::OutOfMemory, "Close other tabs and try again.")
            }
            ClassifierError::Inference { .. } => (
                FailureKind::WorkerDied,
                "Try again; if it stays so, reload the page.",
            ),
            _ => (
                FailureKind::ModelCorrupt,
                "Reload the page to fetch it again; if it stays so, the site's copy is damaged.",
            ),
        };
        Self {
            kind,
            message: sentence(&error, advice),
        }
    }
}

/// A file of the network that did not come.
pub(super) fn missing(file: &str, error: &FetchError) -> Failure {
    if let FetchError::OutOfMemory { .. } = error {
        return Failure {
            kind: FailureKind::OutOfMemory,
            message: format!(
                "The network's file {file} was not fetched: {error}. Close other tabs and try again."
            ),
        };
    }
    Failure {
        kind: FailureKind::ModelMissing,
        message: format!(
            "The network's file {file} could not be fetched: {error}. Check the connection and \
             load the network again."
        ),
    }
}

/// The file given by the visitor is gone or locked.
pub(super) fn unreadable() -> Failure {
    Failure {
        kind: FailureKind::NotAnImage,
        message: "The file cannot be read any more. Was it moved, or changed on the disk? \
                  Choose it again."
            .to_owned(),
    }
}

/// A request for a reading before there is a network.
pub(super) fn no_network() -> Failure {
    Failure {
        kind: FailureKind::ModelMissing,
        message: "The network is not there yet. Load it first.".to_owned(),
    }
}

/// An error and its advice as two sentences.
fn sentence(error: &impl std::fmt::Display, advice: &str) -> String {
    let text = error.to_string();
    let mut letters = text.chars();
    let first: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    format!("{first}{}. {advice}", letters.as_str())
}

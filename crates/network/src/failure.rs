//! Failures with a sentence for the visitor, from the errors of this crate: the event, and the next
//! step.

use crate::classifier::ClassifierError;
use camlens_core::protocol::{Failure, FailureKind};
use camlens_model::FormatError;

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

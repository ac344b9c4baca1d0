//! Failures with a sentence for the visitor, from the errors of this crate: the event, and the next
//! step.

use crate::classifier::ClassifierError;
use camlens_core::protocol::{Cause, Failure, FailureKind};
use camlens_model::FormatError;

impl From<ClassifierError> for Failure {
    fn from(error: ClassifierError) -> Self {
        let detail = error.to_string();
        let (kind, cause, advice) = match &error {
            ClassifierError::OutOfMemory { .. }
            | ClassifierError::Format(FormatError::OutOfMemory { .. }) => (
                FailureKind::OutOfMemory,
                Cause::NetworkMemory,
                "Close other tabs and try again.",
            ),
            ClassifierError::Inference { .. } => (
                FailureKind::WorkerDied,
                Cause::PassFailed { detail },
                "Try again; if it stays so, reload the page.",
            ),
            _ => (
                FailureKind::ModelCorrupt,
                Cause::NetworkDamaged { detail },
                "Reload the page to fetch it again; if it stays so, the site's copy is damaged.",
            ),
        };
        Self {
            kind,
            cause,
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

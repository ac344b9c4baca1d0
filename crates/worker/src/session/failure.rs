//! The session's own failures, with a sentence for a person.

use crate::download::FetchError;
use camlens_core::protocol::{Cause, Failure, FailureKind};

/// A file of the network could not be fetched.
pub(super) fn missing(file: &str, error: &FetchError) -> Failure {
    if let FetchError::OutOfMemory { .. } = error {
        return Failure {
            kind: FailureKind::OutOfMemory,
            cause: Cause::NetworkMemory,
            message: format!(
                "The network's file {file} was not fetched: {error}. Close other tabs and try again."
            ),
        };
    }
    let status = match error {
        FetchError::Status { status } => Some(*status),
        FetchError::Line { .. } | FetchError::OutOfMemory { .. } => None,
    };
    Failure {
        kind: FailureKind::ModelMissing,
        cause: Cause::NotFetched {
            file: file.to_owned(),
            status,
        },
        message: format!(
            "The network's file {file} could not be fetched: {error}. Check the connection and \
             load the network again."
        ),
    }
}

/// The visitor's file is gone or locked.
pub(super) fn unreadable() -> Failure {
    Failure {
        kind: FailureKind::NotAnImage,
        cause: Cause::FileGone,
        message: "The file cannot be read any more. Was it moved, or changed on the disk? \
                  Choose it again."
            .to_owned(),
    }
}

/// The pixels beside a request are not those that it speaks of.
pub(super) fn other_pixels() -> Failure {
    Failure {
        kind: FailureKind::BuildMismatch,
        cause: Cause::Other,
        message: "The prepared photo does not fit its description. Reload the page.".to_owned(),
    }
}

/// Numbers that nothing can be learned from.
pub(super) fn no_lesson(error: &camlens_learn::SamplesError) -> Failure {
    Failure {
        kind: FailureKind::BuildMismatch,
        cause: Cause::Other,
        message: format!("Nothing can be learned from these photos: {error}. Reload the page."),
    }
}

/// A curve was asked for before anything was learned.
pub(super) fn nothing_learned() -> Failure {
    Failure {
        kind: FailureKind::BuildMismatch,
        cause: Cause::Other,
        message: "Nothing was learned that could be measured. Learn first.".to_owned(),
    }
}

/// A reading was asked for without a network.
pub(super) fn no_network() -> Failure {
    Failure {
        kind: FailureKind::ModelMissing,
        cause: Cause::NoNetwork,
        message: "The network is not there yet. Load it first.".to_owned(),
    }
}

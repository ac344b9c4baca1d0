//! The reason why an order or the network came to nothing.

use camlens_client::reader::NoticeKind;
use camlens_core::protocol::FailureKind;

/// The kind of a worker that did not start: its script did not come, or the page's policy refuses it.
pub const ENGINE_MISSING: &str = "engineMissing";

/// A failure with the name that `CamlensError.kind` has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// One of [`FailureKind::name`], or [`ENGINE_MISSING`].
    pub kind: &'static str,
    /// The event and the next step in English; empty where the kind says it all.
    pub message: String,
}

impl Trouble {
    /// The trouble of a kind that says it all.
    pub fn of(kind: &'static str) -> Self {
        Self {
            kind,
            message: String::new(),
        }
    }

    /// The trouble that a notice of the reader is about.
    pub fn of_notice(notice: &NoticeKind) -> Self {
        match notice {
            NoticeKind::Failed(failure) => Self {
                kind: failure.kind.name(),
                message: failure.message.clone(),
            },
            NoticeKind::NotStarted => Self::of(ENGINE_MISSING),
            other => Self::of(other.name()),
        }
    }

    /// The trouble of a reader that says nothing about it.
    pub fn unknown() -> Self {
        Self::of(FailureKind::WorkerDied.name())
    }
}

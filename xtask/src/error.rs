//! Why a command of xtask stopped. Each message names the step or the file, and the way out.
//!
//! The ground floor: it knows no other file of xtask. A floor above with an enum of its own
//! converts it with [`Error::of`].

use std::io;
use std::process::ExitStatus;

use thiserror::Error;

/// Why a command of xtask stopped.
#[derive(Debug, Error)]
pub enum Error {
    /// A program could not be started at all.
    #[error("{step}: `{command}` could not be started: {source}\n  way out: {way_out}")]
    Start {
        step: String,
        command: String,
        source: io::Error,
        way_out: String,
    },
    /// A program ran and failed, and printed its reason.
    #[error("{step}: `{command}` failed ({status}); its own words are above\n  way out: {way_out}")]
    Failed {
        step: String,
        command: String,
        status: ExitStatus,
        way_out: String,
    },
    /// A program, file or setting that a step needs is missing.
    #[error("{step}: {what}\n  way out: {way_out}")]
    Missing {
        step: String,
        what: String,
        way_out: String,
    },
    /// A file or folder could not be read or written. `fs_err` and `walkdir` put the operation and
    /// the path into the message.
    #[error("{0}")]
    File(#[from] io::Error),
    /// The network could not be fetched or converted.
    #[error("model: {0}")]
    Model(#[from] camlens_model::MakeError),
    /// An error of a floor above this one.
    #[error("{step}: {source}")]
    Of {
        step: &'static str,
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A stage of `test` failed.
    #[error("the stage \"{stage}\" is broken: {what}")]
    Stage { stage: String, what: String },
}

impl Error {
    /// A thing that is not there, with the way to get it.
    pub fn missing(step: &str, what: impl Into<String>, way_out: impl Into<String>) -> Self {
        Self::Missing {
            step: step.to_owned(),
            what: what.into(),
            way_out: way_out.into(),
        }
    }

    /// The error of a step that has an enum of its own.
    pub fn of(
        step: &'static str,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        Self::Of {
            step,
            source: source.into(),
        }
    }
}

//! What can go wrong in a command. Each message names the step and the way out.

use std::io;
use std::path::PathBuf;
use std::process::ExitStatus;

use thiserror::Error;

use crate::bench::BenchError;
use crate::html::HtmlError;
use crate::server::ServerError;

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
    /// A program ran and failed; it has told why itself.
    #[error("{step}: `{command}` failed ({status}); its own words are above\n  way out: {way_out}")]
    Failed {
        step: String,
        command: String,
        status: ExitStatus,
        way_out: String,
    },
    /// Something that has to be there is not.
    #[error("{step}: {what}\n  way out: {way_out}")]
    Missing {
        step: String,
        what: String,
        way_out: String,
    },
    /// A file or folder could not be read or written.
    #[error("{step}: {path}: {source}", path = path.display())]
    File {
        step: String,
        path: PathBuf,
        source: io::Error,
    },
    /// Trunk's page is not of the form that the build expects.
    #[error("page: {0}")]
    Html(#[from] HtmlError),
    /// The static server did not start.
    #[error("serve: {0}")]
    Server(#[from] ServerError),
    /// The network could not be fetched or converted.
    #[error("model: {0}")]
    Model(#[from] camlens_model::MakeError),
    /// The benchmark gave no table, or none that says anything.
    #[error("bench: {0}")]
    Bench(#[from] BenchError),
    /// A stage of `test` found something broken.
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
}

//! Failures of the benchmark.

use std::process::ExitStatus;

use thiserror::Error;

use crate::error;

/// The reason for a benchmark without a table.
#[derive(Debug, Error)]
pub enum BenchError {
    #[error("{package} has no {path}: another release has other files")]
    NotInPackage { package: String, path: String },
    #[error("{what} is not what it should be: {source}")]
    Json {
        what: String,
        source: serde_json::Error,
    },
    #[error("dist/index.html names no worker; `cargo xtask build` makes it")]
    NoWorker,
    #[error("no contender has one of these in its name: {0}")]
    NoContender(String),
    #[error("the browser ended by itself ({status}); its own words are in {log}")]
    BrowserEnded { status: ExitStatus, log: String },
    #[error(
        "nothing was heard of the page for {minutes} minutes; the browser's words are in {log}"
    )]
    Silent { minutes: u64, log: String },
    #[error("the page failed: {0}")]
    Page(String),
    #[error("{contender} did not run: {why}")]
    Camlens { contender: String, why: String },
    #[error(
        "{contender} reads another class or other probabilities (class {class} and not {expected}; \
         {difference:.4} apart): the engines do not compute the same, and their times say nothing"
    )]
    Disagrees {
        contender: String,
        class: usize,
        expected: usize,
        difference: f64,
    },
    #[error("{path} lacks the markers {begin} and {end}, each on a line of its own")]
    NoMarkers {
        path: String,
        begin: String,
        end: String,
    },
}

impl From<BenchError> for error::Error {
    fn from(error: BenchError) -> Self {
        Self::of("bench", error)
    }
}

impl BenchError {
    /// A text that is not the expected JSON.
    pub(super) fn json(what: &str) -> impl Fn(serde_json::Error) -> Self + use<> {
        let what = what.to_owned();
        move |source| Self::Json {
            what: what.clone(),
            source,
        }
    }
}

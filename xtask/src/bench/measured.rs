//! The page's message after all contenders ran (`assets/bench/bench.js`).

use serde::{Deserialize, Serialize};

/// The measurements of one page.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Measured {
    /// `2026-11-23`
    pub date: String,
    /// The page had the memory that threads share.
    pub isolated: bool,
    /// In the order of the plan.
    pub contenders: Vec<Entry>,
}

/// One contender. Times are in milliseconds.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    pub name: String,
    /// The reason why it did not run to its end.
    pub error: Option<String>,
    #[serde(default)]
    pub runs: Vec<Run>,
    /// Bytes of WebAssembly's memory after the first inference. It never shrinks.
    pub memory: Option<u64>,
    /// From the worker's start until it said that it is ready.
    pub load: Option<f64>,
    /// The part of `load` after the network's last byte; ours alone.
    pub prepare: Option<f64>,
    /// The part of `prepare` that is a first inference; ours alone.
    pub warm_up: Option<f64>,
    /// Width and height of the input, if the contender chose it.
    pub input: Option<(usize, usize)>,
    pub probabilities: Option<Vec<f64>>,
}

/// One inference.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Run {
    pub milliseconds: f64,
    #[serde(default)]
    pub groups: Vec<Group>,
}

/// The time of the layers of one kind.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct Group {
    pub name: String,
    pub ms: f64,
}

//! The site of the benchmark: the built page's files, the other engines, and a page that runs
//! them. It is made anew below `target/` and never shipped.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::contenders::{self, Contender, PHOTO, Worker};
use super::error::BenchError;
use super::options::BenchOptions;
use super::peers;
use crate::call::Call;
use crate::error::Error;
use crate::files;
use crate::hosting;
use crate::project::Project;
use crate::say;
use crate::template;
use crate::toolchain;
use crate::variant::{Mode, SIMD, Variant};
use crate::worker;

const STEP: &str = "bench";

/// The page and its scripts, from the project's root.
const PAGE: &str = "xtask/assets/bench";

/// Our worker with tract's own convolutions in it, and nothing else that differs.
const STOCK_TRACT: Variant = Variant {
    name: "stock-tract",
    folder: "worker-stock-tract",
    feature: "stock-tract",
    ..SIMD
};

/// The page's orders.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Plan<'site> {
    runs: usize,
    warm_ups: usize,
    /// Milliseconds before each run: another engine's threads spin for some time after theirs.
    pause: u32,
    /// Seconds that loading or one run may take.
    patience: u32,
    /// Seconds; an engine that needs more for a run makes no other: 33 of them would take too long.
    slowest: u32,
    /// The common input, for engines that are given numbers.
    input: &'static str,
    contenders: &'site [Contender],
}

/// A site that is ready to be opened at `bench.html`.
#[derive(Debug)]
pub struct Site {
    pub folder: PathBuf,
    pub contenders: Vec<Contender>,
}

/// Makes the site out of `dist/`.
///
/// # Errors
/// When something cannot be built, fetched or written, or no contender takes part.
pub fn make(project: &Project, options: &BenchOptions) -> Result<Site, Error> {
    let folder = project.target().join("bench/site");
    files::make_empty(&folder)?;
    files::copy(&project.dist(), &folder)?;
    // The page's policy would stop the other engines.
    files::remove(&folder.join(hosting::HEADERS))?;
    let workers = workers(&folder)?;
    let tract = if options.wants(contenders::STOCK_TRACT) {
        let toolchain = toolchain::set_up()?;
        Some(worker::build(project, &toolchain, &STOCK_TRACT, Mode::Shipped, &folder)?.start)
    } else {
        None
    };
    let contenders = contenders::contenders(options, &workers, tract.as_deref());
    if contenders.is_empty() {
        return Err(BenchError::NoContender(options.only.join(", ")).into());
    }
    if contenders.iter().any(Contender::is_peer) {
        peers::put(project, &folder.join("peers"))?;
        put_input(project, &folder.join("input.bin"))?;
    }
    files::copy(&project.root().join(PAGE), &folder)?;
    let plan = Plan {
        runs: options.runs(),
        warm_ups: 2,
        pause: 100,
        patience: 120,
        slowest: 10,
        input: "input.bin",
        contenders: &contenders,
    };
    let json = serde_json::to_vec_pretty(&plan).map_err(BenchError::json("plan.json"))?;
    fs_err::write(folder.join("plan.json"), json)?;
    Ok(Site { folder, contenders })
}

/// The workers that the built page knows.
fn workers(site: &Path) -> Result<Vec<Worker>, Error> {
    let index = fs_err::read_to_string(site.join("index.html"))?;
    let workers: Vec<Worker> = template::marks(&index, "camlens-worker")
        .into_iter()
        .filter_map(|tag| {
            Some(Worker {
                variant: template::attribute(tag, "data-variant")?.to_owned(),
                start: template::attribute(tag, "content")?.to_owned(),
            })
        })
        .collect();
    if workers.is_empty() {
        return Err(BenchError::NoWorker.into());
    }
    Ok(workers)
}

/// Writes the network's input for the photo, by the code that the worker runs.
fn put_input(project: &Project, file: &Path) -> Result<(), Error> {
    say::timed(
        "bench: the photo's input",
        "5 minutes the first time",
        || {
            Call::new(STEP, "cargo")
                .within(project.root())
                .args(["run", "--quiet", "--package", "camlens"])
                .args(["--example", "network_input", "--"])
                .arg(project.dist().join(PHOTO))
                .arg("crop")
                .arg(file)
                .run()
        },
    )
}

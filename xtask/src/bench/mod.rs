//! `cargo xtask bench`: Camlens and other engines in turn, in one page of one browser.
//!
//! ```text
//! options     the words of the command
//! contenders  engines with their threads   peers       other engines, from npm
//! site        dist/ + peers + a page       browser     a process without a window
//! run         the page runs, and posts     measured    its message
//! report      medians, one answer?         targets     bars and aims
//! table       Markdown                     document    docs/performance.md
//! ```

mod browser;
mod contenders;
mod document;
mod error;
mod machine;
mod measured;
mod operations;
mod options;
mod peers;
mod report;
mod run;
mod site;
mod statistics;
mod table;
mod targets;

pub use browser::Browser;
pub use error::BenchError;
pub use options::BenchOptions;

use crate::alone;
use crate::build;
use crate::error::Error;
use crate::lock;
use crate::project::Project;
use crate::say;

use machine::Machine;
use report::{About, Report};

/// Measures, prints the tables, and writes them to `target/bench/`; a complete measurement also
/// to `docs/performance.md`.
///
/// # Errors
/// When something cannot be built, fetched or run, and when the engines' answers differ.
pub fn run(project: &Project, options: &BenchOptions) -> Result<(), Error> {
    if !options.no_build {
        build::run(project)?;
    }
    let _alone = alone::wait(project)?;
    let browser = Browser::get(options.browser)?;
    let site = site::make(project, options)?;
    let folder = project.target().join("bench");
    let measured = run::run(&site.folder, &browser, &folder)?;
    let about = About {
        command: options.to_string(),
        machine: Machine::this(),
        browser: browser.version,
        versions: versions(project)?,
        runs: options.runs(),
    };
    if !measured.isolated {
        say::note("the page is not isolated: nothing here ran on several threads");
    }
    let report = Report::new(about, &site.contenders, &measured);
    let text = table::markdown(&report);
    println!("\n{text}\n");
    write(project, options, &report, &text)
}

/// Writes the report before it is checked: a wrong one is worth a look, but not in the documents.
fn write(
    project: &Project,
    options: &BenchOptions,
    report: &Report,
    text: &str,
) -> Result<(), Error> {
    let name = options.browser.name();
    let file = project.target().join(format!("bench/{name}.json"));
    let json = serde_json::to_vec_pretty(report).map_err(BenchError::json("the report"))?;
    fs_err::write(&file, json)?;
    say::step(
        &format!("bench: all numbers are in {}", file.display()),
        None,
    );
    report.check()?;
    if !options.is_complete() {
        say::note("a part of the measurement: the documents stay as they are");
        return Ok(());
    }
    let path = project.root().join(document::PATH);
    let old = fs_err::read_to_string(&path)?;
    fs_err::write(&path, document::replaced(&old, name, text)?)?;
    say::note(&format!("the tables are in {}", document::PATH));
    Ok(())
}

fn versions(project: &Project) -> Result<Vec<String>, Error> {
    let lock = fs_err::read_to_string(project.lock())?;
    let tract = lock::version(&lock, "tract-onnx").map(|version| format!("tract-onnx@{version}"));
    let peers = peers::versions().into_iter().map(str::to_owned);
    Ok(tract.into_iter().chain(peers).collect())
}

//! wasm-opt, out of npm's `binaryen`: distributions' own are older than what LLVM writes.

use std::path::Path;

use crate::call::Call;
use crate::error::Error;
use crate::hash::Content;
use crate::npm::Package;
use crate::project::Project;

const STEP: &str = "wasm-opt";

/// The release of binaryen that is used.
pub const VERSION: &str = "132.0.0";

/// What LLVM 22 may write for wasm32 without being asked. They are named one by one, since with
/// `--all-features` wasm-opt would be free to write what browsers do not know yet.
const FEATURES: [&str; 9] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-extended-const",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

const BINARYEN: Package = Package {
    step: STEP,
    name: "binaryen",
    version: VERSION,
    folder: "npm",
};

/// Gets npm's binaryen into `.tools/npm`.
///
/// # Errors
/// When npm is missing, or cannot download.
pub fn set_up(project: &Project) -> Result<(), Error> {
    BINARYEN.set_up(project)
}

/// How much is done to a module.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// What LLVM has left to do. Of the worker, `-O3` makes 15.0 MB and 4.05 MB with gzip in 150
    /// seconds, this 15.6 MB and 3.88 MB in 67.
    Light,
    /// All that makes it smaller.
    Size,
}

/// Optimises a module in its place.
///
/// `more` are further features that the module's own flags allow.
///
/// # Errors
/// When wasm-opt refuses the module.
pub fn run(project: &Project, level: Level, more: &[&str], module: &Path) -> Result<(), Error> {
    Call::new(STEP, "node")
        .arg(BINARYEN.file(project, "bin/wasm-opt"))
        .args(arguments(level, more))
        .arg(module)
        .arg("--output")
        .arg(module)
        .way_out("if it names a feature that is not enabled, add it in xtask/src/wasm_opt.rs")
        .run()
}

/// Adds what the result hangs on, beside the module, to the key under which it is kept.
pub fn add_to_key(key: &mut Content, level: Level, more: &[&str]) {
    key.add("wasm-opt", VERSION.as_bytes());
    for argument in arguments(level, more) {
        key.add("argument", argument.as_bytes());
    }
}

fn arguments<'more>(level: Level, more: &'more [&'more str]) -> impl Iterator<Item = &'more str> {
    let level = match level {
        Level::Light => "-O1",
        Level::Size => "-Oz",
    };
    [level]
        .into_iter()
        .chain(FEATURES)
        .chain(more.iter().copied())
}

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

/// The features that LLVM 22 uses for wasm32 by default. They are named one by one, since with
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

/// Optimises a module in its place. `level` is wasm-opt's `-O1` or the like; `more` are features
/// that the module's own flags allow beyond [`FEATURES`].
pub fn run(project: &Project, level: &str, more: &[&str], module: &Path) -> Result<(), Error> {
    Call::new(STEP, "node")
        .arg(BINARYEN.file(project, "bin/wasm-opt"))
        .args(arguments(level, more))
        .arg(module)
        .arg("--output")
        .arg(module)
        .way_out("if it names a feature that is not enabled, add it in xtask/src/wasm_opt.rs")
        .run()
}

/// Adds all that the result depends on, beside the module, to its key among the kept results.
pub fn add_to_key(key: &mut Content, level: &str, more: &[&str]) {
    key.add("wasm-opt", VERSION.as_bytes());
    for argument in arguments(level, more) {
        key.add("argument", argument.as_bytes());
    }
}

fn arguments<'a>(level: &'a str, more: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
    [level]
        .into_iter()
        .chain(FEATURES)
        .chain(more.iter().copied())
}

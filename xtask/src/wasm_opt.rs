//! wasm-opt, out of npm's `binaryen`: distributions' own are older than what LLVM writes.

use std::path::{Path, PathBuf};

use crate::call::Call;
use crate::error::Error;
use crate::files;
use crate::hash::Content;
use crate::project::Project;
use crate::say;

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

/// Gets npm's binaryen into `.tools/npm`.
///
/// # Errors
/// When npm is missing, or cannot download.
pub fn set_up(project: &Project) -> Result<(), Error> {
    if version(project).as_deref() == Some(VERSION) {
        say::step(&format!("wasm-opt {VERSION}: there"), None);
        return Ok(());
    }
    if files::on_path("npm").is_none() {
        return Err(Error::missing(
            STEP,
            "npm is not there (it brings wasm-opt and the network's weights)",
            "install Node.js with npm; on Debian, as root: apt-get install nodejs npm",
        ));
    }
    let folder = folder(project);
    files::make(STEP, &folder)?;
    say::timed(
        &format!("wasm-opt: binaryen {VERSION} from npm"),
        "a minute",
        || {
            Call::new(STEP, "npm")
                .args(["install", "--no-save", "--no-audit", "--no-fund"])
                .args(["--loglevel", "error", "--prefix"])
                .arg(&folder)
                .arg(format!("binaryen@{VERSION}"))
                .way_out("a network that lets npm download")
                .run()
        },
    )
}

/// What a module is made better for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    Speed,
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
        .arg(folder(project).join("node_modules/binaryen/bin/wasm-opt"))
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
        Level::Speed => "-O3",
        Level::Size => "-Oz",
    };
    [level]
        .into_iter()
        .chain(FEATURES)
        .chain(more.iter().copied())
}

fn folder(project: &Project) -> PathBuf {
    project.tools().join("npm")
}

/// The installed version; npm writes it into the package's own description.
fn version(project: &Project) -> Option<String> {
    let file = folder(project).join("node_modules/binaryen/package.json");
    let text = std::fs::read_to_string(file).ok()?;
    let (_, rest) = text.split_once("\"version\": \"")?;
    rest.split('"').next().map(str::to_owned)
}

//! terser, out of npm: makes wasm-bindgen's JavaScript smaller. It is JavaScript itself, so what runs
//! binaryen runs it, too.

use std::path::Path;

use crate::call::Call;
use crate::error::Error;
use crate::hash::Content;
use crate::npm::Package;
use crate::project::Project;

const STEP: &str = "terser";

const PACKAGE: Package = Package {
    step: STEP,
    name: "terser",
    version: "5.51.4",
    folder: "terser",
};

const ARGUMENTS: [&str; 3] = ["--module", "--compress", "--mangle"];

/// Gets it, if it is missing.
///
/// # Errors
/// When npm is missing, or cannot download.
pub fn set_up(project: &Project) -> Result<(), Error> {
    PACKAGE.set_up(project)
}

/// Makes a module's text smaller, in its place.
pub fn run(project: &Project, script: &Path) -> Result<(), Error> {
    Call::new(STEP, "node")
        .arg(PACKAGE.file(project, "bin/terser"))
        .arg(script)
        .args(ARGUMENTS)
        .arg("--output")
        .arg(script)
        .run()
}

/// Adds all that the result depends on, beside the script, to its key among the kept results.
pub fn add_to_key(key: &mut Content) {
    key.add(STEP, PACKAGE.version.as_bytes());
    for argument in ARGUMENTS {
        key.add("argument", argument.as_bytes());
    }
}

//! The kernels alone as a wasm file: a browser test compares them with their scalar twin.

use std::path::PathBuf;

use crate::error::Error;
use crate::project::Project;
use crate::say;
use crate::toolchain;
use crate::worker::{self, SIMD};

/// Names the file to the browser tests.
pub const TWIN: &str = "CAMLENS_KERNEL_TWIN";

/// Builds the file.
///
/// # Errors
/// When there is no toolchain for wasm, or the compiler fails.
pub fn build(project: &Project) -> Result<PathBuf, Error> {
    let toolchain = toolchain::set_up()?;
    say::timed(
        "kernels alone: compiling",
        "1 minute the first time",
        || {
            worker::cargo(project, &toolchain, &SIMD)
                .args(["--package", "kernel-twin"])
                .run()
        },
    )?;
    Ok(worker::compiled(project, &SIMD, "kernel_twin"))
}

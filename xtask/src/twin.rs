//! The kernels alone as a wasm file: a browser test compares them with their scalar twin.

use std::path::PathBuf;

use crate::error::Error;
use crate::project::Project;
use crate::say;
use crate::toolchain;
use crate::worker::encoded_flags;

/// Names the file to the browser tests.
pub const TWIN: &str = "CAMLENS_KERNEL_TWIN";

/// Builds the file.
///
/// # Errors
/// When there is no toolchain for wasm, or the compiler fails.
pub fn build(project: &Project) -> Result<PathBuf, Error> {
    let toolchain = toolchain::set_up()?;
    let target = project.target().join("kernel-twin");
    say::timed(
        "kernels alone: compiling",
        "1 minute the first time",
        || {
            toolchain
                .cargo("kernel twin")
                .within(project.root())
                .args(["build", "--release", "--target", "wasm32-unknown-unknown"])
                .args(["--package", "kernel-twin"])
                .arg("--target-dir")
                .arg(&target)
                .env(
                    "CARGO_ENCODED_RUSTFLAGS",
                    encoded_flags(["-Ctarget-feature=+simd128,+bulk-memory"]),
                )
                .run()
        },
    )?;
    Ok(target.join("wasm32-unknown-unknown/release/kernel_twin.wasm"))
}

//! The kernels alone as wasm files: browser tests compare them with their scalar twins.

use std::path::PathBuf;

use crate::error::Error;
use crate::project::Project;
use crate::say;
use crate::toolchain;
use crate::variant::{Mode, RELAXED_FLAGS, SIMD, Variant, WORKER};
use crate::wasm;

/// Names the files' folder to the browser tests.
pub const TWIN: &str = "CAMLENS_KERNEL_TWIN";

/// The one that the shipped worker is compiled with.
const PROFILE: &str = WORKER.profile(Mode::Shipped);

/// The kernels of each build on one thread, in one folder.
const VARIANTS: [Variant; 2] = [
    SIMD,
    Variant {
        name: "relaxed",
        own: RELAXED_FLAGS,
        ..SIMD
    },
];

/// Builds a file for each variant: `simd.wasm`, `relaxed.wasm`.
pub fn build(project: &Project) -> Result<PathBuf, Error> {
    let toolchain = toolchain::set_up()?;
    let folder = project.target().join("kernel-twin");
    fs_err::create_dir_all(&folder)?;
    for variant in &VARIANTS {
        let what = format!("kernels alone, {}: compiling", variant.name);
        say::timed(&what, "1 minute the first time", || {
            wasm::cargo(project, &toolchain, variant, PROFILE)
                .args(["--package", "kernel-twin"])
                .run()
        })?;
        let module = wasm::compiled(project, variant, PROFILE, "kernel_twin");
        fs_err::copy(module, folder.join(format!("{}.wasm", variant.name)))?;
    }
    Ok(folder)
}

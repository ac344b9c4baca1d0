//! `cargo xtask setup`: looks for what is missing, and gets it.

use crate::browser::{self, Browser};
use crate::error::Error;
use crate::model;
use crate::project::Project;
use crate::terser;
use crate::toolchain::{self, Toolchain};
use crate::variant::Mode;
use crate::wasm_opt;

/// Gets everything that building needs. Quick if nothing is missing.
///
/// # Errors
/// When something is missing and cannot be got.
pub fn for_build(project: &Project, mode: Mode) -> Result<Toolchain, Error> {
    let toolchain = toolchain::set_up()?;
    if mode == Mode::Shipped {
        wasm_opt::set_up(project)?;
        terser::set_up(project)?;
    }
    model::set_up(project)?;
    Ok(toolchain)
}

/// Gets the browser and driver of the tests.
pub fn for_browser() -> Result<Browser, Error> {
    browser::set_up()
}

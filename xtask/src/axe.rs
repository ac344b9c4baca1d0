//! axe-core, which finds what keeps people from using a page. For the browser tests only: nothing
//! of it is in the site.

use std::path::PathBuf;

use crate::error::Error;
use crate::npm::Package;
use crate::project::Project;

/// Names the script for the browser tests.
pub const SCRIPT: &str = "CAMLENS_AXE";

const PACKAGE: Package = Package {
    step: "axe-core",
    name: "axe-core",
    version: "4.14.1",
    folder: "axe",
};

/// Gets it, where it is missing.
///
/// # Errors
/// When npm is missing, or cannot download.
pub fn set_up(project: &Project) -> Result<(), Error> {
    PACKAGE.set_up(project)
}

/// Where the script is, once [`set_up`] has been.
#[must_use]
pub fn script(project: &Project) -> PathBuf {
    PACKAGE.file(project, "axe.min.js")
}

//! axe-core, which finds barriers in a page. For the browser tests only, never in the site.

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

/// Gets it, if it is missing.
///
/// # Errors
/// When npm is missing, or cannot download.
pub fn set_up(project: &Project) -> Result<(), Error> {
    PACKAGE.set_up(project)
}

/// The script's path, after [`set_up`].
pub fn script(project: &Project) -> PathBuf {
    PACKAGE.file(project, "axe.min.js")
}

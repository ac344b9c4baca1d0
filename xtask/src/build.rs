//! `cargo xtask build`: from sources to `dist/`.

use std::time::Instant;

use crate::alone;
use crate::contents;
use crate::dist::Staging;
use crate::error::Error;
use crate::files;
use crate::page;
use crate::project::Project;
use crate::say;
use crate::setup;
use crate::sizes;
use crate::worker;

/// Builds the site.
///
/// # Errors
/// When a step fails; `dist/` then stays as it was.
pub fn run(project: &Project) -> Result<(), Error> {
    let _alone = alone::wait(project)?;
    let begin = Instant::now();
    let toolchain = setup::for_build(project)?;
    let staging = Staging::begin(project)?;
    let workers = worker::build_all(project, &toolchain, staging.folder())?;
    files::copy("dist", &project.model(), &staging.folder().join("model"))?;
    let page = page::build(project, &toolchain)?;
    files::copy("dist", &page, staging.folder())?;
    let renamed = page::shrink(project, staging.folder())?;
    staging.finish(&renamed, &workers)?;
    contents::write(&toolchain, project.root(), staging.folder())?;
    staging.publish()?;
    sizes::print(&project.dist())?;
    let time = say::duration(begin.elapsed());
    say::step(&format!("built in {time}; dist/ is the site"), None);
    Ok(())
}

//! `cargo xtask build`: from sources to `dist/`.

use std::path::{Path, PathBuf};
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
use crate::toolchain::Toolchain;
use crate::worker::{self, Built, RELAXED, SIMD, THREADS};

/// Builds the site.
///
/// # Errors
/// When a step fails; `dist/` then stays as it was.
pub fn run(project: &Project) -> Result<(), Error> {
    let _alone = alone::wait(project)?;
    let begin = Instant::now();
    let toolchain = setup::for_build(project)?;
    let staging = Staging::begin(project)?;
    let (workers, page) = compile(project, &toolchain, staging.folder())?;
    files::copy(&project.model(), &staging.folder().join("model"))?;
    files::copy(&page, staging.folder())?;
    let renamed = page::shrink(project, staging.folder())?;
    staging.finish(&renamed, &workers)?;
    contents::write(&toolchain, project.root(), staging.folder())?;
    staging.publish()?;
    sizes::print(&project.dist())?;
    let time = say::duration(begin.elapsed());
    say::step(&format!("built in {time}; dist/ is the site"), None);
    Ok(())
}

/// The workers, which are put below `site`, the one that runs everywhere first; and the page's folder.
///
/// In two lanes that take about the same time: link-time optimisation and wasm-opt, the longer half of
/// it, keep one core busy each.
fn compile(
    project: &Project,
    toolchain: &Toolchain,
    site: &Path,
) -> Result<(Vec<Built>, PathBuf), Error> {
    let worker = |variant| worker::build(project, toolchain, variant, site);
    std::thread::scope(|scope| {
        let lane = scope.spawn(|| Ok([worker(&THREADS)?, worker(&RELAXED)?]));
        let simd = worker(&SIMD)?;
        let page = page::build(project, toolchain)?;
        let others: Result<_, Error> = match lane.join() {
            Ok(others) => others,
            Err(panic) => std::panic::resume_unwind(panic),
        };
        Ok(([simd].into_iter().chain(others?).collect(), page))
    })
}

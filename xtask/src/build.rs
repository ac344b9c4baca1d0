//! `cargo xtask build`: from sources to `dist/`.

use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::alone;
use crate::contents;
use crate::dist::{self, Staging};
use crate::error::Error;
use crate::files;
use crate::module;
use crate::page;
use crate::project::Project;
use crate::say;
use crate::setup;
use crate::sizes;
use crate::toolchain::Toolchain;
use crate::variant::{Mode, RELAXED, SIMD, THREADS, Variant};
use crate::worker::{self, Built};

/// Builds the site that is shipped, with all three workers, into `dist/`.
///
/// # Errors
/// When a step fails; `dist/` then stays as it was.
pub fn run(project: &Project) -> Result<(), Error> {
    let _alone = alone::wait(project)?;
    let begin = Instant::now();
    let toolchain = setup::for_build(project, Mode::Shipped)?;
    let staging = Staging::begin(project, project.dist())?;
    let (workers, page, engine) = in_two_lanes(project, &toolchain, staging.folder())?;
    files::copy(&project.model(), &staging.folder().join("model"))?;
    module::finish(project.root(), staging.folder(), &engine, &workers)?;
    dist::finish(
        project.root(),
        staging.folder(),
        &page,
        &workers,
        Mode::Shipped,
    )?;
    contents::write(&toolchain, project.root(), staging.folder())?;
    staging.publish()?;
    sizes::print(&project.dist())?;
    let time = say::duration(begin.elapsed());
    say::step(&format!("built in {time}; dist/ is the site"), None);
    Ok(())
}

/// Builds the three workers, `simd` first in the list; the page, whose text is returned; and the engine of
/// `camlens.js`, whose folder is.
///
/// wasm-opt and the end of a compilation keep one core busy each: two lanes of about the same length
/// use two.
fn in_two_lanes(
    project: &Project,
    toolchain: &Toolchain,
    site: &Path,
) -> Result<(Vec<Built>, String, String), Error> {
    let worker = |variant| worker::build(project, toolchain, variant, Mode::Shipped, site);
    both(
        || Ok([worker(&THREADS)?, worker(&RELAXED)?]),
        || {
            let simd = worker(&SIMD)?;
            let page = page::build(project, toolchain, Mode::Shipped, site)?;
            // Compiled with the page.
            let engine = module::build(project, toolchain, site)?;
            Ok((simd, page, engine))
        },
    )
    .map(|(others, (simd, page, engine))| {
        let workers = [simd].into_iter().chain(others).collect();
        (workers, page, engine)
    })
}

/// The site of [`quick`].
pub fn quick_site(project: &Project) -> PathBuf {
    project.cache().join("quick-site")
}

/// Builds the page and one worker quickly, into the folder of [`quick_site`].
///
/// # Errors
/// When a step fails; the site then stays as it was.
pub fn quick(
    project: &Project,
    toolchain: &Toolchain,
    variant: &'static Variant,
) -> Result<(), Error> {
    let _alone = alone::wait(project)?;
    let staging = Staging::begin(project, quick_site(project))?;
    let site = staging.folder();
    let (worker, page) = both(
        || worker::build(project, toolchain, variant, Mode::Quick, site),
        || page::build(project, toolchain, Mode::Quick, site),
    )?;
    files::copy(&project.model(), &site.join("model"))?;
    dist::finish(project.root(), site, &page, &[worker], Mode::Quick)?;
    staging.publish()
}

/// The build of the worker that browsers on this computer take, as the server isolates the page:
/// threads where there are cores for them. `relaxed` would leave out browsers without relaxed-simd.
pub fn variant_here() -> &'static Variant {
    match std::thread::available_parallelism() {
        Ok(cores) if cores.get() > 1 => &THREADS,
        _ => &SIMD,
    }
}

/// Runs two builds at one time.
fn both<A: Send, B>(
    first: impl FnOnce() -> Result<A, Error> + Send,
    second: impl FnOnce() -> Result<B, Error>,
) -> Result<(A, B), Error> {
    std::thread::scope(|scope| {
        let first = scope.spawn(first);
        let second = second()?;
        match first.join() {
            Ok(first) => Ok((first?, second)),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

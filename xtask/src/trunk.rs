//! Trunk: its hook, which makes the parts of the site that Trunk does not know; and the trial of it.

use std::path::PathBuf;

use crate::alone;
use crate::build;
use crate::call::Call;
use crate::dist;
use crate::error::Error;
use crate::files;
use crate::lock;
use crate::project::Project;
use crate::say;
use crate::setup;
use crate::variant::Mode;
use crate::worker;

const STEP: &str = "trunk";

/// Trunk compiles with the standard library that rustup has for it.
const TARGET: &str = "wasm32-unknown-unknown";

/// Finishes the site that Trunk is building: adds a worker and the network, and marks the page.
/// Trunk's own variables say where it is.
pub fn finish(project: &Project) -> Result<(), Error> {
    let site = std::env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or_else(|| {
            Error::missing(
                STEP,
                "TRUNK_STAGING_DIR is not set",
                "`trunk serve` or `trunk build`, whose hook calls this command",
            )
        })?;
    let _alone = alone::wait(project)?;
    let toolchain = setup::for_build(project, Mode::Quick)?;
    let variant = build::variant_here();
    let worker = worker::build(project, &toolchain, variant, Mode::Quick, &site)?;
    files::copy(&project.model(), &site.join("model"))?;
    let page = fs_err::read_to_string(site.join("index.html"))?;
    dist::finish(project.root(), &site, &page, &[worker], Mode::Quick)
}

/// Builds the site with Trunk, where it and its target are there, and returns its folder.
pub fn try_out(project: &Project) -> Result<Option<PathBuf>, Error> {
    let Some(trunk) = files::on_path("trunk") else {
        say::note("SKIPPED: Trunk is not on PATH");
        return Ok(None);
    };
    let targets = Call::new(STEP, "rustup").args(["target", "list", "--installed"]);
    if !targets.ask().is_some_and(|list| list.contains(TARGET)) {
        say::note(&format!(
            "SKIPPED: Trunk wants `rustup target add {TARGET}`"
        ));
        return Ok(None);
    }
    let text = fs_err::read_to_string(project.lock())?;
    let bindgen = lock::version(&text, "wasm-bindgen").unwrap_or_default();
    let program = Call::new(STEP, "wasm-bindgen").args(["--version"]);
    // Without it Trunk fetches one from a place that not every network reaches.
    if !program.ask().is_some_and(|said| said.contains(bindgen)) {
        say::note(&format!(
            "SKIPPED: Trunk wants `cargo install wasm-bindgen-cli --version {bindgen}`"
        ));
        return Ok(None);
    }
    let site = project.target().join("trunk-site");
    Call::new(STEP, trunk)
        .within(project.root())
        .args(["build", "--dist"])
        .arg(&site)
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // Trunk accepts only `true` and `false`; others set it to 1.
        .without_env("NO_COLOR")
        .run()?;
    Ok(Some(site))
}

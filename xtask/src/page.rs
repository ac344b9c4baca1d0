//! The page, built by Trunk from `index.html` with the flags in `Trunk.toml`.
//!
//! Trunk could call wasm-opt itself; it would do so at every build, and wants its flags in
//! `index.html`.

use std::path::{Path, PathBuf};

use crate::call::Call;
use crate::error::Error;
use crate::files;
use crate::hash::Content;
use crate::kept;
use crate::project::Project;
use crate::say;
use crate::toolchain::Toolchain;
use crate::tools;
use crate::wasm_opt::{self, Level};
use crate::worker::{SIZE_FLAGS, encoded_flags};

/// Builds the page; its files are in the folder that is given back.
///
/// # Errors
/// When Trunk or the compiler fails.
pub fn build(project: &Project, toolchain: &Toolchain) -> Result<PathBuf, Error> {
    let target = project.target().join("page");
    let dist = target.join("dist");
    say::timed("page: Trunk", "3 minutes the first time", || {
        let trunk = Call::new("page", tools::trunk(project));
        toolchain
            .equip(trunk)
            // Trunk looks on PATH for Cargo and for wasm-bindgen.
            .path_first(&[&project.tools_bin(), &toolchain.bin()])
            .within(project.root())
            .args(["build", "--release", "--dist"])
            .arg(&dist)
            // Its own folder: other flags in the same one would rebuild everything, every time.
            .env("CARGO_TARGET_DIR", &target)
            .env("CARGO_ENCODED_RUSTFLAGS", encoded_flags(SIZE_FLAGS))
            // The page computes nothing: small is fast here.
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "z")
            .env("TRUNK_SKIP_VERSION_CHECK", "true")
            // Trunk takes only `true` and `false` here, others set it to 1.
            .without_env("NO_COLOR")
            .run()
    })?;
    Ok(dist)
}

/// Makes the page's wasm smaller, below `site`, under a name of its new content.
/// Gives the old names with the new ones.
///
/// # Errors
/// When a file cannot be read or written, or wasm-opt fails.
pub fn shrink(project: &Project, site: &Path) -> Result<Vec<(String, String)>, Error> {
    let mut renamed = Vec::new();
    for file in files::list(site)? {
        let name = file.to_string_lossy().into_owned();
        // In the site's own folder: deeper ones are the workers'.
        let Some(stem) = name
            .strip_suffix("_bg.wasm")
            .filter(|_| file.components().count() == 1)
        else {
            continue;
        };
        let small = smaller(project, &site.join(&file))?;
        let mut content = Content::default();
        content.add("wasm", &small);
        let stem = stem.split('-').next().unwrap_or(stem);
        let new = format!("{stem}-{}_bg.wasm", content.name());
        files::remove(&site.join(&file))?;
        fs_err::write(site.join(&new), small)?;
        renamed.push((name, new));
    }
    Ok(renamed)
}

fn smaller(project: &Project, module: &Path) -> Result<Vec<u8>, Error> {
    let bytes = fs_err::read(module)?;
    let mut key = Content::default();
    key.add("page", &bytes);
    wasm_opt::add_to_key(&mut key, Level::Size, &[]);
    let result = "page.wasm";
    let folder = kept::or_make(project, key, |folder| {
        let small = folder.join(result);
        fs_err::write(&small, &bytes)?;
        say::timed("page: wasm-opt", "10 seconds", || {
            wasm_opt::run(project, Level::Size, &[], &small)
        })
    })?;
    Ok(fs_err::read(folder.join(result))?)
}

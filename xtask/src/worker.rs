//! The worker: one folder of the site for each variant, under a name with its hash.

use std::path::Path;

use crate::error::Error;
use crate::files;
use crate::hash::{self, Content};
use crate::project::Project;
use crate::toolchain::Toolchain;
use crate::variant::{Mode, Variant, WORKER};
use crate::wasm;

/// The script that the page starts; it loads wasm-bindgen's.
const START: &str = include_str!("../assets/worker-start.js");

/// A built worker, in its place below the site.
#[derive(Debug)]
pub struct Built {
    pub variant: &'static str,
    /// From the site's root, as the web writes it: `workers/simd-0123456789ab/start.js`.
    pub start: String,
}

/// Builds one variant, and puts it below `site`.
pub fn build(
    project: &Project,
    toolchain: &Toolchain,
    variant: &Variant,
    mode: Mode,
    site: &Path,
) -> Result<Built, Error> {
    let bound = wasm::build(project, toolchain, &WORKER, variant, mode)?;
    let mut content = Content::default();
    hash::add_folder(&mut content, &bound, |_| true)?;
    content.add("start.js", START.as_bytes());
    let folder = format!("workers/{}-{}", variant.name, content.name());
    files::copy(&bound, &site.join(&folder))?;
    let start = format!("{folder}/start.js");
    fs_err::write(site.join(&start), START)?;
    Ok(Built {
        variant: variant.name,
        start,
    })
}

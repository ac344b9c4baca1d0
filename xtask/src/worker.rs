//! The worker: one folder of the site for each variant, under a name with its hash.

use std::path::Path;

use crate::error::Error;
use crate::files;
use crate::hash::{self, Content};
use crate::packed;
use crate::project::Project;
use crate::toolchain::Toolchain;
use crate::variant::{Mode, Variant, WORKER};
use crate::wasm;

/// The script that the page starts.
const START: &str = include_str!("../assets/worker-start.js");

/// The script that fetches the engine and starts it; it needs the constants that [`build`] writes
/// before it.
const ENGINE: &str = include_str!("../assets/worker-engine.js");

/// The script that asks for the network's first files meanwhile.
const EARLY: &str = include_str!("../assets/worker-early.js");

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
    let folder = put(&bound, variant.name, mode, site)?;
    Ok(Built {
        variant: variant.name,
        start: format!("{folder}/start.js"),
    })
}

/// Puts the files of `bound`, the module packed, and the scripts that start it into a folder below
/// `site`, and returns its name.
fn put(bound: &Path, variant: &str, mode: Mode, site: &Path) -> Result<String, Error> {
    let mut content = Content::default();
    hash::add_folder(&mut content, bound, |_| true)?;
    for script in [START, ENGINE, EARLY] {
        content.add("script", script.as_bytes());
    }
    let folder = format!("workers/{variant}-{}", content.name());
    let to = site.join(&folder);
    files::copy(bound, &to)?;
    let module = to.join(format!("{}_bg.wasm", WORKER.name));
    let packed = packed::pack(&fs_err::read(&module)?, mode)?;
    files::remove(&module)?;
    let file = format!("{}.{}", WORKER.name, packed::ENDING);
    let constants = format!(
        "const FILE = \"{file}\";\nconst BYTES = {};\n",
        packed.len()
    );
    fs_err::write(to.join(file), packed)?;
    fs_err::write(to.join("start.js"), START)?;
    fs_err::write(to.join("engine.js"), format!("{constants}\n{ENGINE}"))?;
    fs_err::write(to.join("early.js"), EARLY)?;
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_worker_is_a_packed_module_whose_length_its_script_knows() {
        let root = std::env::temp_dir().join(format!("camlens-worker-{}", std::process::id()));
        let bound = root.join("bound");
        std::fs::create_dir_all(&bound).unwrap();
        std::fs::write(bound.join("worker.js"), "init()").unwrap();
        std::fs::write(bound.join("worker_bg.wasm"), [0; 1000]).unwrap();
        let folder = put(&bound, "simd", Mode::Shipped, &root.join("site")).unwrap();
        assert!(folder.starts_with("workers/simd-"));
        let files = files::list(&root.join("site").join(&folder)).unwrap();
        let names: Vec<_> = files
            .iter()
            .map(|file| file.display().to_string())
            .collect();
        let expected = [
            "early.js",
            "engine.js",
            "start.js",
            "worker.js",
            "worker.packed",
        ];
        assert_eq!(names, expected);
        let read = |name| std::fs::read(root.join("site").join(&folder).join(name)).unwrap();
        let bytes = format!("const BYTES = {};", read("worker.packed").len());
        let script = String::from_utf8(read("engine.js")).unwrap();
        assert!(script.contains(&bytes) && script.contains("const FILE = \"worker.packed\""));
        std::fs::remove_dir_all(root).unwrap();
    }
}

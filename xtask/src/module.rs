//! Camlens for other pages: `camlens.js` with its types, the custom element, the wasm behind them, examples.
//!
//! The names of `camlens.js` and of the element never change: other pages have them in their text. All that they
//! name has a hash in its folder's name.

use std::path::Path;

use serde::Serialize;

use crate::error::Error;
use crate::files;
use crate::hash::{self, Content};
use crate::other_pages::{EXAMPLES, FILES, FOLDER, MAIN};
use crate::project::Project;
use crate::service_worker;
use crate::toolchain::Toolchain;
use crate::variant::{MODULE, Mode, OTHER_PAGES};
use crate::wasm;
use crate::worker::Built;

/// Builds the wasm below `site`, and returns its folder there: `module/0123456789ab`.
pub fn build(project: &Project, toolchain: &Toolchain, site: &Path) -> Result<String, Error> {
    let bound = wasm::build(project, toolchain, &MODULE, &OTHER_PAGES, Mode::Shipped)?;
    put(&bound, site)
}

/// Puts the files of `bound` into a folder of their own. The wasm travels as it is: bundlers and hosts know it.
fn put(bound: &Path, site: &Path) -> Result<String, Error> {
    let mut content = Content::default();
    hash::add_folder(&mut content, bound, |_| true)?;
    let folder = format!("{FOLDER}/{}", content.name());
    let to = site.join(&folder);
    fs_err::create_dir_all(&to)?;
    let name = MODULE.name;
    fs_err::copy(bound.join(format!("{name}.js")), to.join("engine.js"))?;
    fs_err::copy(
        bound.join(format!("{name}_bg.wasm")),
        to.join("engine.wasm"),
    )?;
    Ok(folder)
}

/// Writes the scripts and the examples below `site`, where the engine in the folder `engine`, the workers and
/// the network are.
pub fn finish(root: &Path, site: &Path, engine: &str, workers: &[Built]) -> Result<(), Error> {
    let manifest = service_worker::manifest(site)?;
    let starts: serde_json::Map<_, _> = workers
        .iter()
        .map(|worker| (worker.variant.to_owned(), worker.start.as_str().into()))
        .collect();
    let before_preview: u64 = manifest.first_parts().map(|part| part.bytes).sum();
    let constants = [
        constant("VERSION", &env!("CARGO_PKG_VERSION"))?,
        constant("ENGINE", &engine)?,
        constant("WORKERS", &starts)?,
        constant("MODEL", &"model/model.json")?,
        constant("BYTES", &manifest.stored_bytes())?,
        constant("BEFORE_PREVIEW", &before_preview)?,
    ];
    for file in FILES {
        let text = fs_err::read_to_string(root.join("static/module").join(file))?;
        let text = match file {
            MAIN => format!("{}\n{text}", constants.concat()),
            _ => text,
        };
        fs_err::write(site.join(file), text)?;
    }
    Ok(files::copy(
        &root.join("examples/web"),
        &site.join(EXAMPLES),
    )?)
}

/// A constant of JavaScript.
fn constant(name: &str, value: &impl Serialize) -> Result<String, Error> {
    let json =
        serde_json::to_string(value).map_err(|error| Error::of("module", error.to_string()))?;
    Ok(format!("const {name} = {json};\n"))
}

/// The same script with another value of a constant.
///
/// # Errors
/// When the script has no such constant.
pub fn with_constant(script: &str, name: &str, value: &impl Serialize) -> Result<String, Error> {
    let begin = format!("const {name} = ");
    let line = script.lines().find(|line| line.starts_with(&begin));
    let line = line.ok_or_else(|| {
        Error::missing(
            "module",
            format!("{MAIN} has no {name}"),
            "`cargo xtask build`, then again",
        )
    })?;
    Ok(script.replacen(&format!("{line}\n"), &constant(name, value)?, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_pages_find_everything_by_the_constants_of_the_script() {
        let root = std::env::temp_dir().join(format!("camlens-module-{}", std::process::id()));
        let (site, bound) = (root.join("site"), root.join("bound"));
        let write = |path: &str, text: &str| {
            let path = root.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        for file in FILES {
            write(&format!("static/module/{file}"), "source");
        }
        write("examples/web/many.html", "many");
        write("bound/module.js", "bound()");
        write("bound/module_bg.wasm", "wasm");
        write("site/model/model.json", service_worker::MANIFEST);
        let engine = put(&bound, &site).unwrap();
        let workers = [Built {
            variant: "simd",
            start: "workers/simd-0/start.js".to_owned(),
        }];
        finish(&root, &site, &engine, &workers).unwrap();
        let read = |name: &str| std::fs::read_to_string(site.join(name)).unwrap();
        let script = read(MAIN);
        assert!(script.contains(&format!("const ENGINE = \"{engine}\";\n")));
        assert!(script.contains("const WORKERS = {\"simd\":\"workers/simd-0/start.js\"};\n"));
        assert!(script.contains("const BYTES = 5;\n") && script.ends_with("\n\nsource"));
        assert_eq!(read(&format!("{engine}/engine.wasm")), "wasm");
        assert_eq!(read("camlens.d.ts"), "source");
        assert_eq!(read("examples/many.html"), "many");
        let other = with_constant(&script, "MODEL", &"https://here/model.json").unwrap();
        assert!(other.contains("const MODEL = \"https://here/model.json\";\n"));
        assert!(with_constant(&script, "NOTHING", &"").is_err());
        std::fs::remove_dir_all(&root).unwrap();
    }
}

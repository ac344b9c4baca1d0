//! Writes `sw.js`: the service worker's source behind the list of this build's files.

use std::collections::BTreeMap;
use std::path::Path;

use camlens_model::{Manifest, Part, sha256_hex};
use serde::Serialize;

use crate::contents;
use crate::error::Error;
use crate::files;
use crate::hash::web_path;
use crate::hosting;
use crate::other_pages::is_for_other_pages;

const STEP: &str = "service worker";

/// The script, which needs the constants that [`write`] puts before it.
pub const SOURCE: &str = include_str!("../assets/service-worker.js");

/// Its name at the site's root. It never changes: browsers ask for it again under the same name.
pub const NAME: &str = "sw.js";

/// A service worker that keeps nothing.
const ABSENT: &str = include_str!("../assets/no-service-worker.js");

/// Files that the page never asks for.
const HOSTS: [&str; 6] = [
    NAME,
    contents::NAME,
    "404.html",
    "_headers",
    ".nojekyll",
    "robots.txt",
];

/// Makes `sw.js` of the finished site in `folder`. The version is the page's.
///
/// # Errors
/// When a file cannot be read or written, the page has no policy, or the network's manifest is none.
pub fn write(folder: &Path, version: &str) -> Result<(), Error> {
    let manifest = manifest(folder)?;
    let constants = [
        constant("VERSION", &version)?,
        constant("FILES", &app_files(folder)?)?,
        constant("PARTS", &addresses(manifest.parts()))?,
        constant("PREVIEW", &addresses(manifest.first_parts()))?,
        constant("POLICY", &policy(folder)?)?,
    ];
    let script = format!("{}\n{SOURCE}", constants.concat());
    Ok(fs_err::write(folder.join(NAME), script)?)
}

/// Writes a service worker that keeps nothing, and ends what an earlier one kept.
///
/// # Errors
/// When the file cannot be written.
pub fn write_absent(folder: &Path) -> Result<(), Error> {
    Ok(fs_err::write(folder.join(NAME), ABSENT)?)
}

/// The app's files, as addresses relative to the site's root, with their SHA-256. The page stands
/// for itself as the root, which no host redirects.
fn app_files(folder: &Path) -> Result<BTreeMap<String, String>, Error> {
    let mut app = BTreeMap::new();
    for file in files::list(folder)? {
        let name = web_path(&file);
        if is_of_the_app(&name) {
            let hash = sha256_hex(&fs_err::read(folder.join(&file))?);
            let address = if name == "index.html" { "./" } else { &name };
            app.insert(address.to_owned(), hash);
        }
    }
    Ok(app)
}

/// Of the network, only the manifest: its parts have a cache of their own. What is for other pages is not kept
/// for this one.
fn is_of_the_app(name: &str) -> bool {
    !HOSTS.contains(&name)
        && !is_for_other_pages(name)
        && (!name.starts_with("model/") || name == "model/model.json")
}

/// The manifest of the network in the site.
///
/// # Errors
/// When there is none.
pub fn manifest(folder: &Path) -> Result<Manifest, Error> {
    let path = folder.join("model/model.json");
    Manifest::parse(&fs_err::read(&path)?).map_err(|error| {
        Error::missing(
            STEP,
            format!("{} is no manifest: {error}", path.display()),
            "`cargo xtask clean`, then again",
        )
    })
}

/// Parts of the network, as addresses relative to the site's root.
fn addresses<'part>(parts: impl Iterator<Item = &'part Part>) -> Vec<String> {
    let mut addresses: Vec<String> = parts.map(|part| format!("model/{}", part.file)).collect();
    addresses.sort();
    addresses
}

/// The policy that the host sends, or the service worker in its place.
fn policy(folder: &Path) -> Result<String, Error> {
    Ok(hosting::policy(&fs_err::read_to_string(
        folder.join("index.html"),
    )?)?)
}

fn constant(name: &str, value: &impl Serialize) -> Result<String, Error> {
    let json = serde_json::to_string_pretty(value)
        .map_err(|error| Error::missing(STEP, error.to_string(), "tell its makers"))?;
    Ok(format!("const {name} = {json};\n"))
}

/// The manifest of a network without weights, for tests of this crate.
#[cfg(test)]
pub(crate) const MANIFEST: &str = r#"{
    "format": 1, "network": "none", "vectors": [], "chunks": [],
    "graph": { "file": "graph-0.bin", "bytes": 5, "rawBytes": 5, "encoding": "none",
        "sha256": "0000000000000000000000000000000000000000000000000000000000000000" },
    "floats": { "file": "floats-0.bin", "bytes": 0, "rawBytes": 0, "encoding": "none",
        "sha256": "0000000000000000000000000000000000000000000000000000000000000000" }
}"#;

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    /// A site in a folder of its own, with a network of one part.
    fn site(name: &str) -> PathBuf {
        let root = std::env::temp_dir().join(format!("camlens-sw-{name}-{}", std::process::id()));
        for (file, text) in [
            ("index.html", PAGE),
            ("workers/simd-0/start.js", "go()"),
            ("samples/cat.png", "a cat"),
            ("404.html", "nothing here"),
            ("_headers", "/*"),
            (".nojekyll", ""),
            ("robots.txt", "all"),
            ("camlens.js", "lens"),
            ("camlens-0123.js", "the page"),
            ("module/0123/engine.js", "engine"),
            ("examples/many.html", "many"),
            ("model/graph-0.bin", "bytes"),
            ("model/recipe.json", "{}"),
        ] {
            let path = root.join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        std::fs::write(root.join("model/model.json"), MANIFEST).unwrap();
        root
    }

    /// The constant of this name, read back.
    fn constant(script: &str, name: &str) -> serde_json::Value {
        let begin = script.split(&format!("const {name} = ")).nth(1).unwrap();
        serde_json::from_str(begin.split(";\n").next().unwrap()).unwrap()
    }

    #[test]
    fn the_list_has_the_app_with_its_hashes_and_the_networks_parts() {
        let root = site("list");
        write(&root, "0123").unwrap();
        let script = std::fs::read_to_string(root.join(NAME)).unwrap();
        assert_eq!(constant(&script, "VERSION"), "0123");
        let app = constant(&script, "FILES");
        let names: Vec<&String> = app.as_object().unwrap().keys().collect();
        let expected = ["./", "camlens-0123.js", "model/model.json"];
        assert_eq!(names[..3], expected);
        assert_eq!(names[3..], ["samples/cat.png", "workers/simd-0/start.js"]);
        assert_eq!(app["./"], PAGE_HASH);
        let parts = constant(&script, "PARTS");
        assert_eq!(
            parts,
            serde_json::json!(["model/floats-0.bin", "model/graph-0.bin"])
        );
        assert_eq!(
            constant(&script, "PREVIEW"),
            parts,
            "there are no low planes"
        );
        assert_eq!(
            constant(&script, "POLICY"),
            "worker-src 'self' blob:; frame-ancestors 'self'"
        );
        assert!(script.ends_with(SOURCE));
        std::fs::remove_dir_all(root).unwrap();
    }

    const PAGE: &str =
        "<meta http-equiv=\"Content-Security-Policy\" content=\"worker-src 'self'\">";

    /// By `sha256sum`.
    const PAGE_HASH: &str = "b957b1fb78aaad56e7396db064614e65b136702e1606b2161f276b76e36c16c5";

    #[test]
    fn it_is_the_same_for_the_same_site_and_leaves_itself_out() {
        let root = site("same");
        write(&root, "1").unwrap();
        let first = std::fs::read_to_string(root.join(NAME)).unwrap();
        write(&root, "1").unwrap();
        assert_eq!(first, std::fs::read_to_string(root.join(NAME)).unwrap());
        std::fs::write(root.join("index.html"), format!("{PAGE}another page")).unwrap();
        write(&root, "1").unwrap();
        assert_ne!(first, std::fs::read_to_string(root.join(NAME)).unwrap());
        std::fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn a_site_without_a_readable_network_is_no_site() {
        let root = site("broken");
        std::fs::write(root.join("model/model.json"), "<!DOCTYPE html>").unwrap();
        assert!(matches!(write(&root, "1"), Err(Error::Missing { .. })));
        std::fs::remove_dir_all(root).unwrap();
    }
}

//! The page: `index.html` with the names and hashes of the files that belong to it.

use std::path::Path;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha384};

use crate::error::Error;
use crate::files;
use crate::hash::Content;
use crate::packed;
use crate::project::Project;
use crate::template::{self, Source};
use crate::toolchain::Toolchain;
use crate::variant::{Mode, PAGE, PLAIN};
use crate::wasm;

/// Builds the page below `site`, and returns the text of its `index.html`, which lacks the marks of
/// workers, network and version.
pub fn build(
    project: &Project,
    toolchain: &Toolchain,
    mode: Mode,
    site: &Path,
) -> Result<String, Error> {
    let bound = wasm::build(project, toolchain, &PAGE, &PLAIN, mode)?;
    assemble(project.root(), &bound, mode, site)
}

/// Copies the page's files to `site`: those that `index.html` in `root` names, and the program in
/// `bound`.
fn assemble(root: &Path, bound: &Path, mode: Mode, site: &Path) -> Result<String, Error> {
    let template = fs_err::read_to_string(root.join("index.html"))?;
    template::fill(&template, |source| match source {
        Source::Base => Ok("<base href=\"./\" />".to_owned()),
        Source::Linked { path, tag } => linked(&root.join(path), path, tag, site),
        Source::Copied { path } => copied(&root.join(path), site).map(|()| String::new()),
        Source::Program => program(bound, mode, site),
    })
}

/// Copies a file under a name with its hash, and makes its element refer to that.
fn linked(file: &Path, path: &str, tag: &str, site: &Path) -> Result<String, Error> {
    let bytes = fs_err::read(file)?;
    let name = hashed(file, &bytes);
    fs_err::write(site.join(&name), &bytes)?;
    // The browser tests put scripts of their own before the one that starts the page.
    let checked = if tag.starts_with("<script") {
        String::new()
    } else {
        format!(" integrity=\"{}\"", integrity(&bytes))
    };
    Ok(tag
        .replace(" data-trunk", "")
        .replace("\"css\"", "\"stylesheet\"")
        .replace(&format!("\"{path}\""), &format!("\"./{name}\"{checked}")))
}

/// Copies a file, or a folder with its name, to the site's root.
fn copied(path: &Path, site: &Path) -> Result<(), Error> {
    let to = site.join(path.file_name().unwrap_or_default());
    if path.is_dir() {
        return Ok(files::copy(path, &to)?);
    }
    fs_err::copy(path, to)?;
    Ok(())
}

/// Copies the program's files, and makes the elements that fetch them early. `boot.js` starts the
/// program that the last one names.
fn program(bound: &Path, mode: Mode, site: &Path) -> Result<String, Error> {
    let read = |name: String| fs_err::read(bound.join(name));
    let script = read(format!("{}.js", PAGE.name))?;
    let module = read(format!("{}_bg.wasm", PAGE.name))?;
    let script_name = format!("{}-{}.js", PAGE.name, short_hash(&script));
    let module = packed::pack(&module, mode)?;
    let ending = packed::ENDING;
    let module_name = format!("{}-{}.{ending}", PAGE.name, short_hash(&module));
    let integrity = integrity(&script);
    fs_err::write(site.join(&script_name), script)?;
    fs_err::write(site.join(&module_name), module)?;
    let snippets = bound.join("snippets");
    if snippets.is_dir() {
        files::copy(&snippets, &site.join("snippets"))?;
    }
    // Without integrity: browsers cannot check a preload of this kind, and complain about it.
    Ok(format!(
        "<link rel=\"modulepreload\" href=\"./{script_name}\" crossorigin=\"anonymous\" \
         integrity=\"{integrity}\" />\n\
         <link rel=\"preload\" href=\"./{module_name}\" crossorigin=\"anonymous\" as=\"fetch\" />\n\
         <meta name=\"camlens-program\" data-script=\"./{script_name}\" \
         data-module=\"./{module_name}\" />"
    ))
}

/// `stem-0123456789ab.extension` of a file's contents.
fn hashed(file: &Path, bytes: &[u8]) -> String {
    let stem = file.file_stem().unwrap_or_default().display();
    let extension = file.extension().unwrap_or_default().display();
    format!("{stem}-{}.{extension}", short_hash(bytes))
}

fn short_hash(bytes: &[u8]) -> String {
    let mut content = Content::default();
    content.add("file", bytes);
    content.name()
}

/// The hash that a browser compares with a fetched file's.
fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_names_its_files_by_their_contents() {
        let root = std::env::temp_dir().join(format!("camlens-page-{}", std::process::id()));
        let (bound, site) = (root.join("bound"), root.join("site"));
        std::fs::create_dir_all(&site).unwrap();
        for (file, text) in [
            ("index.html", TEMPLATE),
            ("static/look.css", "body {}"),
            ("static/samples/cat.png", "a cat"),
            ("bound/camlens.js", "go()"),
            ("bound/camlens_bg.wasm", "wasm"),
            ("bound/snippets/a.js", "a()"),
        ] {
            let path = root.join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let page = assemble(&root, &bound, Mode::Shipped, &site).unwrap();
        assert!(page.starts_with("<base href=\"./\" />\n<link rel=\"stylesheet\" href=\"./look-"));
        // By `printf 'body {}' | openssl dgst -sha384 -binary | base64`.
        assert!(page.contains(INTEGRITY), "{page}");
        assert!(!page.contains("data-trunk"));
        let tag = *template::marks(&page, "camlens-program").first().unwrap();
        let read = |attribute| {
            let file = template::attribute(tag, attribute).unwrap();
            std::fs::read(site.join(file)).unwrap()
        };
        assert_eq!(read("data-script"), b"go()");
        let packed = packed::pack(b"wasm", Mode::Shipped).unwrap();
        assert_eq!(read("data-module"), packed);
        assert!(site.join("samples/cat.png").is_file());
        assert!(site.join("snippets/a.js").is_file());
        std::fs::remove_dir_all(root).unwrap();
    }

    const TEMPLATE: &str = "<base data-trunk-public-url />\n\
        <link data-trunk rel=\"css\" href=\"static/look.css\" />\n\
        <link data-trunk rel=\"copy-dir\" href=\"static/samples\" />\n\
        <link data-trunk rel=\"rust\" data-bin=\"camlens\" />\n";

    const INTEGRITY: &str =
        "integrity=\"sha384-JvbluEOKMBmUtNHx346xlZFWqKqtOmexOupPSHRCR0NbwTey4wjq9itKKoSWuGsH\"";
}

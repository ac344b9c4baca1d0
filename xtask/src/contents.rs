//! `contents.txt`: the libraries and files of a release.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use camlens_model::sha256_hex;

use crate::error::Error;
use crate::files;
use crate::hash::web_path;
use crate::toolchain::Toolchain;

const STEP: &str = "contents";

/// Its name at the site's root.
pub const NAME: &str = "contents.txt";

/// Cargo's command for the libraries in the page and the workers.
const TREE: [&str; 13] = [
    "tree",
    "--locked",
    "--package=camlens",
    "--package=camlens-module",
    "--package=camlens-worker",
    "--features=camlens-worker/threads",
    "--target=wasm32-unknown-unknown",
    "--edges=normal",
    "--prefix=none",
    "--format={p}|{l}",
    "--quiet",
    "--color=never",
    "--charset=ascii",
];

/// Writes the list of the finished site in `folder`. `toolchain` knows the libraries.
pub fn write(toolchain: &Toolchain, root: &Path, folder: &Path) -> Result<(), Error> {
    let tree = toolchain.cargo(STEP).within(root).args(TREE).text()?;
    let mut text =
        String::from("What this copy of Camlens contains.\n\nLibraries, with licences\n\n");
    for library in libraries(&tree) {
        text += &library;
        text.push('\n');
    }
    text += "\nFiles, with SHA-256 and bytes\n\n";
    for file in files::list(folder)? {
        let bytes = fs_err::read(folder.join(&file))?;
        let (hash, name) = (sha256_hex(&bytes), web_path(&file));
        // Writing into a string does not fail.
        let _ = writeln!(text, "{hash} {:>9} {name}", bytes.len());
    }
    Ok(fs_err::write(folder.join(NAME), text)?)
}

/// Each library once, as `name version  licence`; without the folders of the project's own crates.
fn libraries(tree: &str) -> BTreeSet<String> {
    let one = |line: &str| {
        let (package, licence) = line.split_once('|')?;
        let mut words = package.split(' ');
        let (name, version) = (words.next()?, words.next()?.trim_start_matches('v'));
        let licence = licence.trim_end_matches(" (*)");
        Some(format!("{name} {version}  {licence}"))
    };
    tree.lines().filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_library_is_named_once_and_no_folder_is() {
        let tree = "camlens v0.1.0 (/home/someone/camlens)|MIT\n\
                    anyhow v1.0.104|MIT OR Apache-2.0\n\
                    anyhow v1.0.104|MIT OR Apache-2.0 (*)\n\
                    leptos_macro v0.8.17 (proc-macro)|MIT\n";
        let expected = [
            "anyhow 1.0.104  MIT OR Apache-2.0",
            "camlens 0.1.0  MIT",
            "leptos_macro 0.8.17  MIT",
        ];
        assert!(libraries(tree).iter().eq(expected.iter()));
    }
}

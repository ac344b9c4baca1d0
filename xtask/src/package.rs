//! `cargo xtask npm`: the module for other pages as a folder that `npm pack` and `npm publish` take.

use std::path::{Path, PathBuf};

use argh::FromArgs;
use serde_json::json;

use crate::call::Call;
use crate::error::Error;
use crate::files;
use crate::module;
use crate::other_pages::{FILES, FOLDER, MAIN};
use crate::project::Project;
use crate::say;

const STEP: &str = "npm";

/// the module for other pages as an npm package, of the site in dist/
#[derive(Debug, Clone, Default, PartialEq, Eq, FromArgs)]
#[argh(subcommand, name = "npm")]
pub struct NpmOptions {
    /// the address of the network's manifest, such as https://here/model/model.json
    #[argh(option)]
    pub network: Option<String>,
    /// put the network into the package: 47 MB more
    #[argh(switch)]
    pub with_network: bool,
}

/// Makes the folder `target/npm/camlens` of the site in `dist/`, and has npm look at it.
///
/// # Errors
/// When there is no site, or npm refuses the package.
pub fn run(project: &Project, options: &NpmOptions) -> Result<(), Error> {
    let site = project.dist();
    if !site.join(MAIN).is_file() {
        return Err(Error::missing(
            STEP,
            "dist/ has no camlens.js",
            "`cargo xtask build`",
        ));
    }
    let folder = project.target().join("npm/camlens");
    write(project.root(), &site, &folder, options)?;
    Call::new(STEP, "npm")
        .args(["pack", "--dry-run"])
        .within(&folder)
        .way_out("npm's own words are above; Node.js brings npm")
        .run()?;
    say::step(&format!("{} is the package", folder.display()), None);
    Ok(())
}

/// Writes the package's folder.
fn write(root: &Path, site: &Path, folder: &Path, options: &NpmOptions) -> Result<(), Error> {
    files::make_empty(folder)?;
    for file in FILES {
        fs_err::copy(site.join(file), folder.join(file))?;
    }
    let mut folders = vec![FOLDER, "workers"];
    if options.with_network {
        folders.push("model");
    }
    for of in &folders {
        files::copy(&site.join(of), &folder.join(of))?;
    }
    if let Some(network) = &options.network {
        let script = fs_err::read_to_string(site.join(MAIN))?;
        let script = module::with_constant(&script, "MODEL", network)?;
        fs_err::write(folder.join(MAIN), script)?;
    }
    for (from, to) in [
        ("LICENSE", "LICENSE"),
        ("model/LICENSE.wordnet", "LICENSE.wordnet"),
        ("docs/module.md", "README.md"),
    ] {
        fs_err::copy(root.join(from), folder.join(to))?;
    }
    let description = format!("{:#}\n", description(&folders));
    Ok(fs_err::write(folder.join("package.json"), description)?)
}

/// `package.json`. Nothing runs at installation, and nothing else is asked for.
fn description(folders: &[&str]) -> serde_json::Value {
    let files: Vec<PathBuf> = FILES.iter().chain(folders).map(PathBuf::from).collect();
    json!({
        "name": "camlens",
        "version": env!("CARGO_PKG_VERSION"),
        "description": "Shows which parts of a photo a neural network used, in the visitor's own browser",
        "keywords": ["class activation map", "cam", "explainable ai", "resnet50", "webassembly"],
        "license": "MIT",
        "type": "module",
        "exports": {
            ".": { "types": "./camlens.d.ts", "default": "./camlens.js" },
            "./element": { "types": "./camlens-element.d.ts", "default": "./camlens-element.js" },
            "./package.json": "./package.json",
        },
        "types": "./camlens.d.ts",
        "sideEffects": ["./camlens-element.js"],
        "files": files.iter().chain(&[PathBuf::from("LICENSE.wordnet")]).collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A site with an engine, a worker and a network, as far as the package looks.
    fn project(name: &str) -> PathBuf {
        let root = std::env::temp_dir().join(format!("camlens-npm-{name}-{}", std::process::id()));
        let write = |path: String, text: &str| {
            let path = root.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        for file in FILES {
            write(
                format!("dist/{file}"),
                "const MODEL = \"model/model.json\";\n",
            );
        }
        for file in [
            "module/0/engine.js",
            "workers/simd-0/start.js",
            "model/model.json",
        ] {
            write(format!("dist/{file}"), "text");
        }
        for file in ["LICENSE", "model/LICENSE.wordnet", "docs/module.md"] {
            write(file.to_owned(), "text");
        }
        root
    }

    fn packed(name: &str, options: &NpmOptions) -> (PathBuf, Vec<String>) {
        let root = project(name);
        let folder = root.join("npm");
        write(&root, &root.join("dist"), &folder, options).unwrap();
        let files = files::list(&folder).unwrap();
        let names = files
            .iter()
            .map(|file| crate::hash::web_path(file))
            .collect();
        (root, names)
    }

    #[test]
    fn the_network_is_named_by_its_address_or_comes_along() {
        let address = "https://here/model/model.json".to_owned();
        let named = NpmOptions {
            network: Some(address.clone()),
            ..NpmOptions::default()
        };
        let (root, files) = packed("named", &named);
        assert!(!files.iter().any(|file| file.starts_with("model/")));
        let script = std::fs::read_to_string(root.join("npm").join(MAIN)).unwrap();
        assert_eq!(script, format!("const MODEL = \"{address}\";\n"));
        std::fs::remove_dir_all(root).unwrap();

        let whole = NpmOptions {
            with_network: true,
            ..NpmOptions::default()
        };
        let (root, files) = packed("whole", &whole);
        assert!(files.iter().any(|file| file == "model/model.json"));
        std::fs::remove_dir_all(root).unwrap();
    }

    /// npm reads `package.json` and lists what it would send.
    #[test]
    fn npm_packs_every_file_of_the_folder() {
        if files::on_path("npm").is_none() {
            println!("SKIPPED: npm is not there");
            return;
        }
        let (root, mut files) = packed("packs", &NpmOptions::default());
        let listed = Call::new(STEP, "npm")
            .args(["pack", "--dry-run", "--json", "--offline"])
            .within(&root.join("npm"))
            .text()
            .unwrap();
        let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
        let mut listed: Vec<&str> = listed[0]["files"]
            .as_array()
            .unwrap()
            .iter()
            .map(|file| file["path"].as_str().unwrap())
            .collect();
        listed.sort_unstable();
        files.sort_unstable();
        assert_eq!(listed, files);
        std::fs::remove_dir_all(root).unwrap();
    }
}

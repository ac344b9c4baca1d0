//! Writes the functions of the page's sentences, and fails where a language does not have them all.

use camlens_catalogue::{Catalogue, agree, rust};
use std::error::Error;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../languages");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut catalogues = Vec::new();
    for entry in std::fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.extension().is_none_or(|extension| extension != "ftl") {
            continue;
        }
        println!("cargo::rerun-if-changed={}", path.display());
        let language = path.file_stem().unwrap_or_default().to_string_lossy();
        let text = std::fs::read_to_string(&path)?;
        match Catalogue::read(&language, &text) {
            Ok(catalogue) => catalogues.push(catalogue),
            Err(error) => println!("cargo::error={error}"),
        }
    }
    match agree(&catalogues) {
        Ok(messages) => {
            let source = rust(&catalogues, &messages);
            let out = PathBuf::from(std::env::var("OUT_DIR")?);
            std::fs::write(out.join("say.rs"), source)?;
        }
        Err(found) => {
            for disagreement in found {
                println!("cargo::error={disagreement}");
            }
        }
    }
    Ok(())
}

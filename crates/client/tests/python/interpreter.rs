//! Python on this computer, with the packages that a script needs.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The project's folder.
pub fn root() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let is_it = |folder: &&Path| folder.join("Trunk.toml").exists();
    package.ancestors().find(is_it).unwrap().to_owned()
}

/// A Python that has these packages: the project's own (`cargo xtask test` makes it), or the system's. Says
/// so where there is none.
pub fn python_with(packages: &str) -> Option<PathBuf> {
    let own = root().join(".tools/python");
    let candidates = [
        own.join("bin/python"),
        own.join("Scripts/python.exe"),
        PathBuf::from("python3"),
        PathBuf::from("python"),
    ];
    let has = |python: &PathBuf| {
        let script = format!("import {packages}");
        let run = Command::new(python).args(["-c", &script]).output();
        run.is_ok_and(|output| output.status.success())
    };
    let found = candidates.into_iter().find(has);
    if found.is_none() {
        println!("skipped: there is no Python here with {packages}");
    }
    found
}

/// What a script prints.
///
/// # Panics
/// Where it fails, with what it says of that.
pub fn run(python: &Path, arguments: &[&Path]) -> String {
    let output = Command::new(python)
        .args(arguments)
        .env("PYTHONIOENCODING", "utf-8")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    String::from_utf8(output.stdout).unwrap()
}

//! The workspace's packages, as Cargo reads their manifests.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// A library that a package asks for.
#[derive(Debug, Clone)]
pub struct Dependency {
    pub name: String,
    /// Of this workspace.
    pub local: bool,
    /// Only with a feature.
    pub optional: bool,
    /// For tests and examples alone.
    pub development: bool,
}

/// A package of the workspace.
#[derive(Debug, Clone)]
pub struct Manifest {
    pub package: String,
    /// Relative to the workspace, with plain slashes.
    pub path: String,
    pub text: String,
    pub dependencies: Vec<Dependency>,
    /// Library, programs, tests and examples: the kind and the root file.
    pub targets: Vec<(String, String)>,
}

/// The workspace's folder.
pub fn workspace() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap().to_path_buf()
}

/// All packages of the workspace.
pub fn read() -> Vec<Manifest> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .current_dir(workspace())
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    list(&metadata["packages"]).map(package).collect()
}

fn package(package: &Value) -> Manifest {
    let path = relative(&package["manifest_path"]);
    let dependencies = list(&package["dependencies"]).map(|dependency| Dependency {
        name: text(&dependency["name"]),
        local: !dependency["path"].is_null(),
        optional: dependency["optional"] == true,
        development: dependency["kind"] == "dev",
    });
    let targets = list(&package["targets"])
        .map(|target| (text(&target["kind"][0]), relative(&target["src_path"])));
    Manifest {
        package: text(&package["name"]),
        text: std::fs::read_to_string(workspace().join(&path)).unwrap(),
        path,
        dependencies: dependencies.collect(),
        targets: targets.collect(),
    }
}

fn list(value: &Value) -> std::slice::Iter<'_, Value> {
    value.as_array().unwrap().iter()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn relative(path: &Value) -> String {
    let path = Path::new(path.as_str().unwrap());
    xtask::hash::web_path(path.strip_prefix(workspace()).unwrap())
}

//! `docs/dependencies.md` has every direct dependency, under the crate that asks for it, and no other.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// A crate of the workspace and a library that it asks for.
type Wish = (String, String);

/// As Cargo reads the manifests; crates of this project are none.
fn wished() -> BTreeSet<Wish> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let list = |value: &Value| value.as_array().unwrap().clone();
    list(&metadata["packages"])
        .into_iter()
        .flat_map(|package| {
            let name = package["name"].as_str().unwrap().to_owned();
            list(&package["dependencies"])
                .into_iter()
                .filter(|dependency| dependency["path"].is_null())
                .map(move |dependency| {
                    let library = dependency["name"].as_str().unwrap();
                    (name.clone(), library.to_owned())
                })
        })
        .collect()
}

/// The rows of the document that begin with a name, with a reason and a licence behind it.
fn listed() -> BTreeSet<Wish> {
    let document = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/dependencies.md");
    let text = std::fs::read_to_string(document).unwrap();
    let mut package = String::new();
    let mut listed = BTreeSet::new();
    for line in text.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            package = heading.to_owned();
        }
        let Some(row) = line.strip_prefix("| `") else {
            continue;
        };
        let (library, rest) = row.split_once('`').unwrap();
        let told = rest.split('|').skip(1).take(2);
        assert!(
            told.map(str::trim).filter(|cell| cell.len() > 2).count() == 2,
            "{library} has no reason or no licence"
        );
        let new = listed.insert((package.clone(), library.to_owned()));
        assert!(new, "{library} is listed twice under {package}");
    }
    listed
}

#[test]
fn each_direct_dependency_is_listed_with_its_reason() {
    let (wished, listed) = (wished(), listed());
    let missing: Vec<_> = wished.difference(&listed).collect();
    let gone: Vec<_> = listed.difference(&wished).collect();
    assert!(wished.len() > 20, "{wished:?}");
    assert!(missing.is_empty(), "not in the list: {missing:?}");
    assert!(gone.is_empty(), "not asked for any more: {gone:?}");
}

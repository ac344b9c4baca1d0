//! `docs/dependencies.md` has every direct dependency, under the crate that asks for it, and no other.

use std::collections::BTreeSet;

use super::manifests::{self, Manifest};

/// A package of the workspace and a library that it asks for.
type Wish = (String, String);

/// The libraries of all manifests, without the workspace's own packages.
fn wished() -> BTreeSet<Wish> {
    let outside = |manifest: &Manifest| {
        let package = manifest.package.clone();
        let outside = manifest.dependencies.clone().into_iter();
        let outside = outside.filter(|dependency| !dependency.local);
        outside.map(move |dependency| (package.clone(), dependency.name))
    };
    manifests::read().iter().flat_map(outside).collect()
}

/// The rows of the document that begin with a name, with a reason and a licence behind it.
fn listed() -> BTreeSet<Wish> {
    let document = manifests::workspace().join("docs/dependencies.md");
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

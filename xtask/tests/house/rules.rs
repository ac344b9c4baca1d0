//! The rules of the house, each over the workspace's manifests, files and arrows.

use std::collections::BTreeMap;
use std::fmt;

use super::circles::circles;
use super::graph::{self, Arrow, Root};
use super::manifests::Manifest;
use super::source::Source;

/// A rule, as ARCHITECTURE.md and CONTRIBUTING.md have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// A crate asks for the crates below it only.
    Crates,
    /// A room of the page knows no other room.
    Rooms,
    /// Leptos and the browser are known in few places.
    Browser,
    /// `unsafe` compiles in the kernels only.
    Unsafe,
    /// No circle of files.
    Circle,
    /// No file of more than [`MAX_LINES`] lines.
    Length,
}

/// A place where a rule is broken.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Broken {
    pub rule: Rule,
    pub file: String,
    /// 1 is the file's first line.
    pub line: usize,
    pub what: String,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            rule,
            file,
            line,
            what,
        } = self;
        write!(f, "{file}:{line}: {rule:?}: {what}")
    }
}

/// All that the rules look at. Paths are relative to the workspace, with plain slashes.
pub struct House {
    pub manifests: Vec<Manifest>,
    /// Rust files with their texts.
    pub files: BTreeMap<String, String>,
}

/// The most lines of a file.
pub const MAX_LINES: usize = 400;

/// What a package may ask for, outside of its tests.
enum Knows {
    /// These libraries and no others.
    Only(&'static [&'static str]),
    /// Of the workspace, these packages; any other library.
    Here(&'static [&'static str]),
}

const CRATES: [(&str, Knows); 15] = [
    ("camlens-kernels", Knows::Only(&["rayon", "tract-data"])),
    ("camlens-core", Knows::Only(&["serde", "thiserror"])),
    (
        "camlens-network",
        Knows::Here(&[
            "camlens-core",
            "camlens-kernels",
            "camlens-model",
            "camlens-photo",
        ]),
    ),
    ("camlens-photo", Knows::Here(&["camlens-core"])),
    (
        "camlens-worker",
        Knows::Here(&[
            "camlens-core",
            "camlens-learn",
            "camlens-model",
            "camlens-network",
            "camlens-photo",
        ]),
    ),
    (
        "camlens-client",
        // The model's format: the network is taken away as an ONNX file with a head of one's own.
        Knows::Here(&["camlens-core", "camlens-learn", "camlens-model"]),
    ),
    ("camlens-learn", Knows::Here(&[])),
    (
        "camlens",
        Knows::Here(&["camlens-client", "camlens-core", "camlens-words"]),
    ),
    (
        "camlens-module",
        Knows::Here(&["camlens-client", "camlens-core"]),
    ),
    ("camlens-words", Knows::Here(&["camlens-catalogue"])),
    ("camlens-catalogue", Knows::Here(&[])),
    ("camlens-model", Knows::Here(&[])),
    ("xtask", Knows::Here(&["camlens-model"])),
    ("kernel-twin", Knows::Here(&["camlens-kernels"])),
    ("wasm-bind", Knows::Here(&[])),
];

/// Libraries that a package may ask for behind a feature only.
const OPTIONAL: [(&str, &str); 1] = [("camlens-kernels", "tract-data")];

/// Identifiers, and the places where they may stand.
const PLACES: [(&str, &[&str], Rule); 4] = [
    ("leptos", &["src/"], Rule::Browser),
    (
        "web_sys",
        &[
            "src/",
            "crates/client/src/browser",
            "crates/module/src/browser",
            "crates/worker/src/browser",
        ],
        Rule::Browser,
    ),
    ("unsafe", UNSAFE, Rule::Unsafe),
    ("unsafe_code", UNSAFE, Rule::Unsafe),
];

/// The twin exports functions of the kernels by their plain names, which Rust calls unsafe.
const UNSAFE: &[&str] = &["crates/kernels/", "tests/kernel_twin/"];

/// Packages with lints of their own.
const OWN_LINTS: [&str; 1] = ["camlens-kernels"];

/// Every place where a rule is broken, sorted by rule and file.
pub fn broken(house: &House) -> Vec<Broken> {
    let sources = graph::read(&house.files);
    let arrows = graph::arrows(&sources, &roots(&house.manifests));
    let mut found = crates(&house.manifests);
    found.extend(rooms(&house.files, &arrows));
    found.extend(places(&sources));
    found.extend(lints(&house.manifests));
    found.extend(in_circles(&arrows));
    found.extend(long(&house.files));
    found.sort();
    found
}

fn roots(manifests: &[Manifest]) -> Vec<Root> {
    let roots = manifests.iter().flat_map(|manifest| {
        manifest.targets.iter().map(|(kind, file)| Root {
            library: (kind == "lib").then(|| manifest.package.replace('-', "_")),
            file: file.clone(),
        })
    });
    roots.collect()
}

fn crates(manifests: &[Manifest]) -> Vec<Broken> {
    let mut found = Vec::new();
    for manifest in manifests {
        let package = manifest.package.as_str();
        let mut breaks = |dependency: &str, what: String| {
            let mut lines = manifest.text.lines();
            found.push(Broken {
                rule: Rule::Crates,
                file: manifest.path.clone(),
                line: lines
                    .position(|line| line.starts_with(dependency))
                    .map_or(1, |at| at + 1),
                what,
            });
        };
        let Some((_, knows)) = CRATES.iter().find(|(name, _)| *name == package) else {
            breaks("name", format!("{package} has no row in CRATES"));
            continue;
        };
        for dependency in &manifest.dependencies {
            let name = dependency.name.as_str();
            let known = match knows {
                Knows::Only(names) => names.contains(&name),
                Knows::Here(names) => !dependency.local || names.contains(&name),
            };
            if !known && !dependency.development {
                breaks(name, format!("{package} must not know {name}"));
            }
            if OPTIONAL.contains(&(package, name)) && !dependency.optional {
                breaks(name, format!("{name} must stand behind a feature"));
            }
        }
    }
    found
}

/// The room of a file of the page: its folder in `src/`, or its own name.
fn room(file: &str) -> Option<&str> {
    let inside = file.strip_prefix("src/")?;
    match inside.split_once('/') {
        Some((folder, _)) => Some(folder),
        None => Some(inside),
    }
}

fn rooms(files: &BTreeMap<String, String>, arrows: &[Arrow]) -> Vec<Broken> {
    const DOORS: [&str; 2] = ["lib.rs", "main.rs"];
    let loose = files.keys().filter_map(|file| {
        let room = room(file)?;
        let in_order = !room.ends_with(".rs") || room == "app.rs" || DOORS.contains(&room);
        (!in_order).then(|| Broken {
            rule: Rule::Rooms,
            file: file.clone(),
            line: 1,
            what: "lies in no room".to_owned(),
        })
    });
    let strangers = arrows.iter().filter_map(|arrow| {
        let (from, to) = (room(&arrow.from)?, room(&arrow.to)?);
        let known = match from {
            "app.rs" => true,
            from if from == to => true,
            from if DOORS.contains(&from) => to == "app.rs",
            "parts" => false,
            "state" => to == "parts",
            _ => matches!(to, "parts" | "state"),
        };
        (!known).then(|| Broken {
            rule: Rule::Rooms,
            file: arrow.from.clone(),
            line: arrow.line,
            what: format!("{from} must not know {to}: {}", arrow.path),
        })
    });
    loose.chain(strangers).collect()
}

fn places(sources: &BTreeMap<String, Source>) -> Vec<Broken> {
    let mut found = Vec::new();
    for (file, source) in sources {
        for (word, places, rule) in PLACES {
            let allowed = places.iter().any(|place| file.starts_with(place));
            if let Some(&line) = source.identifiers.get(word)
                && !allowed
            {
                found.push(Broken {
                    rule,
                    file: file.clone(),
                    line,
                    what: format!("{word} may stand in {} only", places.join(", ")),
                });
            }
        }
    }
    found
}

fn lints(manifests: &[Manifest]) -> Vec<Broken> {
    let missing = |manifest: &Manifest, what: &str| Broken {
        rule: Rule::Unsafe,
        file: manifest.path.clone(),
        line: 1,
        what: what.to_owned(),
    };
    let of_workspace = manifests.iter().filter_map(|manifest| {
        let kept = OWN_LINTS.contains(&manifest.package.as_str())
            || manifest.text.contains("\n[lints]\nworkspace = true\n");
        (!kept).then(|| missing(manifest, "lacks `[lints] workspace = true`"))
    });
    let denied = manifests.iter().find_map(|manifest| {
        let (_, lints) = manifest.text.split_once("\n[workspace.lints.rust]\n")?;
        let lints = lints.split("\n[").next().unwrap_or_default();
        let denied = lints.lines().any(|line| line == "unsafe_code = \"deny\"");
        (!denied).then(|| missing(manifest, "lacks `unsafe_code = \"deny\"`"))
    });
    of_workspace.chain(denied).collect()
}

fn in_circles(arrows: &[Arrow]) -> Vec<Broken> {
    let mut found = Vec::new();
    for circle in circles(arrows) {
        for arrow in arrows {
            let (from, to) = (arrow.from.as_str(), arrow.to.as_str());
            if circle.contains(&from) && circle.contains(&to) {
                found.push(Broken {
                    rule: Rule::Circle,
                    file: from.to_owned(),
                    line: arrow.line,
                    what: format!(
                        "uses {to} ({}), in a circle of {} files",
                        arrow.path,
                        circle.len()
                    ),
                });
            }
        }
    }
    found
}

fn long(files: &BTreeMap<String, String>) -> Vec<Broken> {
    let long = files.iter().filter_map(|(file, text)| {
        let lines = text.lines().count();
        (lines > MAX_LINES).then(|| Broken {
            rule: Rule::Length,
            file: file.clone(),
            line: MAX_LINES + 1,
            what: format!("{lines} lines, {MAX_LINES} at most"),
        })
    });
    long.collect()
}

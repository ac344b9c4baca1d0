//! Every test that `docs/faults.md` names exists.

#![allow(clippy::unwrap_used, reason = "the files are the project's own")]

use std::path::{Path, PathBuf};

/// Where the tests are, by the first word of their names; browser tests have none.
const ROOTS: [(&str, &str); 10] = [
    ("client::", "crates/client/src"),
    ("core::", "crates/core/src"),
    ("kernels::", "crates/kernels/src"),
    ("network::", "crates/network/src"),
    ("photo::", "crates/photo/tests"),
    ("reader::", "crates/client/src/reader/tests"),
    ("worker::", "crates/worker/src"),
    ("page::", "src"),
    ("xtask::", "xtask/src"),
    ("", "tests/browser"),
];

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// Returns the names in a page: what stands in backquotes and has a module before it.
fn named(page: &str) -> Vec<&str> {
    let quoted = page.split('`').skip(1).step_by(2);
    quoted.filter(|name| name.contains("::")).collect()
}

/// Whether a name stands for a function: `…` in it stands for any letters, at its end, too.
fn stands_for(name: &str, function: &str) -> bool {
    let mut rest = function;
    let mut pieces = name.split('…');
    let first = pieces.next().unwrap_or_default();
    let Some(after) = rest.strip_prefix(first) else {
        return false;
    };
    rest = after;
    let open_end = name.ends_with('…');
    for piece in pieces.filter(|piece| !piece.is_empty()) {
        let Some(at) = rest.find(piece) else {
            return false;
        };
        rest = &rest[at + piece.len()..];
    }
    open_end || rest.is_empty()
}

/// Returns the functions of a module's file, or of its folder's `mod.rs`.
fn functions(module: &Path) -> Vec<String> {
    let files: [PathBuf; 2] = [module.with_extension("rs"), module.join("mod.rs")];
    let text = files
        .iter()
        .find_map(|file| std::fs::read_to_string(file).ok())
        .unwrap_or_default();
    text.split("fn ")
        .skip(1)
        .filter_map(|after| after.split('(').next())
        .map(str::to_owned)
        .collect()
}

fn exists(name: &str) -> bool {
    let (word, root) = ROOTS
        .into_iter()
        .find(|(word, _)| name.starts_with(word))
        .unwrap();
    let (modules, function) = name[word.len()..].rsplit_once("::").unwrap();
    let module = modules
        .split("::")
        .fold(project().join(root), |path, part| path.join(part));
    let functions = functions(&module);
    // All tests of a module.
    if function == "…" {
        return !functions.is_empty();
    }
    functions.iter().any(|known| stands_for(function, known))
}

#[test]
fn every_test_that_the_page_of_faults_names_exists() {
    let page = std::fs::read_to_string(project().join("docs/faults.md")).unwrap();
    let named = named(&page);
    assert!(named.len() > 30, "{named:?}");
    let missing: Vec<_> = named.into_iter().filter(|name| !exists(name)).collect();
    assert!(missing.is_empty(), "docs/faults.md names {missing:#?}");
}

#[test]
fn dots_stand_for_letters() {
    let function = "a_worker_that_ends_is_started_again";
    for name in [
        "a_worker…",
        "a_worker…started_again",
        "…ends…",
        "…again",
        function,
    ] {
        assert!(stands_for(name, function), "{name}");
    }
    for name in ["a_worker", "…ends", "worker…", "a_worker…started"] {
        assert!(!stands_for(name, function), "{name}");
    }
    let page = "| a `data-kind` | `module::a_test…`, `other::one` |";
    assert_eq!(named(page), ["module::a_test…", "other::one"]);
}

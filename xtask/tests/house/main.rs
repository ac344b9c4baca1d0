//! The rules of the house, held against the whole workspace, and each tried on a broken example.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod circles;
mod dependencies;
mod graph;
mod manifests;
mod rules;
mod sentences;
mod source;
mod styles;

use std::collections::BTreeMap;

use manifests::{Dependency, Manifest};
use rules::{Broken, House, Rule, broken};

/// Broken rules that wait for their mend, by the file that breaks them.
const EXCEPTIONS: &[(Rule, &str)] = &[];

/// Folders without sources of the workspace.
const NOT_SOURCES: [&str; 2] = ["target", "dist"];

fn workspace() -> House {
    let root = manifests::workspace();
    let mut files = BTreeMap::new();
    let walk = walkdir::WalkDir::new(&root).into_iter();
    let sources = walk.filter_entry(|entry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() == 0 || !(name.starts_with('.') || NOT_SOURCES.contains(&name.as_ref()))
    });
    for entry in sources {
        let entry = entry.unwrap();
        if entry.path().extension().is_some_and(|end| end == "rs") {
            let name = entry.path().strip_prefix(&root).unwrap();
            let text = std::fs::read_to_string(entry.path()).unwrap();
            files.insert(xtask::hash::web_path(name), text);
        }
    }
    House {
        manifests: manifests::read(),
        files,
    }
}

#[test]
fn the_workspace_keeps_the_rules() {
    let house = workspace();
    assert!(house.files.len() > 200 && house.manifests.len() > 5);
    let found = broken(&house);
    let excused = |one: &Broken| EXCEPTIONS.contains(&(one.rule, one.file.as_str()));
    let open = found.iter().filter(|one| !excused(one));
    let open: Vec<_> = open.map(ToString::to_string).collect();
    let idle: Vec<_> = EXCEPTIONS
        .iter()
        .filter(|(rule, file)| {
            let needed = |one: &Broken| one.rule == *rule && one.file == *file;
            !found.iter().any(needed)
        })
        .collect();
    assert!(open.is_empty(), "broken rules:\n{}", open.join("\n"));
    assert!(idle.is_empty(), "exceptions without need: {idle:?}");
}

/// A house of one package, of these files.
fn package(name: &str, folder: &str, files: &[(&str, &str)]) -> House {
    House {
        manifests: vec![Manifest {
            package: name.to_owned(),
            path: format!("{folder}Cargo.toml"),
            text: format!(
                "[package]\nname = \"{name}\"\n\n[dependencies]\nserde = \"1\"\nleptos = \"1\"\n\
                 \n[lints]\nworkspace = true\n"
            ),
            dependencies: Vec::new(),
            targets: vec![("lib".to_owned(), format!("{folder}src/lib.rs"))],
        }],
        files: files
            .iter()
            .map(|(file, text)| (format!("{folder}src/{file}"), (*text).to_owned()))
            .collect(),
    }
}

/// The broken rules, as they are printed, without the explanation.
fn places(house: &House) -> Vec<String> {
    let found = broken(house);
    let place = |one: &Broken| format!("{}:{} {:?}", one.file, one.line, one.rule);
    found.iter().map(place).collect()
}

#[test]
fn a_crate_asks_for_those_below_it_only() {
    let mut house = package("camlens-core", "crates/core/", &[]);
    let dependency = |name: &str, development| Dependency {
        name: name.to_owned(),
        local: false,
        optional: false,
        development,
    };
    house.manifests[0].dependencies = vec![dependency("serde", false), dependency("leptos", true)];
    assert!(places(&house).is_empty());
    house.manifests[0].dependencies[1].development = false;
    assert_eq!(places(&house), ["crates/core/Cargo.toml:6 Crates"]);

    let mut kernels = package("camlens-kernels", "crates/kernels/", &[]);
    kernels.manifests[0].dependencies = vec![dependency("tract-data", false)];
    assert_eq!(places(&kernels), ["crates/kernels/Cargo.toml:1 Crates"]);
    kernels.manifests[0].dependencies[0].optional = true;
    assert!(places(&kernels).is_empty());

    let stranger = package("stranger", "crates/stranger/", &[]);
    assert_eq!(places(&stranger), ["crates/stranger/Cargo.toml:2 Crates"]);
}

#[test]
fn a_room_knows_no_other_room() {
    let lib = "mod app; mod ask; mod look; mod parts; mod state;\npub use app::mount;";
    let app = "use super::{ask::Ask, look::Look};\npub fn mount() {}";
    let good = [
        ("lib.rs", lib),
        ("app.rs", app),
        (
            "ask/mod.rs",
            "mod list;\npub use list::List;\npub struct Ask;",
        ),
        (
            "ask/list.rs",
            "use crate::{parts::Radio, state::Reader};\npub struct List;",
        ),
        ("look/mod.rs", "pub struct Look;"),
        ("parts/mod.rs", "pub struct Radio;"),
        ("state/mod.rs", "pub struct Reader;"),
    ];
    assert!(places(&package("camlens", "", &good)).is_empty());
    for (file, text, line) in [
        ("look/mod.rs", "pub struct Look;\nuse super::ask::List;", 2),
        (
            "look/mod.rs",
            "pub struct Look;\n\nfn a() { crate::ask::List }",
            3,
        ),
        (
            "parts/mod.rs",
            "pub struct Radio;\nuse crate::state::Reader;",
            2,
        ),
        (
            "state/mod.rs",
            "pub struct Reader;\nuse crate::look::Look;",
            2,
        ),
        (
            "lib.rs",
            "mod app; mod ask; mod look; mod parts; mod state;\npub use look::Look;",
            2,
        ),
        ("loose.rs", "", 1),
    ] {
        let mut house = package("camlens", "", &good);
        let file = format!("src/{file}");
        house.files.insert(file.clone(), text.to_owned());
        assert_eq!(places(&house), [format!("{file}:{line} Rooms")]);
    }
}

#[test]
fn leptos_and_the_browser_stay_in_their_places() {
    let text = "fn a() {}\nuse web_sys::Window; // leptos";
    let client = |file| package("camlens-client", "crates/client/", &[(file, text)]);
    assert!(places(&client("browser/worker.rs")).is_empty());
    let reader = "crates/client/src/reader.rs:2 Browser";
    assert_eq!(places(&client("reader.rs")), [reader]);
    let core = package(
        "camlens-core",
        "crates/core/",
        &[("a.rs", "view! { leptos::A }")],
    );
    assert_eq!(places(&core), ["crates/core/src/a.rs:1 Browser"]);
}

#[test]
fn unsafe_compiles_in_the_kernels_only() {
    let text = "// unsafe\nfn a() { unsafe { b() } }";
    let kernels = package("camlens-kernels", "crates/kernels/", &[("a.rs", text)]);
    assert!(places(&kernels).is_empty());
    let core = package("camlens-core", "crates/core/", &[("a.rs", text)]);
    assert_eq!(places(&core), ["crates/core/src/a.rs:2 Unsafe"]);
    let allowed = "#![allow(unsafe_code)]";
    let core = package("camlens-core", "crates/core/", &[("a.rs", allowed)]);
    assert_eq!(places(&core), ["crates/core/src/a.rs:1 Unsafe"]);

    let mut without = package("camlens-core", "crates/core/", &[]);
    let with = without.manifests[0].text.clone();
    without.manifests[0].text = with.replace("[lints]", "[other]");
    assert_eq!(places(&without), ["crates/core/Cargo.toml:1 Unsafe"]);
    let warned = "\n[workspace.lints.rust]\nunsafe_code = \"warn\"\n";
    without.manifests[0].text = with.clone() + warned;
    assert_eq!(places(&without), ["crates/core/Cargo.toml:1 Unsafe"]);
    without.manifests[0].text = with + &warned.replace("warn", "deny");
    assert!(places(&without).is_empty());
}

/// Places in a package of four files: `lib.rs` with the modules `a` and `b`, and `b/c.rs`.
fn of_four(lib: &str, a: &str, b: &str, c: &str) -> Vec<String> {
    let lib = format!("mod a; mod b;\n{lib}");
    let b = format!("mod c;\n{b}");
    let files = [
        ("lib.rs", lib.as_str()),
        ("a.rs", a),
        ("b.rs", &b),
        ("b/c.rs", c),
    ];
    places(&package("xtask", "xtask/", &files))
}

#[test]
fn files_in_a_circle_are_named_with_their_lines() {
    let a = "\nuse crate::b::B;\npub struct A;";
    let b = "pub struct B;\nfn f() -> super::a::A {}";
    let circle = ["xtask/src/a.rs:2 Circle", "xtask/src/b.rs:3 Circle"];
    assert_eq!(of_four("", a, b, ""), circle);
    // One way only.
    assert!(of_four("pub use b::B;", "pub struct A;", b, "").is_empty());
}

#[test]
fn a_reexport_leads_to_the_file_that_defines() {
    // `super::D` is defined in `a.rs`: the child knows a sibling of its parent, not its parent.
    let c = "use super::D;\npub struct C;";
    let b = "use crate::a::D;\npub use c::C;";
    assert!(of_four("", "pub struct D;", b, c).is_empty());
    // The same words, and the parent defines it.
    let circle = ["xtask/src/b.rs:3 Circle", "xtask/src/b/c.rs:1 Circle"];
    assert_eq!(of_four("", "", "pub struct D;\npub use c::C;", c), circle);
    // A module is no item; the path through it is.
    assert!(of_four("", "", "pub use c::C;", "use crate::b;\npub struct C;").is_empty());
    let through = "use crate::b;\npub struct C;\nfn f() { b::f() }";
    let circle = ["xtask/src/b.rs:3 Circle", "xtask/src/b/c.rs:3 Circle"];
    assert_eq!(
        of_four("", "", "pub fn f() {}\npub use c::C;", through),
        circle
    );
    // All names of a module, and a crate by its own name.
    let stars = ["xtask/src/b.rs:2 Circle", "xtask/src/b/c.rs:1 Circle"];
    assert_eq!(
        of_four("", "", "pub use c::C;", "use super::*;\npub struct C;"),
        stars
    );
    let named = ["xtask/src/a.rs:1 Circle", "xtask/src/lib.rs:2 Circle"];
    let lib = "pub use a::A; pub struct L;";
    assert_eq!(of_four(lib, "pub struct A(xtask::L);", "", ""), named);
}

#[test]
fn long_files_are_named() {
    let lines = "\n".repeat(rules::MAX_LINES);
    let good = package("xtask", "xtask/", &[("a.rs", &lines)]);
    assert!(places(&good).is_empty());
    let long = package("xtask", "xtask/", &[("a.rs", &format!("{lines}\n"))]);
    assert_eq!(places(&long), ["xtask/src/a.rs:401 Length"]);
}

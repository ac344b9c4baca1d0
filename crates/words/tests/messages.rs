//! Each message of each language is whole: all its variables are filled in.

#![allow(clippy::unwrap_used, reason = "a test may end on the spot")]

use camlens_catalogue::Catalogue;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The languages' codes with the texts of their files.
fn files() -> Vec<(String, String)> {
    let entries = std::fs::read_dir(root().join("languages")).unwrap();
    let read = |path: PathBuf| {
        let language = path.file_stem().unwrap().to_str().unwrap().to_owned();
        (language, std::fs::read_to_string(path).unwrap())
    };
    entries.map(|entry| read(entry.unwrap().path())).collect()
}

#[test]
fn each_message_formats_for_no_one_and_two() {
    let files = files();
    assert!(files.len() >= 2, "{files:?}");
    for (language, text) in files {
        let catalogue = Catalogue::read(&language, &text).unwrap();
        let resource = FluentResource::try_new(text).unwrap();
        let mut bundle = FluentBundle::new(vec![language.parse().unwrap()]);
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).unwrap();
        for (name, message) in &catalogue.messages {
            for count in [0, 1, 2] {
                let mut arguments = FluentArgs::new();
                for variable in message.variables.keys() {
                    arguments.set(variable.clone(), count);
                }
                let pattern = bundle.get_message(name).unwrap().value().unwrap();
                let mut errors = Vec::new();
                let said = bundle.format_pattern(pattern, Some(&arguments), &mut errors);
                assert!(errors.is_empty(), "{language}: {name}: {errors:?}");
                assert!(!said.contains(['{', '}', '$']), "{language}: {said}");
                assert!(!said.contains("  "), "{language}: {said}");
            }
        }
    }
}

/// The text of all Rust files below a folder.
fn sources(folder: &Path) -> String {
    let mut text = String::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            text.push_str(&sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            text.push_str(&std::fs::read_to_string(path).unwrap());
        }
    }
    text
}

#[test]
fn the_page_says_each_message() {
    let english = std::fs::read_to_string(root().join("languages/en.ftl")).unwrap();
    let english = Catalogue::read("en", &english).unwrap();
    let page = sources(&root().join("src"));
    let is_said = |name: &String| {
        let message = &english.messages[name];
        page.contains(&if message.variables.len() < 2 {
            format!("say::{}", camlens_catalogue::function_name(name))
        } else {
            format!("say::{}", camlens_catalogue::type_name(name))
        })
    };
    let unsaid: Vec<&String> = english
        .messages
        .keys()
        .filter(|name| *name != camlens_catalogue::LANGUAGE_NAME && !is_said(name))
        .collect();
    assert!(unsaid.is_empty(), "no file of src/ says {unsaid:?}");
}

#[test]
fn the_page_brings_each_language() {
    let page = std::fs::read_to_string(root().join("index.html")).unwrap();
    for (language, _) in files() {
        assert!(
            page.contains(&format!("href=\"languages/{language}.ftl\"")),
            "{language}"
        );
    }
}

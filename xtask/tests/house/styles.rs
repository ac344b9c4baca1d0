//! What a class of elements looks like stands in one style sheet: two rooms that take the same name
//! would dress each other's elements. Compound selectors, and what depends on the window, are free.

use super::manifests;
use std::collections::{BTreeMap, BTreeSet};

/// The sheet that places what the others dress.
const LAYOUT: &str = "layout.css";

/// The classes that a style sheet styles by their name alone, outside of conditions on the window.
fn styled(sheet: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut depth = 0;
    let mut selectors = String::new();
    for letter in without_comments(sheet).chars() {
        match letter {
            '{' => {
                if depth == 0 {
                    let alone = selectors.split(',').filter_map(|one| class(one.trim()));
                    found.extend(alone.map(str::to_owned));
                }
                depth += 1;
                selectors.clear();
            }
            '}' => {
                depth -= 1;
                selectors.clear();
            }
            _ => selectors.push(letter),
        }
    }
    found
}

fn without_comments(sheet: &str) -> String {
    let mut parts = sheet.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text + part.split_once("*/").map_or("", |(_, after)| after)
    })
}

/// The name in `.name`, if the selector is that and nothing else.
fn class(selector: &str) -> Option<&str> {
    let name = selector.strip_prefix('.')?;
    let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    name.chars().all(plain).then_some(name)
}

#[test]
fn a_class_is_styled_in_one_sheet() {
    let folder = manifests::workspace().join("static");
    let mut sheets: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "css") {
            let sheet = path.file_name().unwrap().to_string_lossy().into_owned();
            if sheet == LAYOUT {
                continue;
            }
            for class in styled(&std::fs::read_to_string(&path).unwrap()) {
                sheets.entry(class).or_default().push(sheet.clone());
            }
        }
    }
    assert!(sheets.len() > 100);
    sheets.retain(|_, sheets| sheets.len() > 1);
    assert!(sheets.is_empty(), "styled in more than one: {sheets:#?}");
}

#[test]
fn only_classes_that_stand_alone_are_found() {
    let sheet = "/* .no { } */ .one, .two:hover, .three .four { a: b } p { c: d }
        @media (width < 1px) { .five { e: f } } .six { g: h }";
    let found: Vec<_> = styled(sheet).into_iter().collect();
    assert_eq!(found, ["one", "six"]);
}

//! No sentence stands in the page's sources: all are in `languages/`. A literal counts as one when it
//! begins with a capital and a small letter, as sentences and labels do. Keys and names are excepted.

use super::manifests;
use proc_macro2::{TokenStream, TokenTree};
use std::path::Path;

/// Names of keys, of things of the browser, and of works, which are the same in all languages.
const NAMES: [&str; 23] = [
    "AbortError",
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    "ArrowUp",
    "Atomics",
    "Camlens",
    "ClipboardItem",
    "Control+Z Meta+Z",
    "Delete",
    "End",
    "Enter",
    "Esc",
    "Escape",
    "Files",
    "Home",
    "Learning Deep Features for Discriminative Localization",
    "NotAllowedError",
    "PageDown",
    "PageUp",
    "SharedArrayBuffer",
    "Tab",
    "Backspace",
];

/// The literals of a file that look like sentences, outside of its tests and comments.
fn sentences(text: &str) -> Vec<String> {
    let source = text.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = Vec::new();
    collect(source.parse().unwrap(), &mut found);
    found
}

fn collect(tokens: TokenStream, found: &mut Vec<String>) {
    let mut before = None;
    for token in tokens {
        match token {
            // Documentation is `#[doc = "..."]` here.
            TokenTree::Group(group) if before != Some('#') => collect(group.stream(), found),
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                let words = text.trim_matches('"');
                let mut letters = words.chars();
                let capital = letters.next().is_some_and(char::is_uppercase);
                let small = letters.next().is_some_and(char::is_lowercase);
                if text.starts_with('"') && capital && small && !NAMES.contains(&words) {
                    found.push(words.to_owned());
                }
                before = None;
                continue;
            }
            TokenTree::Punct(ref punct) => {
                before = Some(punct.as_char());
                continue;
            }
            _ => {}
        }
        before = None;
    }
}

#[test]
fn no_sentence_stands_in_the_pages_sources() {
    let root = manifests::workspace().join("src");
    let mut found = Vec::new();
    let mut files = 0;
    for entry in walkdir::WalkDir::new(&root) {
        let entry = entry.unwrap();
        if entry.path().extension() == Some("rs".as_ref()) {
            files += 1;
            let text = std::fs::read_to_string(entry.path()).unwrap();
            let name = entry.path().strip_prefix(&root).unwrap_or(Path::new(""));
            let named = |sentence| format!("src/{}: {sentence}", name.display());
            found.extend(sentences(&text).into_iter().map(named));
        }
    }
    assert!(files > 50);
    assert!(
        found.is_empty(),
        "not in languages/en.ftl:\n{}",
        found.join("\n")
    );
}

#[test]
fn labels_are_found_and_names_are_not() {
    let text =
        "/// Some words.\nfn f() { view! { <p class=\"a b\" title=\"Zoom in\">\"Cancel\"</p> };
        key == \"Enter\" }\n#[cfg(test)]\nmod tests { \"Tests may\" }";
    assert_eq!(sentences(text), ["Zoom in", "Cancel"]);
}

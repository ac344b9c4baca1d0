//! The names of the site's files that are for other pages.

/// The script that other pages import.
pub const MAIN: &str = "camlens.js";

/// Files at the site's root, from `static/module/`.
pub const FILES: [&str; 4] = [
    MAIN,
    "camlens.d.ts",
    "camlens-element.js",
    "camlens-element.d.ts",
];

/// The folder of the wasm, below the site's root.
pub const FOLDER: &str = "module";

/// The folder of the examples, below the site's root.
pub const EXAMPLES: &str = "examples";

/// Whether a file of the site is for other pages, and not for its own.
pub fn is_for_other_pages(name: &str) -> bool {
    let in_folder = name.split_once('/');
    FILES.contains(&name) || in_folder.is_some_and(|(of, _)| [FOLDER, EXAMPLES].contains(&of))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_for_other_pages_are_told_from_those_of_the_page() {
        for name in [
            "camlens.js",
            "camlens.d.ts",
            "module/0/engine.js",
            "examples/a.html",
        ] {
            assert!(is_for_other_pages(name), "{name}");
        }
        for name in [
            "camlens-0123456789ab.js",
            "index.html",
            "model/model.json",
            "module",
        ] {
            assert!(!is_for_other_pages(name), "{name}");
        }
    }
}

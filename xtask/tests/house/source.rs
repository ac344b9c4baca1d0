//! Reads one Rust file: its modules, the names that it defines, and the paths that it uses.
//!
//! Works on tokens, so comments and strings do not count and the inside of `view!` does.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};

/// A path as written, its segments from left to right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    pub segments: Vec<String>,
    /// 1 is the file's first line.
    pub line: usize,
}

/// One name that a `use` brings in, or all names of a module (`*`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// The name in this module; `None` for `*`.
    pub name: Option<String>,
    pub path: Path,
}

/// A module: a whole file, or `mod name { ... }` inside of one.
#[derive(Debug, Default)]
pub struct Module {
    /// Modules with a body here.
    pub inline: BTreeMap<String, Module>,
    /// Modules with a file of their own, and the `#[path]` of those that have one.
    pub files: BTreeMap<String, Option<String>>,
    /// Functions, types, constants, traits and macros that are defined here.
    pub items: BTreeSet<String>,
    pub uses: Vec<Use>,
    /// All other paths of two or more segments.
    pub paths: Vec<Path>,
}

/// A file's module, and the first line of each identifier in it.
#[derive(Debug)]
pub struct Source {
    pub module: Module,
    pub identifiers: BTreeMap<String, usize>,
}

/// Reads the text of a Rust file.
///
/// # Panics
/// When the text is not made of Rust's tokens.
pub fn read(text: &str) -> Source {
    let tokens: TokenStream = text.parse().unwrap();
    let mut source = Source {
        module: Module::default(),
        identifiers: BTreeMap::new(),
    };
    identifiers(tokens.clone(), &mut source.identifiers);
    scan(&Vec::from_iter(tokens), &mut source.module, true);
    source
}

fn identifiers(tokens: TokenStream, found: &mut BTreeMap<String, usize>) {
    for token in tokens {
        match token {
            TokenTree::Ident(name) => {
                found.entry(name.to_string()).or_insert(line(name.span()));
            }
            TokenTree::Group(group) => identifiers(group.stream(), found),
            _ => {}
        }
    }
}

/// Reads tokens of a module. `top` is false inside of bodies, where a definition is not the module's.
fn scan(tokens: &[TokenTree], module: &mut Module, top: bool) {
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token {
            TokenTree::Group(group) => {
                scan(&Vec::from_iter(group.stream()), module, false);
            }
            TokenTree::Ident(word) if word == "use" => {
                let end = tokens[at..].iter().position(|token| is(token, ';'));
                let end = at + end.unwrap_or(tokens.len() - at);
                use_tree(&tokens[at..end], &[], &mut module.uses);
                at = end;
            }
            TokenTree::Ident(word) if word == "mod" => {
                at += declared(tokens, at, module);
            }
            TokenTree::Ident(word) => {
                if top && let Some(name) = defined(word, &tokens[at..]) {
                    module.items.insert(name);
                }
                let (path, length) = path(word, &tokens[at..]);
                at += length;
                if path.segments.len() > 1 {
                    module.paths.push(path);
                }
            }
            _ => {}
        }
    }
}

/// Reads a module's declaration after `mod`, and returns the number of its tokens.
fn declared(tokens: &[TokenTree], at: usize, module: &mut Module) -> usize {
    let (Some(TokenTree::Ident(name)), Some(next)) = (tokens.get(at), tokens.get(at + 1)) else {
        return 0;
    };
    let name = name.to_string();
    match next {
        TokenTree::Group(body) if body.delimiter() == Delimiter::Brace => {
            let inner = module.inline.entry(name).or_default();
            scan(&Vec::from_iter(body.stream()), inner, true);
            2
        }
        next if is(next, ';') => {
            module.files.insert(name, path_attribute(&tokens[..at]));
            2
        }
        _ => 0,
    }
}

/// The value of `#[path = "..."]` among the attributes before `mod`.
fn path_attribute(before: &[TokenTree]) -> Option<String> {
    for token in before.iter().rev().skip(1) {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
                let words = group.stream().to_string();
                if let Some(value) = words.strip_prefix("path = ") {
                    return Some(value.trim_matches('"').to_owned());
                }
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => {}
            TokenTree::Ident(word) if word == "pub" => {}
            token if is(token, '#') => {}
            _ => return None,
        }
    }
    None
}

/// The name that begins to be defined at a keyword.
fn defined(keyword: &Ident, after: &[TokenTree]) -> Option<String> {
    let keyword = keyword.to_string();
    let mut after = after.iter();
    match keyword.as_str() {
        "fn" | "struct" | "enum" | "trait" | "type" | "union" | "const" | "static" => {}
        "macro_rules" => {
            after.next();
        }
        _ => return None,
    }
    let name = after.find_map(|token| match token {
        TokenTree::Ident(word) if word == "mut" => None,
        TokenTree::Ident(word) => Some(Some(word.to_string())),
        _ => Some(None),
    })??;
    (name != "fn" && name != "unsafe" && name != "async").then_some(name)
}

/// The path that begins with `first`, and the number of tokens after `first` that belong to it.
fn path(first: &Ident, after: &[TokenTree]) -> (Path, usize) {
    let mut path = Path {
        segments: vec![first.to_string()],
        line: line(first.span()),
    };
    let mut length = 0;
    while let [a, b, TokenTree::Ident(name), ..] = &after[length..]
        && is(a, ':')
        && is(b, ':')
    {
        path.segments.push(name.to_string());
        length += 3;
    }
    (path, length)
}

/// Reads the tree after `use`.
fn use_tree(tokens: &[TokenTree], before: &[String], found: &mut Vec<Use>) {
    let mut segments = before.to_vec();
    let mut alias = None;
    let mut place = 0;
    let mut tokens = tokens.iter();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(word) if word == "as" => {
                alias = tokens.next().map(ToString::to_string);
            }
            TokenTree::Ident(word) => {
                place = line(word.span());
                segments.push(word.to_string());
            }
            TokenTree::Group(group) => {
                let inner = Vec::from_iter(group.stream());
                for branch in inner.split(|token| is(token, ',')) {
                    use_tree(branch, &segments, found);
                }
                return;
            }
            token if is(token, '*') => {
                let line = line(token.span());
                let path = Path { segments, line };
                found.push(Use { name: None, path });
                return;
            }
            _ => {}
        }
    }
    if segments.len() == before.len() {
        return;
    }
    // `use a::{self}` brings in `a`.
    if segments.last().is_some_and(|last| last == "self") && segments.len() > 1 {
        segments.pop();
    }
    let name = alias.or_else(|| segments.last().cloned());
    let path = Path {
        segments,
        line: place,
    };
    found.push(Use { name, path });
}

fn is(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

fn line(span: Span) -> usize {
    span.start().line
}

#[test]
fn modules_names_and_paths_are_read() {
    let source = read(
        "use a::{self, b::C as D, e::*};\n\
         #[path = \"x/y.rs\"]\npub(crate) mod far;\nmod near;\n\
         pub const fn made() { let q = near::inner(); // super::no\n }\n\
         mod tests { use super::*; struct Inner; }\n\
         static NAME: &str = \"crate::no\";",
    );
    let module = source.module;
    let used: Vec<_> = module
        .uses
        .iter()
        .map(|one| (one.name.as_deref(), one.path.segments.join("::")))
        .collect();
    let expected = [
        (Some("a"), "a".to_owned()),
        (Some("D"), "a::b::C".to_owned()),
        (None, "a::e".to_owned()),
    ];
    assert_eq!(used, expected);
    assert_eq!(module.files["far"].as_deref(), Some("x/y.rs"));
    assert_eq!(module.files["near"], None);
    assert!(module.items.iter().eq(["NAME", "made"]));
    let near = Path {
        segments: vec!["near".to_owned(), "inner".to_owned()],
        line: 5,
    };
    assert_eq!(module.paths, [near]);
    assert!(module.inline["tests"].items.contains("Inner"));
    assert_eq!(source.identifiers["made"], 5);
}

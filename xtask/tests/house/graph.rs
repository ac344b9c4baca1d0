//! Which file uses which: an arrow goes from the file with a path to the file that defines the item.
//!
//! - A path to an item counts, in `use` lines and everywhere else. It leads to the file that defines
//!   the item, not to a module that re-exports it: a child that uses `super::X` knows its parent only
//!   where the parent's own file defines `X`, and a sibling where the parent re-exports it from there.
//! - A path to a module counts only when it ends in `*`. Declaring a module does not count, and
//!   neither does `use super::words;`: the paths through `words` do.
//! - Tests inside of a file count as the file.
//! - Methods are invisible: `impl` blocks of one type in two files draw no arrow.

use std::collections::BTreeMap;

use super::source::{self, Module, Path, Source};

/// A crate's name as Rust writes it, and its root file. Only libraries are known by their names.
#[derive(Debug, Clone)]
pub struct Root {
    pub library: Option<String>,
    pub file: String,
}

/// A file uses an item of another file, at this line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Arrow {
    pub from: String,
    pub to: String,
    pub line: usize,
    /// The path as written.
    pub path: String,
}

/// A module with its place in the house.
struct Room<'source> {
    module: &'source Module,
    file: &'source str,
    parent: Option<usize>,
    root: usize,
    children: BTreeMap<String, usize>,
}

/// The end of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Module(usize),
    /// An item that this room defines.
    Item(usize),
}

/// All modules of all crates.
struct Plan<'source> {
    sources: &'source BTreeMap<String, Source>,
    rooms: Vec<Room<'source>>,
    libraries: BTreeMap<String, usize>,
}

/// Reads all files; paths are relative to the workspace, with plain slashes.
pub fn read(files: &BTreeMap<String, String>) -> BTreeMap<String, Source> {
    files
        .iter()
        .map(|(path, text)| (path.clone(), source::read(text)))
        .collect()
}

/// All arrows between files, sorted, each pair of files with its first line.
pub fn arrows(sources: &BTreeMap<String, Source>, roots: &[Root]) -> Vec<Arrow> {
    let mut plan = Plan {
        sources,
        rooms: Vec::new(),
        libraries: BTreeMap::new(),
    };
    for root in roots {
        if let Some((file, source)) = sources.get_key_value(&root.file) {
            let (folder, _) = file.rsplit_once('/').unwrap_or_default();
            let at = plan.add(&source.module, file, folder.to_owned(), None);
            if let Some(name) = &root.library {
                plan.libraries.insert(name.clone(), at);
            }
        }
    }
    let mut arrows = BTreeMap::new();
    for (at, room) in plan.rooms.iter().enumerate() {
        let globs = room
            .module
            .uses
            .iter()
            .map(|one| (&one.path, one.name.is_none()));
        let paths = room.module.paths.iter().map(|path| (path, false));
        for (path, glob) in globs.chain(paths) {
            let to = match plan.resolve(at, path, 0) {
                Some(End::Item(to)) => plan.rooms[to].file,
                Some(End::Module(to)) if glob => plan.rooms[to].file,
                _ => continue,
            };
            if to != room.file {
                let first = arrows
                    .entry((room.file, to))
                    .or_insert((path.line, path.segments.join("::")));
                if path.line < first.0 {
                    *first = (path.line, path.segments.join("::"));
                }
            }
        }
    }
    arrows
        .into_iter()
        .map(|((from, to), (line, path))| Arrow {
            from: from.to_owned(),
            to: to.to_owned(),
            line,
            path,
        })
        .collect()
}

impl<'source> Plan<'source> {
    /// Adds a module and all below it. `folder` is where the files of its children lie.
    fn add(
        &mut self,
        module: &'source Module,
        file: &'source str,
        folder: String,
        parent: Option<usize>,
    ) -> usize {
        let at = self.rooms.len();
        let root = parent.map_or(at, |parent| self.rooms[parent].root);
        self.rooms.push(Room {
            module,
            file,
            parent,
            root,
            children: BTreeMap::new(),
        });
        for (name, inner) in &module.inline {
            let child = self.add(inner, file, format!("{folder}/{name}"), Some(at));
            self.rooms[at].children.insert(name.clone(), child);
        }
        for (name, path) in &module.files {
            let (own_folder, _) = file.rsplit_once('/').unwrap_or_default();
            let (places, inner) = match path {
                Some(path) => {
                    let place = joined(own_folder, path);
                    let (folder, _) = place.rsplit_once('/').unwrap_or_default();
                    let folder = folder.to_owned();
                    (vec![place], folder)
                }
                None => (
                    vec![
                        format!("{folder}/{name}.rs"),
                        format!("{folder}/{name}/mod.rs"),
                    ],
                    format!("{folder}/{name}"),
                ),
            };
            let found = places
                .iter()
                .find_map(|place| self.sources.get_key_value(place.trim_start_matches('/')));
            if let Some((file, source)) = found {
                let child = self.add(&source.module, file, inner, Some(at));
                self.rooms[at].children.insert(name.clone(), child);
            }
        }
        at
    }

    /// The end of a path that is used in `room`; `None` outside of the workspace. `depth` ends
    /// re-exports that lead back to themselves.
    fn resolve(&self, room: usize, path: &Path, depth: usize) -> Option<End> {
        let mut segments = path.segments.iter();
        let first = segments.next()?;
        let mut end = match first.as_str() {
            "crate" => End::Module(self.rooms[room].root),
            "self" => End::Module(room),
            "super" => End::Module(self.rooms[room].parent?),
            name => self
                .named(room, name, depth)
                .or_else(|| self.libraries.get(name).copied().map(End::Module))?,
        };
        for segment in segments {
            let End::Module(at) = end else {
                return Some(end);
            };
            end = match segment.as_str() {
                "self" => end,
                "super" => End::Module(self.rooms[at].parent?),
                name => self.named(at, name, depth)?,
            };
        }
        Some(end)
    }

    /// A name in a module: a child, a definition, or what a `use` brought in.
    fn named(&self, room: usize, name: &str, depth: usize) -> Option<End> {
        const MAX_REEXPORTS: usize = 12;
        if depth > MAX_REEXPORTS {
            return None;
        }
        let place = &self.rooms[room];
        if let Some(&child) = place.children.get(name) {
            return Some(End::Module(child));
        }
        if place.module.items.contains(name) {
            return Some(End::Item(room));
        }
        let uses = || place.module.uses.iter();
        let direct = uses()
            // `use serde::serde` and `use a` would ask for themselves.
            .filter(|one| one.name.as_deref() == Some(name))
            .find_map(|one| {
                if one.path.segments == [name] {
                    return self.libraries.get(name).copied().map(End::Module);
                }
                self.resolve(room, &one.path, depth + 1)
            });
        direct.or_else(|| {
            uses().filter(|one| one.name.is_none()).find_map(|glob| {
                match self.resolve(room, &glob.path, depth + 1)? {
                    End::Module(at) if at != room => self.named(at, name, depth + 1),
                    _ => None,
                }
            })
        })
    }
}

/// A path relative to a folder, without `..`.
fn joined(folder: &str, path: &str) -> String {
    let mut names: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
    for name in path.split('/') {
        match name {
            ".." => {
                names.pop();
            }
            "." => {}
            name => names.push(name),
        }
    }
    names.join("/")
}

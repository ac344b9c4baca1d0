//! Watches the sources of page and worker by looking at their times.
//!
//! A few hundred files are looked at in milliseconds, on every system alike.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::project::Project;

/// The files and folders that a build is made of, from the project's root.
const SOURCES: [&str; 9] = [
    "Cargo.toml",
    "Cargo.lock",
    "index.html",
    "src",
    "crates",
    "languages",
    "model/Cargo.toml",
    "model/src",
    "static",
];

/// Time between two looks.
const PAUSE: Duration = Duration::from_millis(200);

/// Files with the time of their last change.
type Times = BTreeMap<PathBuf, SystemTime>;

/// The sources as they were when they were last looked at.
pub struct Watch {
    root: PathBuf,
    seen: Times,
}

impl Watch {
    /// Begins with the sources as they are now.
    pub fn begin(project: &Project) -> Self {
        let root = project.root().to_path_buf();
        let seen = times(&root);
        Self { root, seen }
    }

    /// Waits for a change, and until nothing more changes; returns the name of a changed file.
    pub fn wait(&mut self) -> String {
        loop {
            std::thread::sleep(PAUSE);
            if let Some(name) = self.change() {
                while self.change().is_some() {
                    std::thread::sleep(PAUSE);
                }
                return name;
            }
        }
    }

    /// A file that came, went or changed since the last look.
    fn change(&mut self) -> Option<String> {
        let before = std::mem::replace(&mut self.seen, times(&self.root));
        let differs = |(path, time): &(&PathBuf, &SystemTime)| before.get(*path) != Some(*time);
        let changed = self.seen.iter().find(differs).map(|(path, _)| path);
        let gone = || before.keys().find(|path| !self.seen.contains_key(*path));
        changed.or_else(gone).map(|path| {
            let relative = path.strip_prefix(&self.root).unwrap_or(path);
            relative.display().to_string()
        })
    }
}

fn times(root: &Path) -> Times {
    let mut times = Times::new();
    let mut open: Vec<PathBuf> = SOURCES.iter().map(|source| root.join(source)).collect();
    while let Some(path) = open.pop() {
        // A file may go between two lines here: then it is not there.
        if let Ok(entries) = std::fs::read_dir(&path) {
            open.extend(entries.filter_map(Result::ok).map(|entry| entry.path()));
        } else if let Ok(time) = std::fs::metadata(&path).and_then(|file| file.modified()) {
            times.insert(path, time);
        }
    }
    times
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_new_and_deleted_sources_are_named() {
        let root = std::env::temp_dir().join(format!("camlens-watch-{}", std::process::id()));
        let app = root.join("src/page/app.rs");
        std::fs::create_dir_all(app.parent().unwrap()).unwrap();
        std::fs::write(&app, "one").unwrap();
        let mut watch = Watch::begin(&Project::at(root.clone()));
        assert_eq!(watch.change(), None);

        let later = SystemTime::now() + Duration::from_secs(1);
        let file = std::fs::File::options().write(true).open(&app).unwrap();
        file.set_modified(later).unwrap();
        assert_eq!(watch.wait(), "src/page/app.rs");
        std::fs::create_dir_all(root.join("target")).unwrap();
        std::fs::write(root.join("target/app.wasm"), "built").unwrap();
        assert_eq!(watch.change(), None, "no source");
        std::fs::write(root.join("index.html"), "new").unwrap();
        assert_eq!(watch.change().as_deref(), Some("index.html"));
        std::fs::remove_file(&app).unwrap();
        assert_eq!(watch.change().as_deref(), Some("src/page/app.rs"));
        std::fs::remove_dir_all(root).unwrap();
    }
}

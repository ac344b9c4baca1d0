//! Bound and optimised wasm files, kept by the hash of all that they depend on.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::error::Error;
use crate::files;
use crate::hash::Content;
use crate::project::Project;
use crate::variant::Mode;

/// Results that are kept of each mode, the newest ones: going back and forth between changes stays
/// quick.
const MAX_RESULTS: usize = 12;

/// The folder with the result of `make`, which fills an empty folder, and is called only when nothing
/// is kept for this `key`.
pub fn or_make(
    project: &Project,
    mode: Mode,
    key: Content,
    make: impl FnOnce(&Path) -> Result<(), Error>,
) -> Result<PathBuf, Error> {
    // Apart: many quick results must not push out the slow ones.
    let all = folder(project).join(match mode {
        Mode::Shipped => "shipped",
        Mode::Quick => "quick",
    });
    let name = key.name();
    let result = all.join(&name);
    if result.is_dir() {
        // In use: a result that is asked for again stays. Where a folder's time cannot be set, the
        // price is a slow build now and then.
        let _ = File::open(&result).and_then(|folder| folder.set_modified(SystemTime::now()));
        return Ok(result);
    }
    forget_oldest(&all);
    // Made beside and moved at the end: half a result must not pass for a whole one.
    let making = all.join(format!("making-{name}"));
    files::make_empty(&making)?;
    make(&making)?;
    fs_err::rename(&making, &result)?;
    Ok(result)
}

/// All kept results.
pub fn folder(project: &Project) -> PathBuf {
    project.cache().join("wasm")
}

/// Makes room for one more result. A folder that cannot be deleted does no harm.
fn forget_oldest(all: &Path) {
    let Ok(entries) = std::fs::read_dir(all) else {
        return;
    };
    let mut folders: Vec<_> = entries
        .filter_map(Result::ok)
        .filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path())))
        .collect();
    folders.sort();
    let many = (folders.len() + 1).saturating_sub(MAX_RESULTS);
    for (_, folder) in folders.into_iter().take(many) {
        let _ = std::fs::remove_dir_all(folder);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str) -> Content {
        let mut content = Content::default();
        content.add("name", name.as_bytes());
        content
    }

    #[test]
    fn a_result_is_made_once_and_a_failure_is_not_kept() {
        let root = std::env::temp_dir().join(format!("camlens-kept-{}", std::process::id()));
        let project = Project::at(root.clone());
        let failing = |_: &Path| Err(Error::missing("test", "nothing", "none"));
        let good = |folder: &Path| Ok(fs_err::write(folder.join("result"), "made")?);

        assert!(or_make(&project, Mode::Quick, key("a"), failing).is_err());
        let made = or_make(&project, Mode::Quick, key("a"), good).unwrap();
        assert_eq!(
            std::fs::read_to_string(made.join("result")).unwrap(),
            "made"
        );
        for other in 0..2 * MAX_RESULTS {
            or_make(&project, Mode::Quick, key(&other.to_string()), good).unwrap();
            // A result in use stays.
            assert_eq!(
                or_make(&project, Mode::Quick, key("a"), failing).unwrap(),
                made
            );
        }
        assert_eq!(
            std::fs::read_dir(folder(&project).join("quick"))
                .unwrap()
                .count(),
            MAX_RESULTS
        );
        std::fs::remove_dir_all(&root).unwrap();
    }
}

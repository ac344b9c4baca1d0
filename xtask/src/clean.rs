//! `cargo xtask clean`: forgets what was made and fetched.

use crate::error::Error;
use crate::files;
use crate::kept;
use crate::project::Project;
use crate::say;

/// Deletes `target`, `dist`, `.tools` and `.cache`; or only the first two and what can be made
/// again without a network.
///
/// # Errors
/// When a folder cannot be deleted.
pub fn run(project: &Project, keep_downloads: bool) -> Result<(), Error> {
    let mut folders = vec![project.target().to_path_buf(), project.dist()];
    if keep_downloads {
        folders.push(kept::folder(project));
        folders.push(project.cache().join("staging"));
    } else {
        folders.push(project.tools());
        folders.push(project.cache());
    }
    for folder in folders {
        if folder.exists() {
            let size = say::bytes(files::size(&folder)?);
            say::step(&format!("deleting {} ({size})", folder.display()), None);
            files::remove(&folder)?;
        }
    }
    Ok(())
}

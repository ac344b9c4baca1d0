//! Empties, deletes, lists, copies and measures folders. `fs_err` does the same for single files.
//!
//! All errors name the operation and the path.

use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

/// Makes an empty folder; deletes a folder or file that has its name.
///
/// # Errors
/// When the old one cannot be deleted, or the new one cannot be made.
pub fn make_empty(folder: &Path) -> io::Result<()> {
    remove(folder)?;
    fs_err::create_dir_all(folder)
}

/// Deletes a folder or a file, if it exists.
///
/// # Errors
/// When it exists and cannot be deleted.
pub fn remove(path: &Path) -> io::Result<()> {
    let done = if path.is_dir() {
        fs_err::remove_dir_all(path)
    } else {
        fs_err::remove_file(path)
    };
    match done {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// The files below a folder, sorted, by their paths relative to it. Follows links.
///
/// # Errors
/// When a folder cannot be listed, or a link leads nowhere.
pub fn list(root: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in WalkDir::new(root).follow_links(true) {
        let entry = entry?;
        if let Ok(relative) = entry.path().strip_prefix(root)
            && !entry.file_type().is_dir()
        {
            found.push(relative.to_path_buf());
        }
    }
    found.sort();
    Ok(found)
}

/// Copies every file below `from` to the same place below `to`.
///
/// # Errors
/// When a file cannot be read or written.
pub fn copy(from: &Path, to: &Path) -> io::Result<()> {
    for relative in list(from)? {
        let target = to.join(&relative);
        if let Some(folder) = target.parent() {
            fs_err::create_dir_all(folder)?;
        }
        fs_err::copy(from.join(&relative), &target)?;
    }
    Ok(())
}

/// The bytes of all files below a path. Counts a link as itself.
///
/// # Errors
/// When a folder cannot be listed.
pub fn size(root: &Path) -> io::Result<u64> {
    let mut total = 0;
    for entry in WalkDir::new(root) {
        let about = entry?.metadata()?;
        if !about.is_dir() {
            total += about.len();
        }
    }
    Ok(total)
}

/// The program of this name on PATH.
#[must_use]
pub fn on_path(program: &str) -> Option<PathBuf> {
    let name = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(&name))
        .find(|file| file.is_file())
}

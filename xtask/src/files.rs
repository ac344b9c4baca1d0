//! Files and folders, with errors that name the step and the path.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::error::Error;

fn failed<'a>(step: &'a str, path: &'a Path) -> impl Fn(io::Error) -> Error + 'a {
    move |source| Error::File {
        step: step.to_owned(),
        path: path.to_path_buf(),
        source,
    }
}

/// A whole file.
///
/// # Errors
/// When it cannot be read.
pub fn read(step: &str, path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(failed(step, path))
}

/// A whole text file.
///
/// # Errors
/// When it cannot be read, or is not UTF-8.
pub fn read_text(step: &str, path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(failed(step, path))
}

/// Writes a whole file.
///
/// # Errors
/// When it cannot be written.
pub fn write(step: &str, path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), Error> {
    fs::write(path, bytes).map_err(failed(step, path))
}

/// Moves a file or folder to another name on the same disk.
///
/// # Errors
/// When it cannot be moved.
pub fn rename(step: &str, from: &Path, to: &Path) -> Result<(), Error> {
    fs::rename(from, to).map_err(failed(step, to))
}

/// Makes a folder, if it is not there.
///
/// # Errors
/// When it cannot be made.
pub fn make(step: &str, folder: &Path) -> Result<(), Error> {
    fs::create_dir_all(folder).map_err(failed(step, folder))
}

/// Makes an empty folder, whatever was there before.
///
/// # Errors
/// When the old one cannot be deleted or the new one not be made.
pub fn make_empty(step: &str, folder: &Path) -> Result<(), Error> {
    remove(step, folder)?;
    make(step, folder)
}

/// Deletes a folder or a file; that it is not there is right.
///
/// # Errors
/// When it is there and stays.
pub fn remove(step: &str, path: &Path) -> Result<(), Error> {
    let done = if path.is_dir() {
        fs::remove_dir_all(path)
    } else {
        fs::remove_file(path)
    };
    match done {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other.map_err(failed(step, path)),
    }
}

/// The files below a folder, by their relative paths, sorted.
///
/// # Errors
/// When a folder cannot be listed.
pub fn list(step: &str, root: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        let full = root.join(&folder);
        for entry in fs::read_dir(&full).map_err(failed(step, &full))? {
            let entry = entry.map_err(failed(step, &full))?;
            let relative = folder.join(entry.file_name());
            if entry.path().is_dir() {
                folders.push(relative);
            } else {
                found.push(relative);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Copies every file below `from` to the same place below `to`.
///
/// # Errors
/// When a file cannot be read or written.
pub fn copy(step: &str, from: &Path, to: &Path) -> Result<(), Error> {
    for relative in list(step, from)? {
        let target = to.join(&relative);
        if let Some(folder) = target.parent() {
            make(step, folder)?;
        }
        fs::copy(from.join(&relative), &target).map_err(failed(step, &target))?;
    }
    Ok(())
}

/// The size of all files below a path.
///
/// # Errors
/// When a folder cannot be listed.
pub fn size(step: &str, root: &Path) -> Result<u64, Error> {
    let mut total = 0;
    for relative in list(step, root)? {
        let path = root.join(relative);
        total += fs::symlink_metadata(&path)
            .map_err(failed(step, &path))?
            .len();
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

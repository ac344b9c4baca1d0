//! Puts a folder of files in another's place, whole or not at all.
//!
//! 1. Write everything into a hidden folder beside the target, synced.
//! 2. Move the target, if there is one, aside.
//! 3. Rename the new folder to the target; if that fails, move the old one back.
//! 4. Remove what was moved aside.
//!
//! Whatever fails, the hidden folder is removed and the target is as it was.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::errors::{IoError, PackError};
use super::pack::Packed;
use crate::MANIFEST_NAME;

/// After this time a hidden folder belongs to a maker that was killed.
const ABANDONED: Duration = Duration::from_secs(3600);

/// Writes a packed network to the folder `out`, replacing the model that may be there. `notes` are
/// files that the manifest does not list. The manifest is written last.
///
/// # Errors
/// [`PackError`]. `out` is then as it was, and nothing is left beside it.
pub fn publish(packed: &Packed, notes: &[(&str, Vec<u8>)], out: &Path) -> Result<(), PackError> {
    let name = out.file_name().ok_or_else(|| PackError::NoFolderName {
        folder: out.to_owned(),
    })?;
    let parent = match out.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };
    check_replaceable(out)?;
    fs::create_dir_all(parent).map_err(IoError::at("create", parent))?;
    remove_abandoned(parent, name);
    let making = Making::new(hidden(parent, name, "making"))?;
    for packed in &packed.parts {
        making.write(&packed.part.file, &packed.stored)?;
    }
    for (file, bytes) in notes {
        making.write(file, bytes)?;
    }
    making.write(MANIFEST_NAME, &packed.json)?;
    making.replace(out, &hidden(parent, name, "old"))?;
    Ok(())
}

/// Only a model, or nothing, is ever replaced: a mistyped path must not cost a folder of photos.
fn check_replaceable(out: &Path) -> Result<(), PackError> {
    if fs::symlink_metadata(out).is_err() || out.join(MANIFEST_NAME).is_file() {
        return Ok(());
    }
    let empty = fs::read_dir(out).is_ok_and(|mut entries| entries.next().is_none());
    if empty {
        Ok(())
    } else {
        Err(PackError::NotAModel {
            folder: out.to_owned(),
        })
    }
}

fn hidden(parent: &Path, name: &OsStr, state: &str) -> PathBuf {
    parent.join(format!("{}{}", prefix(name, state), std::process::id()))
}

fn prefix(name: &OsStr, state: &str) -> String {
    format!(".{}.{state}-", name.to_string_lossy())
}

/// Removes what makers left that were killed in the middle. That it cannot is no reason to stop.
fn remove_abandoned(parent: &Path, name: &OsStr) {
    let prefix = prefix(name, "making");
    for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
        let modified = entry.metadata().and_then(|metadata| metadata.modified());
        let age = modified
            .ok()
            .and_then(|at| SystemTime::now().duration_since(at).ok());
        if entry.file_name().to_string_lossy().starts_with(&prefix)
            && age.is_some_and(|age| age > ABANDONED)
        {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// The hidden folder; gone with this value unless it became the target.
struct Making(PathBuf);

impl Making {
    fn new(folder: PathBuf) -> Result<Self, IoError> {
        // Of an earlier process with this number; it is no more.
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir(&folder).map_err(IoError::at("create", &folder))?;
        Ok(Self(folder))
    }

    fn write(&self, file: &str, bytes: &[u8]) -> Result<(), IoError> {
        let path = self.0.join(file);
        let mut written = File::create(&path).map_err(IoError::at("create", &path))?;
        // A disk may notice only now that it is full.
        written
            .write_all(bytes)
            .and_then(|()| written.sync_all())
            .map_err(IoError::at("write", &path))
    }

    fn replace(self, out: &Path, aside: &Path) -> Result<(), IoError> {
        let had = fs::symlink_metadata(out).is_ok();
        if had {
            let _ = fs::remove_dir_all(aside);
            fs::rename(out, aside).map_err(IoError::at("move aside", out))?;
        }
        if let Err(error) = fs::rename(&self.0, out) {
            if had {
                fs::rename(aside, out).map_err(IoError::at("move back", out))?;
            }
            return Err(IoError::at("create", out)(error));
        }
        if had {
            let _ = fs::remove_dir_all(aside);
        }
        Ok(())
    }
}

impl Drop for Making {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

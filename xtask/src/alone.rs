//! One xtask at a time: two that build in one checkout would write to the same folders.

use std::fs::{File, TryLockError};

use fs_err as fs;

use crate::error::Error;
use crate::project::Project;
use crate::say;

/// A lock: every other xtask in this checkout waits until it is dropped.
#[derive(Debug)]
pub struct Alone {
    _locked: File,
}

/// Waits until no other xtask builds here. The system lets go of the lock when a process ends,
/// however it ends.
pub fn wait(project: &Project) -> Result<Alone, Error> {
    fs_err::create_dir_all(project.cache())?;
    let file = fs::File::create(project.cache().join("lock"))?.into_file();
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            say::step(
                "another xtask builds in this checkout: waiting for it",
                None,
            );
            file.lock()?;
        }
        // A disk without locks: nothing waits.
        Err(TryLockError::Error(_)) => {}
    }
    Ok(Alone { _locked: file })
}

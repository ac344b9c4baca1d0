//! One at a time: two that build in one checkout would write to the same folders.

use std::fs::{File, TryLockError};

use crate::error::Error;
use crate::files;
use crate::project::Project;
use crate::say;

const STEP: &str = "start";

/// As long as this is kept, every other xtask in this checkout waits.
#[derive(Debug)]
pub struct Alone {
    _locked: File,
}

/// Waits until no other xtask builds here. The system lets go of the lock when a process ends,
/// however it ends.
///
/// # Errors
/// When the file of the lock cannot be made.
pub fn wait(project: &Project) -> Result<Alone, Error> {
    files::make(STEP, &project.cache())?;
    let path = project.cache().join("lock");
    let failed = |source| Error::File {
        step: STEP.to_owned(),
        path: path.clone(),
        source,
    };
    let file = File::create(&path).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            say::step(
                "another xtask builds in this checkout: waiting for it",
                None,
            );
            file.lock().map_err(failed)?;
        }
        // A disk without locks: then it is up to the user.
        Err(TryLockError::Error(_)) => {}
    }
    Ok(Alone { _locked: file })
}

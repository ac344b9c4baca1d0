//! A browser's folder, new for each page and gone with it, also where a test ended in between.

use super::net_log;
use std::path::{Path, PathBuf};

/// Where a browser keeps what it keeps, and beside it the log of its requests.
pub(super) struct Profile(PathBuf);

impl Profile {
    /// Nothing is in it; `number` is nobody else's while it is there.
    pub(super) fn new(number: u16) -> Self {
        let profile = Self(std::env::temp_dir().join(format!("camlens-{number}")));
        profile.remove();
        profile
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    fn remove(&self) {
        let _ = std::fs::remove_dir_all(&self.0);
        let _ = std::fs::remove_file(net_log::file(&self.0));
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        self.remove();
    }
}

//! The folder in which a browser keeps what it keeps, and beside it the log of its requests.

use super::net_log;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A new folder; it goes when this is dropped, or when later tests find that the process which made
/// it has ended.
pub(super) struct Profile(PathBuf);

impl Profile {
    /// An empty profile under a name that no other has.
    pub(super) fn new() -> Self {
        static MADE: AtomicUsize = AtomicUsize::new(0);
        let profiles = Path::new(env!("CARGO_TARGET_TMPDIR")).join("profiles");
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        if number == 0 {
            remove_those_of_ended_processes(&profiles);
        }
        let folder = profiles.join(std::process::id().to_string());
        let profile = Self(folder.join(number.to_string()));
        std::fs::create_dir_all(profile.path()).unwrap();
        profile
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
        let _ = std::fs::remove_file(net_log::file(&self.0));
    }
}

/// The browsers that tests share end with the tests' process, which leaves their profiles behind.
fn remove_those_of_ended_processes(profiles: &Path) {
    let folders = std::fs::read_dir(profiles).into_iter().flatten().flatten();
    for folder in folders {
        let process = folder.file_name();
        let alive = Command::new("kill")
            .arg("-0")
            .arg(&process)
            .stderr(Stdio::null())
            .status();
        if !alive.is_ok_and(|status| status.success()) {
            let _ = std::fs::remove_dir_all(folder.path());
        }
    }
}

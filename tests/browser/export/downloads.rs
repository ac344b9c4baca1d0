//! Files that the page saves, read back from the disk.

use super::super::webdriver::Tab;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// The end of a file's name while Chromium writes it.
const UNDERWAY: &str = ".crdownload";

/// A folder of its own for what a tab saves; it goes when this is dropped.
pub struct Downloads {
    folder: PathBuf,
}

/// A saved file.
pub struct Saved {
    /// The name that the page gave it.
    pub name: String,
    pub bytes: Vec<u8>,
}

impl Downloads {
    /// Sends the tab's downloads to a new folder. Chromium only.
    pub async fn of(tab: &Tab) -> Self {
        static MADE: AtomicUsize = AtomicUsize::new(0);
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("downloads")
            .join(format!("{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        tab.save_into(&folder).await;
        Self { folder }
    }

    /// Waits until a file is saved, and takes it out of the folder: the next one may have its name.
    pub async fn next(&self, tab: &Tab) -> Saved {
        tab.wait_until("a file is saved", async || self.complete().is_some())
            .await;
        let path = self.complete().unwrap();
        let saved = Saved {
            name: path.file_name().unwrap().to_str().unwrap().to_owned(),
            bytes: std::fs::read(&path).unwrap(),
        };
        std::fs::remove_file(path).unwrap();
        saved
    }

    fn complete(&self) -> Option<PathBuf> {
        let entries = std::fs::read_dir(&self.folder).unwrap();
        let mut files = entries.map(|entry| entry.unwrap().path());
        files.find(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            // Chromium writes into a file of another name, hidden at first, and renames it.
            !name.ends_with(UNDERWAY) && !name.starts_with('.')
        })
    }
}

impl Drop for Downloads {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

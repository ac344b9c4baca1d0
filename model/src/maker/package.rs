//! The files of an npm tarball, in memory.

use std::collections::BTreeMap;
use std::io::{self, Read as _};

use flate2::read::GzDecoder;

use super::errors::PackageError;

/// npm puts everything under this folder.
const ROOT: &str = "package/";

/// More than the package has, less than a machine has.
const MAX_BYTES: u64 = 512 << 20;

/// A package's files by their path in it, such as `ResNet50/model.json`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Package {
    files: BTreeMap<String, Vec<u8>>,
}

impl Package {
    /// Unpacks a `.tgz` as `npm pack` writes it. Nothing touches the disk, so names that climb out
    /// of a folder do no harm; links and folders are passed over.
    ///
    /// # Errors
    /// [`PackageError`]: no gzip, no tar, cut off, or too large.
    pub fn unpack(tarball: &[u8]) -> Result<Self, PackageError> {
        let unreadable = |error: io::Error| PackageError::Unreadable {
            bytes: tarball.len(),
            reason: error.to_string(),
        };
        let mut files = BTreeMap::new();
        let mut left = MAX_BYTES;
        let mut archive = tar::Archive::new(GzDecoder::new(tarball));
        for entry in archive.entries().map_err(unreadable)? {
            let mut entry = entry.map_err(unreadable)?;
            if !entry.header().entry_type().is_file() {
                continue;
            }
            let path = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
            let size = entry.size();
            left = left
                .checked_sub(size)
                .ok_or(PackageError::TooLarge { limit: MAX_BYTES })?;
            let mut bytes = Vec::with_capacity(size as usize);
            entry.read_to_end(&mut bytes).map_err(unreadable)?;
            files.insert(path.strip_prefix(ROOT).unwrap_or(&path).to_owned(), bytes);
        }
        Ok(Self { files })
    }

    /// A file's bytes, if it is there.
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }
}

impl FromIterator<(String, Vec<u8>)> for Package {
    fn from_iter<I: IntoIterator<Item = (String, Vec<u8>)>>(files: I) -> Self {
        Self {
            files: files.into_iter().collect(),
        }
    }
}

//! Names by content: SHA-256 over a file, and over a folder of files.

use std::path::Path;

use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::files;

/// The SHA-256 of these bytes, in hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A SHA-256 that is fed in labelled pieces, so that no two different sets of pieces can meet in
/// one hash: each piece goes in with its name and its length.
#[derive(Default)]
pub struct Content(Sha256);

impl Content {
    /// Adds a piece.
    pub fn add(&mut self, name: &str, bytes: &[u8]) {
        for part in [name.as_bytes(), bytes] {
            self.0.update((part.len() as u64).to_le_bytes());
            self.0.update(part);
        }
    }

    /// The hash so far, in hexadecimal.
    #[must_use]
    pub fn hex(self) -> String {
        self.0
            .finalize()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    /// The first 12 hexadecimal digits: enough for a name.
    #[must_use]
    pub fn name(self) -> String {
        let mut hex = self.hex();
        hex.truncate(12);
        hex
    }
}

/// Adds every file below `root` whose relative path passes `keep`, in the order of their paths.
///
/// # Errors
/// When a file cannot be read.
pub fn add_folder(
    content: &mut Content,
    step: &str,
    root: &Path,
    keep: impl Fn(&str) -> bool,
) -> Result<(), Error> {
    for relative in files::list(step, root)? {
        let name = web_path(&relative);
        if keep(&name) {
            content.add(&name, &files::read(step, &root.join(&relative))?);
        }
    }
    Ok(())
}

/// A relative path as the web writes it, the same on every system.
#[must_use]
pub fn web_path(relative: &Path) -> String {
    let parts: Vec<_> = relative
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    parts.join("/")
}

/// The content's name of all files below `root`.
///
/// # Errors
/// When a file cannot be read.
pub fn folder(step: &str, root: &Path) -> Result<String, Error> {
    let mut content = Content::default();
    add_folder(&mut content, step, root, |_| true)?;
    Ok(content.name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_nothing_is_sha_256s() {
        assert!(Content::default().hex().starts_with("e3b0c44298fc1c14"));
        assert_eq!(Content::default().name().len(), 12);
    }

    #[test]
    fn where_a_piece_ends_counts() {
        let of = |pieces: &[(&str, &[u8])]| {
            let mut content = Content::default();
            for (name, bytes) in pieces {
                content.add(name, bytes);
            }
            content.hex()
        };
        assert_eq!(of(&[("a", b"b")]), of(&[("a", b"b")]));
        assert_ne!(of(&[("a", b"b")]), of(&[("ab", b"")]));
        assert_ne!(of(&[("a", b"b"), ("c", b"")]), of(&[("a", b"bc")]));
    }

    #[test]
    fn a_folder_is_its_files_and_their_names() {
        let root = std::env::temp_dir().join(format!("camlens-hash-{}", std::process::id()));
        let write = |name: &str, text: &str| {
            let path = root.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        write("worker.js", "one");
        write("snippets/helper.js", "two");
        let first = folder("test", &root).unwrap();
        assert_eq!(first, folder("test", &root).unwrap());
        write("snippets/helper.js", "three");
        assert_ne!(first, folder("test", &root).unwrap());
        std::fs::remove_dir_all(&root).unwrap();
    }
}

//! Names by content: SHA-256 over a file, and over a folder of files.

use std::io;
use std::path::Path;

use camlens_model::sha256_hex;

use crate::files;

/// Digits of a [`Content::name`].
const NAME_DIGITS: usize = 12;

/// Labelled pieces for one SHA-256. Each piece goes in with its name and its length, so two
/// different sets of pieces have different hashes.
#[derive(Default)]
pub struct Content(Vec<u8>);

impl Content {
    /// Adds a piece.
    pub fn add(&mut self, name: &str, bytes: &[u8]) {
        for part in [name.as_bytes(), bytes] {
            self.0.extend((part.len() as u64).to_le_bytes());
            self.0.extend(part);
        }
    }

    /// The first 12 hexadecimal digits of the SHA-256 of all pieces, for the name of a file or folder.
    #[must_use]
    pub fn name(self) -> String {
        let mut hex = sha256_hex(&self.0);
        hex.truncate(NAME_DIGITS);
        hex
    }
}

/// Adds every file below `root` whose relative path passes `keep`, in the order of their paths.
///
/// # Errors
/// When a file cannot be read.
pub fn add_folder(
    content: &mut Content,
    root: &Path,
    keep: impl Fn(&str) -> bool,
) -> io::Result<()> {
    for relative in files::list(root)? {
        let name = web_path(&relative);
        if keep(&name) {
            content.add(&name, &fs_err::read(root.join(&relative))?);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_nothing_is_sha_256s() {
        assert_eq!(Content::default().name(), "e3b0c44298fc");
    }

    #[test]
    fn where_a_piece_ends_counts() {
        let of = |pieces: &[(&str, &[u8])]| {
            let mut content = Content::default();
            for (name, bytes) in pieces {
                content.add(name, bytes);
            }
            content.name()
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
        let folder = || {
            let mut content = Content::default();
            add_folder(&mut content, &root, |_| true).unwrap();
            content.name()
        };
        let first = folder();
        assert_eq!(first, folder());
        write("snippets/helper.js", "three");
        assert_ne!(first, folder());
        std::fs::remove_dir_all(&root).unwrap();
    }
}

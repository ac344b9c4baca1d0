//! The folders that a photo came in: they are its groups.

use serde::{Deserialize, Serialize};

/// The names of the folders above a file, outermost first; empty for a file that was given alone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Folder(pub Vec<String>);

impl Folder {
    /// The folders of a path whose last part is the file, as `webkitRelativePath` and zip archives write
    /// it. Empty parts, `.` and `..` are left out.
    pub fn of_path(path: &str) -> Self {
        let mut parts: Vec<&str> = path.split('/').collect();
        parts.pop();
        let named = |part: &&str| !matches!(*part, "" | "." | "..");
        Self(parts.into_iter().filter(named).map(str::to_owned).collect())
    }

    /// The folders of a file in an archive. The archive's own name counts as the outermost one, unless
    /// all of it is in a folder of that name already.
    pub fn in_archive(archive: &str, path: &str) -> Self {
        let mut folder = Self::of_path(path);
        let name = archive.rsplit_once('.').map_or(archive, |(stem, _)| stem);
        if folder.0.first().is_none_or(|first| first != name) {
            folder.0.insert(0, name.to_owned());
        }
        folder
    }

    /// The name of the innermost folder: the label of its photos, where folders are labels.
    pub fn label(&self) -> Option<&str> {
        self.0.last().map(String::as_str)
    }

    /// Whether another folder is this one, or lies in it at any depth.
    pub fn contains(&self, other: &Self) -> bool {
        other.0.starts_with(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_is_the_outermost_folder_of_its_files() {
        for (path, folders) in [
            ("1.jpg", &["cats"][..]),
            ("cats/1.jpg", &["cats"]),
            ("kittens/1.jpg", &["cats", "kittens"]),
        ] {
            assert_eq!(Folder::in_archive("cats.zip", path).0, folders);
        }
        assert_eq!(Folder::in_archive("cats", "1.jpg").label(), Some("cats"));
    }

    #[test]
    fn the_innermost_folder_is_the_label() {
        let folder = Folder::of_path("ants-bees/train//./ants/0013035.jpg");
        assert_eq!(folder.0, ["ants-bees", "train", "ants"]);
        assert_eq!(folder.label(), Some("ants"));
        assert_eq!(Folder::of_path("alone.jpg").label(), None);
        assert_eq!(Folder::of_path("../../etc/passwd").0, ["etc"]);
    }
}

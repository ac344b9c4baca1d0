//! The file that says what an archive is.

/// The path of the file of this name among those of an archive: at its top, or in its only folder, which
/// some programs put around what they pack again.
pub fn at_top<'a>(paths: impl IntoIterator<Item = &'a str>, name: &str) -> Option<&'a str> {
    let mut in_folder = None;
    for path in paths {
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        if file == name && folder.is_empty() {
            return Some(path);
        }
        if file == name && !folder.contains('/') {
            in_folder = Some(path);
        }
    }
    in_folder
}

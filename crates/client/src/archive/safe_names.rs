//! Paths of files in an archive that every system unpacks, each beside the others.

use std::collections::HashSet;

/// Bytes of a folder's or a file's name, at most: file systems take 255, and a number may come to it.
const LONGEST: usize = 200;

/// Folders of a path that stay, the innermost ones: a path's length has 16 bits.
const DEEPEST: usize = 32;

/// The name of a file or folder that has none left.
const NAMELESS: &str = "file";

/// Devices of Windows, which no file can be called after, whatever its ending.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

/// The paths that are taken.
#[derive(Debug, Default)]
pub struct SafeNames {
    /// As systems compare them that do not tell small letters from capitals.
    files: HashSet<String>,
    folders: HashSet<String>,
}

impl SafeNames {
    /// Makes a path safe and takes it: separated by `/`, without a way out of the folder that it is
    /// unpacked in, without names and marks that a system refuses, and another one than all before. A second
    /// `a.jpg` becomes `a (2).jpg`.
    pub fn take(&mut self, path: &str) -> String {
        let parts = path.split(['/', '\\']);
        let parts = parts.filter(|part| !matches!(*part, "" | "." | ".."));
        let mut parts: Vec<String> = parts.map(safe).collect();
        let name = parts.pop().unwrap_or_else(|| NAMELESS.to_owned());
        let left_out = parts.len().saturating_sub(DEEPEST);
        let mut folder = String::new();
        for part in parts.into_iter().skip(left_out) {
            let with = |part: &str| format!("{folder}{part}");
            let taken = |path: &str| self.files.contains(path);
            let free = free(&part, |part| taken(&folded(&with(part))));
            let path = with(&free);
            self.folders.insert(folded(&path));
            folder = path + "/";
        }
        let with = |name: &str| format!("{folder}{name}");
        let taken = |path: &str| self.files.contains(path) || self.folders.contains(path);
        let free = free(&name, |name| taken(&folded(&with(name))));
        let path = with(&free);
        self.files.insert(folded(&path));
        path
    }
}

/// A name, with a number where it is taken.
fn free(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let numbered = |number: usize| match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => format!("{stem} ({number}).{ending}"),
        _ => format!("{name} ({number})"),
    };
    let mut free = name.to_owned();
    let mut number = 2;
    while taken(&free) {
        free = numbered(number);
        number += 1;
    }
    free
}

fn folded(path: &str) -> String {
    path.to_lowercase()
}

/// The name without marks that Windows refuses or that no eye sees, and not longer than systems take.
fn safe(name: &str) -> String {
    let refused = |mark: char| mark.is_control() || r#"<>:"|?*"#.contains(mark);
    let plain: String = name
        .chars()
        .map(|mark| if refused(mark) { '_' } else { mark })
        .collect();
    let plain = shortened(plain.trim());
    // Windows takes off what stands at the end.
    let plain = plain.trim_end_matches(['.', ' ']);
    if plain.is_empty() {
        NAMELESS.to_owned()
    } else if is_device(plain) {
        format!("_{plain}")
    } else {
        plain.to_owned()
    }
}

/// A name within [`LONGEST`] bytes that keeps its ending.
fn shortened(name: &str) -> String {
    if name.len() <= LONGEST {
        return name.to_owned();
    }
    let until = |bytes: usize| {
        let mut ends = name.char_indices().map(|(at, _)| at);
        ends.rfind(|&at| at <= bytes).unwrap_or(0)
    };
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    match ending.filter(|ending| ending.len() <= 8) {
        Some(ending) => format!("{}.{ending}", &name[..until(LONGEST - ending.len() - 1)]),
        None => name[..until(LONGEST)].to_owned(),
    }
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end();
    let stem = stem.to_ascii_lowercase();
    let numbered = NUMBERED_DEVICES.iter().any(|device| {
        let number = stem.strip_prefix(device);
        number.is_some_and(|number| number.len() == 1 && number.as_bytes()[0].is_ascii_digit())
    });
    DEVICES.contains(&stem.as_str()) || numbered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out_of_its_folder() {
        let mut names = SafeNames::default();
        for (path, safe) in [
            ("../../etc/passwd", "etc/passwd"),
            ("/root/a", "root/a"),
            (r"C:\Windows\a", "C_/Windows/a"),
            ("a/./b//c", "a/b/c"),
            ("..", "file"),
            ("", "file (2)"),
            ("x/..", "x"),
            ("a\u{0}\nb?", "a__b_"),
            ("nul.jpg", "_nul.jpg"),
            ("COM1", "_COM1"),
            ("dots. . .", "dots"),
            (" ", "file (3)"),
        ] {
            assert_eq!(names.take(path), safe, "{path:?}");
        }
    }

    #[test]
    fn a_second_one_of_a_name_has_a_number() {
        let mut names = SafeNames::default();
        let mut take = |path| names.take(path);
        assert_eq!(take("a.jpg"), "a.jpg");
        assert_eq!(take("a.jpg"), "a (2).jpg");
        assert_eq!(take("A.JPG"), "A (3).JPG");
        assert_eq!(take("a (2).jpg"), "a (2) (2).jpg");
        assert_eq!(take("b/a.jpg"), "b/a.jpg");
        assert_eq!(take("b"), "b (2)");
        // A file is no folder.
        assert_eq!(take("a.jpg/c"), "a (4).jpg/c");
        assert_eq!(take(".hidden"), ".hidden");
        assert_eq!(take(".hidden"), ".hidden (2)");
        assert_eq!(take("\u{dc}.png"), "\u{dc}.png");
        assert_eq!(take("\u{fc}.png"), "\u{fc} (2).png");
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        let mut names = SafeNames::default();
        let long = names.take(&format!("{}.jpg", "\u{e4}".repeat(300)));
        assert!(long.len() <= LONGEST && long.ends_with("\u{e4}.jpg"));
        let bare = names.take(&"x.".repeat(300));
        assert!(bare.len() <= LONGEST);
        let deep = names.take(&format!("{}a.jpg", "b/".repeat(100_000)));
        assert_eq!(deep, format!("{}a.jpg", "b/".repeat(DEEPEST)));
    }
}

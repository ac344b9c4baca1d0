//! A copy of the page that opens with a head of one's own: which files of the site change, and how.
//!
//! The site lists its files in `contents.txt`. Four of the copy's are others than the site's:
//!
//! ```text
//! head-<hash>.json   the head
//! index.html         names that file, and a version of its own
//! sw.js              knows both, so that the copy works offline, beside the site it came from
//! contents.txt       has the hashes of these
//! ```

use camlens_model::sha256_hex;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The list of a site's files, at its root.
pub const CONTENTS: &str = "contents.txt";
/// The page, and its name in the list of the service worker.
pub const PAGE: &str = "index.html";
const PAGE_OF_WORKER: &str = "./";
/// The service worker.
pub const WORKER: &str = "sw.js";

/// The `<meta>` whose content is the head's file.
const HEAD_MARK: &str = "<meta name=\"camlens-head\" content=\"";
/// The one whose content is the version.
const VERSION_MARK: &str = "<meta name=\"camlens-version\" content=\"";
const MARK_END: &str = "\" />";

/// The line before the files.
const FILES: &str = "Files, with SHA-256 and bytes";

/// Files for hosts: some hosts read them and do not hand them out, and the page works without them.
const FOR_HOSTS: [&str; 4] = ["_headers", ".nojekyll", "404.html", "robots.txt"];

/// Digits of a version, and of a hash in a name.
const DIGITS: usize = 12;

/// A file of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteFile {
    /// Relative to the site's root.
    pub path: String,
    /// 64 lower-case hexadecimal digits.
    pub sha256: String,
    pub bytes: u64,
}

impl SiteFile {
    /// Whether the copy does without it where the host does not hand it out.
    pub fn is_for_hosts(&self) -> bool {
        FOR_HOSTS.contains(&self.path.as_str())
    }
}

/// The list of a site's files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// What stands before the files.
    before: String,
    files: Vec<SiteFile>,
}

/// The files of a copy that are others than the site's, with their texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    pub files: Vec<(String, String)>,
    /// The version of the copy.
    pub version: String,
}

/// Whether bytes are those that the list says.
pub fn has_hash(file: &SiteFile, bytes: &[u8]) -> bool {
    bytes.len() as u64 == file.bytes && sha256_hex(bytes) == file.sha256
}

/// A site that cannot be copied.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SiteError {
    #[error("contents.txt is no list of files: {0}")]
    List(String),
    #[error("the host has another version than the page")]
    OtherVersion,
    #[error("the service worker's list of files cannot be read")]
    Worker,
}

impl Site {
    /// The list of a text.
    ///
    /// # Errors
    /// [`SiteError::List`] with the line that is wrong.
    pub fn read(contents: &str) -> Result<Self, SiteError> {
        let no_list = || SiteError::List(contents.lines().next().unwrap_or_default().to_owned());
        let (before, files) = contents.split_once(FILES).ok_or_else(no_list)?;
        let lines = files.lines().filter(|line| !line.trim().is_empty());
        let files = lines.map(|line| file(line).ok_or_else(|| SiteError::List(line.to_owned())));
        let files: Vec<SiteFile> = files.collect::<Result<_, _>>()?;
        for needed in [PAGE, WORKER] {
            if !files.iter().any(|file| file.path == needed) {
                return Err(SiteError::List(needed.to_owned()));
            }
        }
        Ok(Self {
            before: before.to_owned(),
            files,
        })
    }

    /// All files but the list itself.
    pub fn files(&self) -> &[SiteFile] {
        &self.files
    }

    /// The file of this path.
    pub fn file(&self, path: &str) -> Option<&SiteFile> {
        self.files.iter().find(|file| file.path == path)
    }

    /// The texts of a copy that opens with this head (its [`json`](super::json)). `page` and `worker` are the
    /// site's own, of this version; `gone` are the paths of files that the copy does without.
    ///
    /// # Errors
    /// [`SiteError::OtherVersion`] where they are of another one, [`SiteError::Worker`].
    pub fn with_head(
        &self,
        (page, worker, version): (&str, &str, &str),
        head: &str,
        gone: &[String],
    ) -> Result<Changed, SiteError> {
        let path = format!("head-{}.json", short(head));
        let new_version = short(&format!("{version} {head}"));
        let before = self.head_in(page);
        let page = page_with(page, version, (&new_version, &path))?;
        let mut kept = constant_files(worker)?;
        let known = |list: &mut BTreeMap<String, String>, path: &str, text: &str| {
            list.insert(path.to_owned(), sha256_hex(text.as_bytes()));
        };
        if let Some(before) = &before {
            kept.files.remove(before);
        }
        known(&mut kept.files, PAGE_OF_WORKER, &page);
        known(&mut kept.files, &path, head);
        let worker = kept.script(worker, (version, &new_version))?;
        let mut copy = self.clone();
        copy.files
            .retain(|file| !gone.contains(&file.path) && before.as_ref() != Some(&file.path));
        let mut files = vec![
            (path, head.to_owned()),
            (PAGE.to_owned(), page),
            (WORKER.to_owned(), worker),
        ];
        for (path, text) in &files {
            copy.put(path, text);
        }
        files.push((CONTENTS.to_owned(), copy.text()));
        Ok(Changed {
            files,
            version: new_version,
        })
    }

    /// The head that a page opens with already.
    pub fn head_in(&self, page: &str) -> Option<String> {
        let (_, rest) = page.split_once(HEAD_MARK)?;
        let (path, _) = rest.split_once('"')?;
        Some(path.to_owned())
    }

    fn put(&mut self, path: &str, text: &str) {
        self.files.retain(|file| file.path != path);
        self.files.push(SiteFile {
            path: path.to_owned(),
            sha256: sha256_hex(text.as_bytes()),
            bytes: text.len() as u64,
        });
        self.files.sort_by(|one, other| one.path.cmp(&other.path));
    }

    fn text(&self) -> String {
        let mut text = format!("{}{FILES}\n\n", self.before);
        for file in &self.files {
            // Writing into a string does not fail.
            let _ = writeln!(text, "{} {:>9} {}", file.sha256, file.bytes, file.path);
        }
        text
    }
}

/// A line: hash, bytes, path.
fn file(line: &str) -> Option<SiteFile> {
    let (sha256, rest) = line.split_once(' ')?;
    let (bytes, path) = rest.trim_start().split_once(' ')?;
    let digit = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
    let is_hash = sha256.len() == 64 && sha256.chars().all(digit);
    // A path leads to a file below the site's root, and nowhere else.
    let plain = |part: &str| !part.is_empty() && part != ".." && part != ".";
    let is_plain = path.split('/').all(plain) && !path.contains(['\\', ':', '?', '#']);
    (is_hash && is_plain).then_some(SiteFile {
        path: path.to_owned(),
        sha256: sha256.to_owned(),
        bytes: bytes.parse().ok()?,
    })
}

/// The page with another version, and with the head's file.
fn page_with(page: &str, version: &str, (new, head): (&str, &str)) -> Result<String, SiteError> {
    // The mark of a head that it opens with already goes, with its line.
    let marked = |line: &&str| !line.trim_start().starts_with(HEAD_MARK);
    let page: String = page.split_inclusive('\n').filter(marked).collect();
    let old = format!("{VERSION_MARK}{version}{MARK_END}");
    let marks = format!("{VERSION_MARK}{new}{MARK_END}\n    {HEAD_MARK}{head}{MARK_END}");
    match page.split_once(&old) {
        Some((before, after)) => Ok([before, &marks, after].concat()),
        None => Err(SiteError::OtherVersion),
    }
}

/// The list of files in the service worker.
struct Kept {
    files: BTreeMap<String, String>,
    /// The place of the list in the script.
    begin: usize,
    end: usize,
}

/// The constant `FILES` of the script, whose value is JSON.
fn constant_files(script: &str) -> Result<Kept, SiteError> {
    const NAME: &str = "\nconst FILES = ";
    let begin = script.find(NAME).ok_or(SiteError::Worker)? + NAME.len();
    let mut values = serde_json::Deserializer::from_str(&script[begin..]).into_iter();
    let Some(Ok(files)) = values.next() else {
        return Err(SiteError::Worker);
    };
    let end = begin + values.byte_offset();
    Ok(Kept { files, begin, end })
}

impl Kept {
    /// The script with this list, and with another version.
    fn script(&self, script: &str, (old, new): (&str, &str)) -> Result<String, SiteError> {
        let version = |of: &str| format!("const VERSION = \"{of}\";");
        let (before, after) = (&script[..self.begin], &script[self.end..]);
        if !before.starts_with(&version(old)) {
            return Err(SiteError::OtherVersion);
        }
        let before = before.replacen(&version(old), &version(new), 1);
        // Texts have no way to fail.
        let files = serde_json::to_string_pretty(&self.files).unwrap_or_default();
        Ok([before.as_str(), &files, after].concat())
    }
}

fn short(text: &str) -> String {
    sha256_hex(text.as_bytes()).chars().take(DIGITS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const VERSION: &str = "0123456789ab";
    const PAGE_TEXT: &str = "<head>\n    <meta name=\"camlens-model\" content=\"model/model.json\" />\n    \
        <meta name=\"camlens-version\" content=\"0123456789ab\" />\n  </head>\n";
    const WORKER_TEXT: &str = "const VERSION = \"0123456789ab\";\nconst FILES = {\n  \
        \"./\": \"old\",\n  \"a.css\": \"a;{}\"\n};\nconst PARTS = [\n  \"model/b.bin\"\n];\n\n// code\n";

    fn contents() -> String {
        let line = |path: &str, text: &str| {
            let hash = sha256_hex(text.as_bytes());
            format!("{hash} {:>9} {path}\n", text.len())
        };
        let lines = [
            line("404.html", "gone"),
            line(PAGE, PAGE_TEXT),
            line("model/b.bin", "b"),
            line(WORKER, WORKER_TEXT),
        ];
        format!(
            "What this copy of Camlens contains.\n\nLibraries, with licences\n\nserde 1.0.0  MIT\n\n{FILES}\n\n{}",
            lines.concat()
        )
    }

    fn site() -> Site {
        Site::read(&contents()).unwrap_or_else(|error| panic!("{error}"))
    }

    fn changed(site: &Site, from: (&str, &str, &str), head: &str) -> Changed {
        let changed = site.with_head(from, head, &["404.html".to_owned()]);
        changed.unwrap_or_else(|error| panic!("{error}"))
    }

    fn text<'a>(changed: &'a Changed, path: &str) -> &'a str {
        let file = changed.files.iter().find(|(of, _)| of == path);
        file.map_or("", |(_, text)| text.as_str())
    }

    #[test]
    fn the_list_is_read() {
        let site = site();
        assert_eq!(site.files().len(), 4);
        let file = site
            .file("model/b.bin")
            .map(|file| (file.bytes, file.is_for_hosts()));
        assert_eq!(file, Some((1, false)));
        let gone = site.file("404.html");
        assert!(gone.is_some_and(SiteFile::is_for_hosts));
        assert!(gone.is_some_and(|file| has_hash(file, b"gone") && !has_hash(file, b"here")));
        assert_eq!(site.text(), contents());
    }

    #[test]
    fn a_copy_opens_with_the_head_and_has_a_version_of_its_own() {
        let copy = changed(&site(), (PAGE_TEXT, WORKER_TEXT, VERSION), "{\"names\":1}");
        let (head, page) = (&copy.files[0].0, text(&copy, PAGE));
        assert_ne!(copy.version, VERSION);
        assert!(page.contains(&format!("{HEAD_MARK}{head}{MARK_END}")));
        assert!(page.contains(&format!("{VERSION_MARK}{}{MARK_END}", copy.version)));
        assert_eq!(page.lines().count(), PAGE_TEXT.lines().count() + 1);
        let worker = text(&copy, WORKER);
        assert!(worker.starts_with(&format!("const VERSION = \"{}\";", copy.version)));
        let hash = sha256_hex(page.as_bytes());
        assert!(worker.contains(&format!("\"./\": \"{hash}\"")), "{worker}");
        assert!(worker.contains(&format!("\"{head}\": \"")), "{worker}");
        assert!(worker.contains("\"a.css\": \"a;{}\""), "{worker}");
        assert!(worker.contains("\"\n};\nconst PARTS = ["), "{worker}");
        assert!(worker.ends_with("\n// code\n"));
        let list = Site::read(text(&copy, CONTENTS)).unwrap_or_else(|error| panic!("{error}"));
        let paths: Vec<&str> = list.files().iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths, [head, PAGE, "model/b.bin", WORKER]);
        for (path, text) in &copy.files[..3] {
            let file = list.file(path).map(|file| file.sha256.clone());
            assert_eq!(file, Some(sha256_hex(text.as_bytes())), "{path}");
        }
    }

    #[test]
    fn a_copy_of_a_copy_has_one_head() {
        let site = site();
        let first = changed(&site, (PAGE_TEXT, WORKER_TEXT, VERSION), "one");
        let again = Site::read(text(&first, CONTENTS)).unwrap_or_else(|error| panic!("{error}"));
        let from = (
            text(&first, PAGE),
            text(&first, WORKER),
            first.version.as_str(),
        );
        let second = changed(&again, from, "two");
        let page = text(&second, PAGE);
        assert_eq!(page.matches(HEAD_MARK).count(), 1);
        assert!(page.contains(&second.files[0].0) && !page.contains(&first.files[0].0));
        assert!(!text(&second, WORKER).contains(&first.files[0].0));
        assert!(!text(&second, CONTENTS).contains(&first.files[0].0));
        let same = changed(&again, from, "one");
        assert_eq!(same.files[0].0, first.files[0].0);
        assert!(text(&same, CONTENTS).contains(&first.files[0].0));
    }

    #[test]
    fn another_version_and_other_files_are_refused() {
        let site = site();
        let copy = |page: &str, worker: &str, version: &str| {
            site.with_head((page, worker, version), "head", &[]).err()
        };
        let other = Some(SiteError::OtherVersion);
        assert_eq!(copy(PAGE_TEXT, WORKER_TEXT, "other"), other);
        assert_eq!(copy("<head>", WORKER_TEXT, VERSION), other);
        let worker = WORKER_TEXT.replace(VERSION, "fedcba987654");
        assert_eq!(copy(PAGE_TEXT, &worker, VERSION), other);
        for end in [0, 20, 40, 60] {
            let found = copy(PAGE_TEXT, &WORKER_TEXT[..end], VERSION);
            assert_eq!(found, Some(SiteError::Worker), "{end}");
        }
        assert!(Site::read("<!DOCTYPE html>").is_err());
        for bad in ["../secret", "/etc/passwd", "a//b", "a\\b", "http://x/y"] {
            let line = format!("{} 1 {bad}", sha256_hex(b"x"));
            let list = Site::read(&format!("{}{line}\n", contents()));
            assert_eq!(list, Err(SiteError::List(line)));
        }
        let cut = contents().replace(" index.html", " other.html");
        assert_eq!(Site::read(&cut), Err(SiteError::List(PAGE.to_owned())));
    }
}

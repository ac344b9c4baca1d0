//! From the path of a request to a file below the site's root, and never to one above it.

use percent_encoding::percent_decode_str;

/// The thing behind a path.
#[derive(Debug, PartialEq, Eq)]
pub enum Place {
    /// A file, by its path below the root, with plain slashes. It may be a folder's.
    File(String),
    /// The site's root without its last slash: relative addresses would go wrong there.
    Root,
    /// Not served here.
    Outside,
}

/// The prefix with a slash at both ends.
pub fn prefix(words: &str) -> String {
    match words.trim_matches('/') {
        "" => "/".to_owned(),
        name => format!("/{name}/"),
    }
}

/// Reads the path of a request.
pub fn place(prefix: &str, path: &str) -> Place {
    let Some(below) = path.strip_prefix(prefix) else {
        return if format!("{path}/") == prefix {
            Place::Root
        } else {
            Place::Outside
        };
    };
    let Ok(below) = percent_decode_str(below).decode_utf8() else {
        return Place::Outside;
    };
    let folder = below.is_empty() || below.ends_with('/');
    let names: Vec<&str> = below.split('/').collect();
    let last = names.len() - 1;
    let safe = names
        .iter()
        .enumerate()
        .all(|(at, name)| is_name(name) || (name.is_empty() && at == last));
    match (safe, folder) {
        (false, _) => Place::Outside,
        (true, false) => Place::File(below.into_owned()),
        (true, true) => Place::File(format!("{below}index.html")),
    }
}

/// Tells whether this is the plain name of a file on any system.
fn is_name(name: &str) -> bool {
    !matches!(name, "" | "." | "..") && !name.contains(['\\', ':', '\0'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str) -> Place {
        Place::File(path.to_owned())
    }

    #[test]
    fn prefixes_have_two_slashes() {
        assert_eq!(prefix(""), "/");
        assert_eq!(prefix("/"), "/");
        assert_eq!(prefix("camlens"), "/camlens/");
        assert_eq!(prefix("/a/b"), "/a/b/");
    }

    #[test]
    fn files_and_folders_below_the_prefix() {
        assert_eq!(place("/", "/"), file("index.html"));
        assert_eq!(place("/", "/model/a.bin"), file("model/a.bin"));
        assert_eq!(place("/name/", "/name/"), file("index.html"));
        assert_eq!(place("/name/", "/name/docs/"), file("docs/index.html"));
        assert_eq!(place("/", "/a%20cat%2Ejpg"), file("a cat.jpg"));
        // A sign that stands for nothing is itself.
        assert_eq!(place("/", "/a%zz%"), file("a%zz%"));
        assert_eq!(place("/name/", "/name"), Place::Root);
        assert_eq!(place("/name/", "/other/"), Place::Outside);
        assert_eq!(place("/name/", "/namesake"), Place::Outside);
    }

    #[test]
    fn nothing_leads_out() {
        for path in [
            "/../secret",
            "/a/../../secret",
            "/%2e%2e/secret",
            "/..%2fsecret",
            "/%2e%2e%5csecret",
            "/a//etc/passwd",
            "//etc/passwd",
            "/./index.html",
            "/C:/secret",
            "/a%00.html",
            "/a%ff",
        ] {
            assert_eq!(place("/", path), Place::Outside, "{path}");
        }
    }
}

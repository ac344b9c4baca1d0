//! `index.html` as a template. Two kinds of marks stand in it: elements with `data-trunk`, which name
//! the sources of the page (Trunk reads the same ones), and one comment for what only a finished
//! build knows.
//!
//! No HTML parser: a marked element stands alone on its line, and attributes are quoted.

use thiserror::Error;

use crate::error;

/// The comment that the `<meta>` elements of a build replace.
const MARKS: &str = "<!-- camlens: marks -->";

/// The attribute of elements that a build replaces.
const SOURCE: &str = "data-trunk";

/// Why a page cannot be made of the template.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum TemplateError {
    #[error("index.html has no line {MARKS}")]
    NoMarks,
    #[error("index.html has no <meta> with a Content-Security-Policy")]
    NoPolicy,
    #[error("index.html: this element with {SOURCE} is of no known kind: {0}")]
    Unknown(String),
}

impl From<TemplateError> for error::Error {
    fn from(error: TemplateError) -> Self {
        Self::of("page", error)
    }
}

/// An element with `data-trunk`, by what becomes of it.
#[derive(Debug, PartialEq, Eq)]
pub enum Source<'line> {
    /// The address that all others are relative to.
    Base,
    /// A file that the page refers to: a style sheet, an icon, a script. `tag` is the whole element.
    Linked { path: &'line str, tag: &'line str },
    /// A file or folder that is copied under its own name.
    Copied { path: &'line str },
    /// The program itself.
    Program,
}

impl<'line> Source<'line> {
    fn of(tag: &'line str) -> Option<Self> {
        if tag.starts_with("<base") {
            return Some(Self::Base);
        }
        if tag.starts_with("<script") {
            let path = attribute(tag, "src")?;
            return Some(Self::Linked { path, tag });
        }
        let path = attribute(tag, "href");
        match attribute(tag, "rel")? {
            "rust" => Some(Self::Program),
            "css" | "icon" => path.map(|path| Self::Linked { path, tag }),
            "copy-file" | "copy-dir" => path.map(|path| Self::Copied { path }),
            _ => None,
        }
    }
}

/// Puts what `element` makes of each source in its place. A line that becomes empty goes.
pub fn fill<E: From<TemplateError>>(
    template: &str,
    mut element: impl FnMut(&Source) -> Result<String, E>,
) -> Result<String, E> {
    let mut page = String::with_capacity(template.len());
    for line in template.lines() {
        if line.contains(SOURCE) {
            let tag = line.trim();
            let source = Source::of(tag).ok_or_else(|| TemplateError::Unknown(tag.to_owned()))?;
            for part in element(&source)?.lines() {
                let indent = &line[..line.len() - line.trim_start().len()];
                page.extend([indent, part, "\n"]);
            }
        } else {
            page.extend([line, "\n"]);
        }
    }
    Ok(page)
}

/// Puts `<meta>` elements with these attributes in the place of their comment.
///
/// # Errors
/// When the comment is not there.
pub fn mark(page: &str, marks: &[String]) -> Result<String, TemplateError> {
    let (before, after) = page.split_once(MARKS).ok_or(TemplateError::NoMarks)?;
    let metas: Vec<_> = marks
        .iter()
        .map(|mark| format!("<meta {mark} />"))
        .collect();
    Ok([before, &metas.join("\n    "), after].concat())
}

/// The `<meta>` tags of this name, as they stand in the page.
pub fn marks<'page>(page: &'page str, name: &str) -> Vec<&'page str> {
    metas(page)
        .filter(|tag| attribute(tag, "name") == Some(name))
        .collect()
}

/// The security policy that the page has in a `<meta>` tag.
pub fn policy(page: &str) -> Result<&str, TemplateError> {
    metas(page)
        .find(|tag| attribute(tag, "http-equiv") == Some("Content-Security-Policy"))
        .and_then(|tag| attribute(tag, "content"))
        .ok_or(TemplateError::NoPolicy)
}

fn metas(page: &str) -> impl Iterator<Item = &str> {
    page.split("<meta")
        .skip(1)
        .filter_map(|rest| rest.split('>').next())
}

/// The value of a quoted attribute, as it is written.
pub fn attribute<'tag>(tag: &'tag str, name: &str) -> Option<&'tag str> {
    let mut rest = tag;
    loop {
        let at = rest.find(name)?;
        let begins = rest[..at].ends_with(char::is_whitespace);
        rest = &rest[at + name.len()..];
        let Some(value) = rest.strip_prefix('=').filter(|_| begins) else {
            continue;
        };
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        return value[1..].split(quote).next();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(template: &str) -> Result<String, TemplateError> {
        fill(template, |source| {
            Ok(match source {
                Source::Base => "<base>".to_owned(),
                Source::Linked { path, .. } => format!("<{path}>"),
                Source::Copied { .. } => String::new(),
                Source::Program => "<one>\n<two>".to_owned(),
            })
        })
    }

    #[test]
    fn sources_are_replaced_and_the_rest_stays() {
        let template = "<head>\n  <base data-trunk-public-url />\n  <title>x</title>\n  \
            <link data-trunk rel=\"css\" href=\"a.css\" />\n  \
            <link data-trunk rel=\"copy-dir\" href=\"b\" />\n  \
            <script data-trunk type=\"module\" src=\"c.js\"></script>\n  \
            <link data-trunk rel=\"rust\" />\n</head>";
        let page = "<head>\n  <base>\n  <title>x</title>\n  <a.css>\n  <c.js>\n  <one>\n  <two>\n\
            </head>\n";
        assert_eq!(filled(template), Ok(page.to_owned()));
    }

    #[test]
    fn an_unknown_source_is_refused() {
        for tag in [
            "<link data-trunk rel=\"sass\" href=\"a\" />",
            "<link data-trunk rel=\"css\" />",
        ] {
            assert_eq!(filled(tag), Err(TemplateError::Unknown(tag.to_owned())));
        }
    }

    #[test]
    fn marks_are_found_again() {
        let mark_of = |content| format!("name=\"a\" content=\"{content}\"");
        let template = format!("<meta charset=\"x\">\n{MARKS}\n</head>");
        let page = mark(&template, &[mark_of("1"), mark_of("2")]).unwrap();
        let contents: Vec<_> = marks(&page, "a")
            .into_iter()
            .map(|tag| attribute(tag, "content"))
            .collect();
        assert_eq!(contents, [Some("1"), Some("2")]);
        assert!(marks(&page, "b").is_empty());
        assert_eq!(mark("<head></head>", &[]), Err(TemplateError::NoMarks));
    }

    #[test]
    fn a_longer_name_is_another_attribute() {
        assert_eq!(
            attribute("<script data-src=\"a\" src='b'>", "src"),
            Some("b")
        );
        assert_eq!(attribute("<script data-src=\"a\">", "src"), None);
    }
}

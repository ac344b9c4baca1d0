//! Finishes Trunk's `index.html`: scripts get files of their own, the head gets its marks.
//!
//! The page's security policy allows no script inside of the page, and Trunk writes one. This is
//! no HTML parser: it reads what Trunk writes, and stops at what it does not know.

use thiserror::Error;

use crate::error;

/// Why a page cannot be finished.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum HtmlError {
    /// A tag or an element that never ends.
    #[error("index.html: {0} is not closed")]
    Open(&'static str),
    /// There is no place to put the marks.
    #[error("index.html has no </head>")]
    NoHead,
    /// What the page promises is not in it.
    #[error("index.html has no <meta> with a Content-Security-Policy")]
    NoPolicy,
    /// A script that cannot stand in a file of its own.
    #[error("index.html has an inline script of type \"{0}\", which no file can hold: remove it")]
    Kind(String),
}

impl From<HtmlError> for error::Error {
    fn from(error: HtmlError) -> Self {
        Self::of("page", error)
    }
}

/// A page without inline scripts, and the files they went to.
#[derive(Debug, PartialEq, Eq)]
pub struct Parted {
    pub html: String,
    /// Name and text of each script.
    pub scripts: Vec<(String, String)>,
}

/// Moves every inline script to a file, whose name `name` makes from the script's text.
///
/// # Errors
/// When a script does not end, or is of a kind that has to stay inline.
pub fn part(html: &str, name: impl Fn(&str) -> String) -> Result<Parted, HtmlError> {
    let mut parted = Parted {
        html: String::with_capacity(html.len()),
        scripts: Vec::new(),
    };
    let mut rest = html;
    while let Some(begin) = find(rest, "<script") {
        let tag_end = rest[begin..]
            .find('>')
            .ok_or(HtmlError::Open("a <script> tag"))?
            + begin;
        let end = find(&rest[tag_end..], "</script>").ok_or(HtmlError::Open("a <script>"))?
            + tag_end
            + "</script>".len();
        let (tag, text) = (
            &rest[begin..tag_end],
            &rest[tag_end + 1..end - "</script>".len()],
        );
        parted.html.push_str(&rest[..begin]);
        if attribute(tag, "src").is_some() {
            parted.html.push_str(&rest[begin..end]);
        } else {
            let kind = attribute(tag, "type").unwrap_or("");
            if !matches!(kind, "" | "module" | "text/javascript") {
                return Err(HtmlError::Kind(kind.to_owned()));
            }
            let script = format!("{}\n", text.trim());
            let file = name(&script);
            parted
                .html
                .push_str(&format!("{tag} src=\"./{file}\"></script>"));
            parted.scripts.push((file, script));
        }
        rest = &rest[end..];
    }
    parted.html.push_str(rest);
    Ok(parted)
}

/// Takes the hash off a preload that browsers cannot check, and complain about on every visit.
/// The wasm is fetched once more by its script, under a name with its own hash.
#[must_use]
pub fn quiet_preloads(html: &str) -> String {
    let mut quiet = String::with_capacity(html.len());
    for (at, piece) in html.split("<link").enumerate() {
        if at > 0 {
            quiet.push_str("<link");
        }
        let (tag, rest) = piece.split_at(piece.find('>').unwrap_or(0));
        match attribute(tag, "integrity") {
            Some(hash) if attribute(tag, "as") == Some("fetch") => {
                quiet.push_str(&tag.replace(&format!(" integrity=\"{hash}\""), ""));
            }
            _ => quiet.push_str(tag),
        }
        quiet.push_str(rest);
    }
    quiet
}

/// Puts `<meta>` elements at the end of the head. Each is a list of attributes and values.
///
/// # Errors
/// When the page has no head.
pub fn add_marks(html: &str, marks: &[Vec<(&str, &str)>]) -> Result<String, HtmlError> {
    let at = find(html, "</head>").ok_or(HtmlError::NoHead)?;
    let mut finished = html[..at].to_owned();
    for mark in marks {
        finished.push_str("<meta");
        for (key, value) in mark {
            finished.push_str(&format!(" {key}=\"{}\"", escaped(value)));
        }
        finished.push_str(">\n");
    }
    finished.push_str(&html[at..]);
    Ok(finished)
}

/// The `<meta>` tags of this name, as they stand in the page.
#[must_use]
pub fn marks<'html>(html: &'html str, name: &str) -> Vec<&'html str> {
    html.split("<meta")
        .skip(1)
        .filter_map(|rest| rest.split('>').next())
        .filter(|tag| attribute(tag, "name") == Some(name))
        .collect()
}

/// The security policy that the page has in a `<meta>` tag.
///
/// # Errors
/// When there is none.
pub fn policy(html: &str) -> Result<&str, HtmlError> {
    html.split("<meta")
        .skip(1)
        .filter_map(|rest| rest.split('>').next())
        .find(|tag| attribute(tag, "http-equiv") == Some("Content-Security-Policy"))
        .and_then(|tag| attribute(tag, "content"))
        .ok_or(HtmlError::NoPolicy)
}

/// Where a tag stands, in capitals or not.
fn find(text: &str, tag: &str) -> Option<usize> {
    text.as_bytes()
        .windows(tag.len())
        .position(|window| window.eq_ignore_ascii_case(tag.as_bytes()))
}

/// The value of a quoted attribute, as it is written.
#[must_use]
pub fn attribute<'tag>(tag: &'tag str, name: &str) -> Option<&'tag str> {
    let mut rest = tag;
    loop {
        let at = rest.find(name)?;
        let before = rest[..at].chars().next_back();
        let after = rest[at + name.len()..].strip_prefix('=');
        rest = &rest[at + name.len()..];
        let (Some(before), Some(after)) = (before, after) else {
            continue;
        };
        if !before.is_whitespace() {
            continue;
        }
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        return after[1..].split(quote).next();
    }
}

fn escaped(value: &str) -> String {
    value
        .replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRUNKS: &str = "<!DOCTYPE html><html><head><title>x</title>\n\
        <link rel=\"modulepreload\" href=\"./camlens-0123.js\" crossorigin=\"anonymous\">\n\
        <script type=\"module\">\nimport init from './camlens-0123.js';\nawait init();\n</script>\
        </head><body></body></html>";

    #[test]
    fn an_inline_script_gets_a_file() {
        let parted = part(TRUNKS, |text| format!("boot-{}.js", text.len())).unwrap();
        let script = "import init from './camlens-0123.js';\nawait init();\n";
        let file = format!("boot-{}.js", script.len());
        assert_eq!(parted.scripts, [(file.clone(), script.to_owned())]);
        let tag = format!("<script type=\"module\" src=\"./{file}\"></script></head>");
        assert!(parted.html.contains(&tag), "{}", parted.html);
        assert!(!parted.html.contains("await"));
    }

    #[test]
    fn a_script_with_a_file_stays() {
        let html = "<head><script defer src=\"./a.js\"></script></head>";
        let parted = part(html, |_| String::new()).unwrap();
        assert_eq!(parted.html, html);
        assert!(parted.scripts.is_empty());
    }

    #[test]
    fn data_src_is_no_src_and_several_scripts_are_all_moved() {
        let html = "<SCRIPT data-src=\"a\">one()</SCRIPT><p></p><script>two()</script>";
        let parted = part(html, |text| format!("{}.js", &text[..3])).unwrap();
        assert_eq!(
            parted.html,
            "<SCRIPT data-src=\"a\" src=\"./one.js\"></script><p></p><script src=\"./two.js\"></script>"
        );
    }

    #[test]
    fn what_cannot_be_moved_is_refused() {
        let kind = part("<script type=\"importmap\">{}</script>", |_| String::new());
        assert_eq!(kind, Err(HtmlError::Kind("importmap".to_owned())));
        let open = part("<script>forever()", |_| String::new());
        assert_eq!(open, Err(HtmlError::Open("a <script>")));
    }

    #[test]
    fn only_the_preload_of_wasm_loses_its_hash() {
        let link = |kind: &str, hash: &str| format!("<link rel=\"x\"{hash} as=\"{kind}\"/>");
        let hash = " integrity=\"sha384-ab/+==\"";
        let html = |wasm| format!("<p>{}{}</p>", link("style", hash), link("fetch", wasm));
        assert_eq!(quiet_preloads(&html(hash)), html(""));
        assert_eq!(quiet_preloads(&html("")), html(""));
    }

    #[test]
    fn marks_go_to_the_end_of_the_head() {
        let html = add_marks("<head></head>", &[vec![("name", "a"), ("content", "\"<&")]]);
        assert_eq!(
            html.unwrap(),
            "<head><meta name=\"a\" content=\"&quot;&lt;&amp;\">\n</head>"
        );
        assert_eq!(add_marks("<body>", &[]), Err(HtmlError::NoHead));
    }

    #[test]
    fn marks_are_found_again() {
        let mark = |content| vec![("name", "a"), ("content", content)];
        let html = add_marks("<meta charset=\"x\"></head>", &[mark("1"), mark("2")]).unwrap();
        let found = marks(&html, "a");
        let contents: Vec<_> = found.iter().map(|tag| attribute(tag, "content")).collect();
        assert_eq!(contents, [Some("1"), Some("2")]);
        assert!(marks(&html, "b").is_empty());
    }
}

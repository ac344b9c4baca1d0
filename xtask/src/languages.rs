//! The files with the page's sentences, one a language.

use std::path::Path;

use crate::error::Error;
use crate::files;
use crate::hash::{Content, web_path};

/// A language's file in the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentences {
    /// The language's code: `de`.
    pub language: String,
    /// The address of its file, relative to the page.
    pub file: String,
}

/// Gives each file `LANGUAGE.ftl` at the site's root a name with its hash, so that a page never meets
/// the sentences of another version; sorted by language. The names end in `.txt`: hosts compress what
/// they know for text.
///
/// # Errors
/// When a file cannot be read or moved.
pub fn name_by_hash(site: &Path) -> Result<Vec<Sentences>, Error> {
    let mut found = Vec::new();
    for file in files::list(site)? {
        let name = web_path(&file);
        let Some(language) = name.strip_suffix(".ftl").filter(|code| !code.contains('/')) else {
            continue;
        };
        let mut content = Content::default();
        content.add("file", &fs_err::read(site.join(&file))?);
        let new = format!("language-{language}-{}.txt", content.name());
        fs_err::rename(site.join(&file), site.join(&new))?;
        found.push(Sentences {
            language: language.to_owned(),
            file: new,
        });
    }
    found.sort_by(|one, other| one.language.cmp(&other.language));
    Ok(found)
}

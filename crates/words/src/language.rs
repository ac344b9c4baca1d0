//! Which language the page speaks.

use crate::say::LANGUAGES;

/// A language that the page has a file of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language {
    /// Its code, which names its file and stands in links: `de`.
    pub code: &'static str,
    /// Its name in itself: `Deutsch`.
    pub name: &'static str,
}

impl Language {
    /// The language of this code.
    pub fn of(code: &str) -> Option<Self> {
        let same = |language: &&Self| language.code == code;
        LANGUAGES.iter().find(same).copied()
    }
}

//! What the words behind `cargo xtask bench` ask for.

use std::fmt;
use std::str::FromStr;

use crate::command::WrongWords;

/// The table in the documents wants at least so many runs.
pub const ENOUGH_RUNS: usize = 15;

/// What is made where nothing else is asked for: a browser still compiles one or another function
/// anew in the first dozen.
const RUNS: usize = 31;

/// What `--quick` makes: enough to see whether all engines run.
const QUICK_RUNS: usize = 3;

/// What is measured, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BenchOptions {
    /// Inferences of each contender that count.
    pub runs: usize,
    pub browser: BrowserKind,
    /// Builds the site first; without, `dist/` is taken as it is.
    pub build: bool,
    /// Only contenders with one of these in their names; all without any.
    pub only: Vec<String>,
}

/// A browser to measure in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BrowserKind {
    Chromium,
    Firefox,
}

impl Default for BenchOptions {
    fn default() -> Self {
        Self {
            runs: RUNS,
            browser: BrowserKind::Chromium,
            build: true,
            only: Vec::new(),
        }
    }
}

impl BenchOptions {
    /// Reads the words.
    ///
    /// # Errors
    /// When one of them is not known, or a number or name is missing.
    pub fn read(words: &[String]) -> Result<Self, WrongWords> {
        let mut read = Self::default();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--quick" => read.runs = QUICK_RUNS,
                "--no-build" => read.build = false,
                "--runs" => {
                    let number = words.next().and_then(|word| word.parse().ok());
                    read.runs = number
                        .filter(|&runs| runs > 0)
                        .ok_or(wants("--runs", "a number"))?;
                }
                "--browser" => {
                    let kind = words.next().and_then(|word| word.parse().ok());
                    read.browser = kind.ok_or(wants("--browser", "chromium or firefox"))?;
                }
                "--only" => {
                    let name = words.next().filter(|word| !word.starts_with('-'));
                    let name = name.ok_or(wants("--only", "a part of a contender's name"))?;
                    read.only.push(name.clone());
                }
                other => return Err(WrongWords::Unknown(other.to_owned())),
            }
        }
        Ok(read)
    }

    /// Whether a contender of this name takes part.
    #[must_use]
    pub fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|part| name.contains(part.as_str()))
    }

    /// Whether the result may stand in the documents.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.runs >= ENOUGH_RUNS && self.only.is_empty()
    }
}

fn wants(option: &'static str, what: &'static str) -> WrongWords {
    WrongWords::Value { option, what }
}

impl fmt::Display for BenchOptions {
    /// The command that asks for this. How the site came into `dist/` is not measured.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cargo xtask bench")?;
        if self.runs != RUNS {
            write!(f, " --runs {}", self.runs)?;
        }
        if self.browser != BrowserKind::Chromium {
            write!(f, " --browser {}", self.browser.name())?;
        }
        for name in &self.only {
            write!(f, " --only {name:?}")?;
        }
        Ok(())
    }
}

impl BrowserKind {
    /// As it is written in options, files and markers.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }
}

impl FromStr for BrowserKind {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        [Self::Chromium, Self::Firefox]
            .into_iter()
            .find(|kind| kind.name() == name)
            .ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> Result<BenchOptions, WrongWords> {
        let words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
        BenchOptions::read(&words)
    }

    #[test]
    fn without_words_the_table_of_the_documents_is_made() {
        let options = read("").unwrap();
        assert_eq!(options, BenchOptions::default());
        assert!(options.is_complete() && options.wants("anything"));
        assert_eq!(options.to_string(), "cargo xtask bench");
    }

    #[test]
    fn options_and_the_command_that_asks_for_them() {
        let words = "--runs 25 --browser firefox --only camlens --only tfjs --no-build";
        let options = read(words).unwrap();
        assert_eq!((options.runs, options.build), (25, false));
        let command =
            "cargo xtask bench --runs 25 --browser firefox --only \"camlens\" --only \"tfjs\"";
        assert_eq!(options.to_string(), command);
        assert!(options.wants("camlens simd 1") && !options.wants("tract 1"));
        assert!(!options.is_complete() && !read("--quick").unwrap().is_complete());
    }

    #[test]
    fn what_is_not_known_is_refused() {
        for words in [
            "--runs",
            "--runs 0",
            "--browser lynx",
            "--only",
            "--only --quick",
        ] {
            assert!(
                matches!(read(words), Err(WrongWords::Value { .. })),
                "{words}"
            );
        }
        assert_eq!(read("fast"), Err(WrongWords::Unknown("fast".to_owned())));
    }
}

//! The options of `cargo xtask bench`.

use std::fmt;
use std::str::FromStr;

use argh::FromArgs;

/// The fewest runs for a table in the documents.
pub const MIN_RUNS_OF_A_TABLE: usize = 15;

/// The runs without an option: a browser compiles one or another function anew in the first dozen.
const DEFAULT_RUNS: usize = 31;

/// The runs of `--quick`: enough to see whether all engines run.
const QUICK_RUNS: usize = 3;

/// build, then measure our engine and others in turn
#[derive(Debug, Clone, PartialEq, Eq, FromArgs)]
#[argh(subcommand, name = "bench")]
pub struct BenchOptions {
    /// inferences of each contender that count (31)
    #[argh(option, from_str_fn(positive), default = "DEFAULT_RUNS")]
    pub runs: usize,
    /// three runs, to see whether all engines run
    #[argh(switch)]
    pub quick: bool,
    /// chromium or firefox (chromium)
    #[argh(option, default = "BrowserKind::Chromium")]
    pub browser: BrowserKind,
    /// only contenders with this in their names; may be given several times
    #[argh(option, from_str_fn(name))]
    pub only: Vec<String>,
    /// measure dist/ as it is
    #[argh(switch)]
    pub no_build: bool,
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
            runs: DEFAULT_RUNS,
            quick: false,
            browser: BrowserKind::Chromium,
            only: Vec::new(),
            no_build: false,
        }
    }
}

impl BenchOptions {
    /// The number of inferences of each contender that count.
    pub fn runs(&self) -> usize {
        if self.quick { QUICK_RUNS } else { self.runs }
    }

    /// Tells whether a contender of this name takes part.
    pub fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|part| name.contains(part.as_str()))
    }

    /// Tells whether the result may stand in the documents.
    pub fn is_complete(&self) -> bool {
        self.runs() >= MIN_RUNS_OF_A_TABLE && self.only.is_empty()
    }
}

impl fmt::Display for BenchOptions {
    /// The command with these options. `--no-build` does not change what is measured.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cargo xtask bench")?;
        if self.runs() != DEFAULT_RUNS {
            write!(f, " --runs {}", self.runs())?;
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
    /// The name in options, files and markers.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }
}

impl FromStr for BrowserKind {
    type Err = &'static str;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        [Self::Chromium, Self::Firefox]
            .into_iter()
            .find(|kind| kind.name() == name)
            .ok_or("it is chromium or firefox")
    }
}

fn positive(word: &str) -> Result<usize, String> {
    let number = word.parse().ok().filter(|&number| number > 0);
    number.ok_or_else(|| "it is a number from 1 on".to_owned())
}

fn name(word: &str) -> Result<String, String> {
    if word.starts_with('-') {
        return Err("it is a part of a contender's name".to_owned());
    }
    Ok(word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> Option<BenchOptions> {
        let words: Vec<&str> = words.split_whitespace().collect();
        BenchOptions::from_args(&["bench"], &words).ok()
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
        assert_eq!((options.runs(), options.no_build), (25, true));
        let command =
            "cargo xtask bench --runs 25 --browser firefox --only \"camlens\" --only \"tfjs\"";
        assert_eq!(options.to_string(), command);
        assert!(options.wants("camlens simd 1") && !options.wants("tract 1"));
        let quick = read("--quick").unwrap();
        assert_eq!(quick.runs(), QUICK_RUNS);
        assert!(!options.is_complete() && !quick.is_complete());
    }

    #[test]
    fn unknown_words_and_values_are_refused() {
        for words in [
            "fast",
            "--runs",
            "--runs 0",
            "--browser lynx",
            "--only",
            "--only --quick",
        ] {
            assert_eq!(read(words), None, "{words}");
        }
    }
}

//! What the words on the command line ask for.

use std::process::ExitCode;

use thiserror::Error;

use crate::alone;
use crate::bench::{self, BenchOptions};
use crate::error::Error;
use crate::project::Project;
use crate::testing::{self, TestOptions};
use crate::{audit, build, clean, serve, setup};

/// What `help` prints.
pub const USAGE: &str = "\
cargo xtask <command>

  setup                     looks for what is missing, and gets it
  build                     set-up, then the site into dist/
  serve [--port N] [--prefix /name/]
                            build, then the site on this computer
  test [--fast] [FILTER...] everything, or without a browser; FILTER chooses browser tests
  bench [--runs N] [--browser chromium|firefox] [--only NAME]... [--quick] [--no-build]
                            build, then our engine and others in turn; --quick: 3 runs
  audit                     licences, sources and advisories of what is depended upon
  clean [--keep-downloads]  deletes target/, dist/, .tools/ and .cache/
  help                      this

CAMLENS_TOOLCHAIN=rustup|debian chooses the Rust that builds for wasm32.
CAMLENS_CHROMIUM and CAMLENS_CHROMEDRIVER name the browser of the tests, CAMLENS_FIREFOX another
one for bench.";

/// A command with its options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    Setup,
    Build,
    Serve { port: Option<u16>, prefix: String },
    Test(TestOptions),
    Bench(BenchOptions),
    Audit,
    Clean { keep_downloads: bool },
    Help,
}

/// Words that are no command.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum WrongWords {
    #[error("which command?")]
    None,
    #[error("\"{0}\" is not known here")]
    Unknown(String),
    #[error("{option} wants {what}")]
    Value {
        option: &'static str,
        what: &'static str,
    },
}

impl Command {
    /// Reads the words after `cargo xtask`.
    ///
    /// # Errors
    /// When they are none of the commands.
    pub fn read(words: &[String]) -> Result<Self, WrongWords> {
        let (command, options) = words.split_first().ok_or(WrongWords::None)?;
        match command.as_str() {
            "serve" => read_serve(options),
            "test" => Ok(Self::Test(read_test(options)?)),
            "bench" => Ok(Self::Bench(BenchOptions::read(options)?)),
            "clean" => match options {
                [] => Ok(Self::Clean {
                    keep_downloads: false,
                }),
                [word] if word == "--keep-downloads" => Ok(Self::Clean {
                    keep_downloads: true,
                }),
                [word, ..] => Err(WrongWords::Unknown(word.clone())),
            },
            "help" | "--help" | "-h" => Ok(Self::Help),
            "audit" => alone(Self::Audit, options),
            "setup" => alone(Self::Setup, options),
            "build" => alone(Self::Build, options),
            other => Err(WrongWords::Unknown(other.to_owned())),
        }
    }
}

fn alone(command: Command, options: &[String]) -> Result<Command, WrongWords> {
    match options {
        [] => Ok(command),
        [word, ..] => Err(WrongWords::Unknown(word.clone())),
    }
}

fn read_serve(options: &[String]) -> Result<Command, WrongWords> {
    let mut port = None;
    let mut prefix = "/".to_owned();
    let mut options = options.iter();
    while let Some(option) = options.next() {
        match option.as_str() {
            "--port" => {
                let number = options.next().and_then(|word| word.parse().ok());
                port = Some(number.ok_or(WrongWords::Value {
                    option: "--port",
                    what: "a number up to 65535",
                })?);
            }
            "--prefix" => {
                prefix = options
                    .next()
                    .filter(|word| word.starts_with('/'))
                    .ok_or(WrongWords::Value {
                        option: "--prefix",
                        what: "a path like /name/",
                    })?
                    .clone();
            }
            other => return Err(WrongWords::Unknown(other.to_owned())),
        }
    }
    Ok(Command::Serve { port, prefix })
}

fn read_test(options: &[String]) -> Result<TestOptions, WrongWords> {
    let mut read = TestOptions::default();
    for word in options {
        match word.as_str() {
            "--fast" => read.fast = true,
            option if option.starts_with('-') => {
                return Err(WrongWords::Unknown(option.to_owned()));
            }
            filter => read.filters.push(filter.to_owned()),
        }
    }
    Ok(read)
}

/// Does what a command asks for, and tells how it went.
#[must_use]
pub fn run(command: &Command) -> ExitCode {
    let done = match command {
        Command::Help => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        // Its last line on the standard output is the number of tests, whatever happens.
        Command::Test(options) => return testing::run(options),
        other => Project::find().and_then(|project| run_in(&project, other)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run_in(project: &Project, command: &Command) -> Result<(), Error> {
    match command {
        Command::Setup => {
            let _alone = alone::wait(project)?;
            setup::for_build(project)?;
            setup::for_browser().map(|_| ())
        }
        Command::Build => build::run(project),
        Command::Serve { port, prefix } => serve::run(project, *port, prefix),
        Command::Bench(options) => bench::run(project, options),
        Command::Audit => audit::run(project),
        Command::Clean { keep_downloads } => clean::run(project, *keep_downloads),
        Command::Test(_) | Command::Help => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> Result<Command, WrongWords> {
        let words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
        Command::read(&words)
    }

    #[test]
    fn commands_and_their_options() {
        assert_eq!(read("build"), Ok(Command::Build));
        assert_eq!(read("audit"), Ok(Command::Audit));
        let serve = Command::Serve {
            port: Some(9000),
            prefix: "/camlens/".to_owned(),
        };
        assert_eq!(read("serve --port 9000 --prefix /camlens/"), Ok(serve));
        let test = TestOptions {
            fast: true,
            filters: vec!["cache".to_owned()],
        };
        assert_eq!(read("test --fast cache"), Ok(Command::Test(test)));
        let bench = BenchOptions {
            build: false,
            ..BenchOptions::default()
        };
        assert_eq!(read("bench --no-build"), Ok(Command::Bench(bench)));
        assert_eq!(
            read("clean --keep-downloads"),
            Ok(Command::Clean {
                keep_downloads: true
            })
        );
    }

    #[test]
    fn what_is_not_known_is_refused() {
        assert_eq!(read(""), Err(WrongWords::None));
        for words in [
            "bild",
            "build --fast",
            "test --slow",
            "clean all",
            "serve 80",
        ] {
            assert!(
                matches!(read(words), Err(WrongWords::Unknown(_))),
                "{words}"
            );
        }
        for words in ["serve --port", "serve --port 70000", "serve --prefix name"] {
            assert!(
                matches!(read(words), Err(WrongWords::Value { .. })),
                "{words}"
            );
        }
    }
}

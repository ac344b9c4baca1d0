//! The commands of `cargo xtask`, and their options.

use std::process::ExitCode;

use argh::{EarlyExit, FromArgs};

use crate::alone;
use crate::bench::{self, BenchOptions};
use crate::clean::{self, CleanOptions};
use crate::error::Error;
use crate::first_visit::{self, FirstVisitOptions};
use crate::package::{self, NpmOptions};
use crate::project::Project;
use crate::serve::{self, ServeOptions};
use crate::testing::{self, TestOptions};
use crate::variant::Mode;
use crate::{audit, build, setup, trunk};

/// Set-up, build, serve, test and benchmark of Camlens. Each command has its own --help.
#[derive(Debug, FromArgs)]
#[argh(
    help_triggers("-h", "--help", "help"),
    note = "CAMLENS_TOOLCHAIN=rustup|debian chooses the Rust that builds for wasm32.
CAMLENS_CHROMIUM and CAMLENS_CHROMEDRIVER name the browser of the tests, CAMLENS_FIREFOX
another one for bench."
)]
struct Words {
    #[argh(subcommand)]
    command: Command,
}

/// A command with its options.
#[derive(Debug, Clone, PartialEq, FromArgs)]
#[argh(subcommand)]
pub enum Command {
    Setup(Setup),
    Build(Build),
    Serve(ServeOptions),
    Test(TestOptions),
    Bench(BenchOptions),
    FirstVisit(FirstVisitOptions),
    Trunk(Trunk),
    Audit(Audit),
    Npm(NpmOptions),
    Clean(CleanOptions),
}

/// look for tools that are missing, and get them
#[derive(Debug, Clone, PartialEq, Eq, FromArgs)]
#[argh(subcommand, name = "setup")]
pub struct Setup {}

/// set-up, then the site into dist/
#[derive(Debug, Clone, PartialEq, Eq, FromArgs)]
#[argh(subcommand, name = "build")]
pub struct Build {}

/// finish Trunk's page: a worker, the network, the marks (called by Trunk's hook)
#[derive(Debug, Clone, PartialEq, Eq, FromArgs)]
#[argh(subcommand, name = "trunk")]
pub struct Trunk {}

/// check licences, sources and advisories of the dependencies
#[derive(Debug, Clone, PartialEq, Eq, FromArgs)]
#[argh(subcommand, name = "audit")]
pub struct Audit {}

impl Command {
    /// Reads the words after `cargo xtask`.
    ///
    /// # Errors
    /// The text to print in place of a command: help that was asked for, or the first wrong word.
    pub fn read(words: &[&str]) -> Result<Self, EarlyExit> {
        Words::from_args(&["cargo xtask"], words).map(|words| words.command)
    }

    /// Runs the command, and prints its failure.
    #[must_use]
    pub fn run(&self) -> ExitCode {
        // Its last line on the standard output is the number of tests, whatever happens.
        if let Self::Test(options) = self {
            return testing::run(options);
        }
        match Project::find().and_then(|project| self.run_in(&project)) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("\nxtask: {error}");
                ExitCode::FAILURE
            }
        }
    }

    fn run_in(&self, project: &Project) -> Result<(), Error> {
        match self {
            Self::Setup(Setup {}) => {
                let _alone = alone::wait(project)?;
                setup::for_build(project, Mode::Shipped)?;
                setup::for_browser().map(|_| ())
            }
            Self::Build(Build {}) => build::run(project),
            Self::Serve(options) => serve::run(project, options),
            Self::Bench(options) => bench::run(project, options),
            Self::FirstVisit(options) => first_visit::run(project, options),
            Self::Trunk(Trunk {}) => trunk::finish(project),
            Self::Audit(Audit {}) => audit::run(project),
            Self::Npm(options) => package::run(project, options),
            Self::Clean(options) => clean::run(project, options),
            Self::Test(_) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> Result<Command, EarlyExit> {
        Command::read(&Vec::from_iter(words.split_whitespace()))
    }

    #[test]
    fn commands_and_their_options() {
        assert_eq!(read("build").ok(), Some(Command::Build(Build {})));
        assert_eq!(read("audit").ok(), Some(Command::Audit(Audit {})));
        let serve = ServeOptions {
            port: Some(9000),
            prefix: "/camlens/".to_owned(),
        };
        assert_eq!(
            read("serve --port 9000 --prefix /camlens/").ok(),
            Some(Command::Serve(serve))
        );
        // `help` is a module of the browser tests.
        let test = TestOptions {
            fast: true,
            filters: vec!["help".to_owned()],
        };
        assert_eq!(read("test --fast help").ok(), Some(Command::Test(test)));
        let bench = BenchOptions {
            no_build: true,
            ..BenchOptions::default()
        };
        assert_eq!(read("bench --no-build").ok(), Some(Command::Bench(bench)));
        let visit = FirstVisitOptions {
            site: None,
            line: vec![10.0, 1.5],
        };
        assert_eq!(
            read("first-visit --line 10 --line 1.5").ok(),
            Some(Command::FirstVisit(visit))
        );
        let npm = NpmOptions {
            with_network: true,
            ..NpmOptions::default()
        };
        assert_eq!(read("npm --with-network").ok(), Some(Command::Npm(npm)));
        let clean = CleanOptions {
            keep_downloads: true,
        };
        assert_eq!(
            read("clean --keep-downloads").ok(),
            Some(Command::Clean(clean))
        );
    }

    #[test]
    fn help_is_no_failure_and_names_options() {
        for words in ["help", "-h", "test --help", "clean --help"] {
            assert!(read(words).unwrap_err().status.is_ok(), "{words}");
        }
        let help = |words| read(words).unwrap_err().output;
        assert!(help("--help").contains("CAMLENS_TOOLCHAIN"));
        assert!(help("serve --help").contains("--prefix"));
    }

    #[test]
    fn unknown_words_and_values_are_refused() {
        for words in [
            "",
            "bild",
            "build --fast",
            "test --slow",
            "clean all",
            "serve 80",
            "serve --port",
            "serve --port 70000",
            "serve --prefix name",
        ] {
            let refused = read(words).unwrap_err();
            assert!(refused.status.is_err(), "{words}: {}", refused.output);
        }
    }
}

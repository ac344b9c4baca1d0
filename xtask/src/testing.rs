//! `cargo xtask test`: everything, the fast things first, up to the first that is broken.

use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use argh::FromArgs;

use crate::alone;
use crate::axe;
use crate::browser::{self, Browser};
use crate::build;
use crate::call::Call;
use crate::error::Error;
use crate::flaky;
use crate::model;
use crate::other_browsers;
use crate::project::Project;
use crate::python;
use crate::say;
use crate::setup;
use crate::tally::Tally;
use crate::trunk;
use crate::twin;

/// Names the built site for the browser tests.
pub const DIST: &str = "CAMLENS_DIST";

/// Tells the browser tests that the site is built quickly: its service worker keeps nothing.
pub const KEEPS_NOTHING: &str = "CAMLENS_KEEPS_NOTHING";

/// The browser test that is tried on the page that Trunk builds.
const TRUNK_TEST: &str = "every_framing_is_kerass";

/// test everything, browsers included
#[derive(Debug, Default, Clone, PartialEq, Eq, FromArgs)]
#[argh(subcommand, name = "test", help_triggers("-h", "--help"))]
pub struct TestOptions {
    /// build no site and start no browser
    #[argh(switch)]
    pub fast: bool,
    /// only browser tests with one of these in their names
    #[argh(positional)]
    pub filters: Vec<String>,
}

/// A stage: its name, and what it does.
type Stage = (&'static str, fn(&mut Run) -> Result<(), Error>);

const FAST: [Stage; 4] = [
    ("format", Run::format),
    ("lints", Run::lints),
    ("model", Run::model),
    ("native tests", Run::native),
];
const SLOW: [Stage; 3] = [
    ("build", Run::build),
    ("browser tests", Run::browser),
    ("Trunk", Run::trunk),
];

/// Runs the stages. The last line on the standard output is the number of tests:
/// `N passed, N failed`, and `, N skipped` where some were.
pub fn run(options: &TestOptions) -> ExitCode {
    let mut tally = Tally::default();
    let done = Project::find().and_then(|project| {
        let mut run = Run {
            project,
            options: options.clone(),
            tally,
        };
        let done = run.all();
        tally = run.tally;
        done
    });
    if let Err(error) = &done {
        // A broken stage is a failure even when none of its tests was counted as one.
        tally.failed = tally.failed.max(1);
        println!("\nxtask: {error}");
    }
    println!("{tally}");
    if done.is_ok() && tally.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

struct Run {
    project: Project,
    options: TestOptions,
    tally: Tally,
}

impl Run {
    fn all(&mut self) -> Result<(), Error> {
        let mut times: Vec<(&str, Duration)> = Vec::new();
        let slow = if self.options.fast {
            &[][..]
        } else {
            &SLOW[..]
        };
        let mut done = Ok(());
        for (name, stage) in FAST.iter().chain(slow) {
            println!("\n=== {name}");
            let begin = Instant::now();
            done = stage(self).map_err(|error| Error::Stage {
                stage: (*name).to_owned(),
                what: error.to_string(),
            });
            times.push((name, begin.elapsed()));
            if done.is_err() {
                break;
            }
        }
        println!();
        for (name, time) in times {
            println!("{name:<14} {}", say::duration(time));
        }
        done
    }

    fn format(&mut self) -> Result<(), Error> {
        if !self.has("fmt", "rustfmt") {
            return Ok(());
        }
        self.cargo("format")
            .args(["fmt", "--all", "--check"])
            .way_out("cargo fmt")
            .run()
    }

    fn lints(&mut self) -> Result<(), Error> {
        if !self.has("clippy", "clippy") {
            return Ok(());
        }
        let lint = |call: Call| {
            call.args(["--", "-D", "warnings"])
                .way_out("mend what it names; `#[allow]` wants a reason")
                .run()
        };
        lint(
            self.cargo("lints")
                .args(["clippy", "--workspace", "--all-targets"]),
        )?;
        // Not one of "all targets": it is no test unless it is asked for.
        if self.browser_tests_exist() {
            lint(
                self.cargo("lints")
                    .args(["clippy", "--workspace", "--test", "browser"]),
            )?;
        }
        Ok(())
    }

    /// The goldens are compared with what the converted network gives.
    fn model(&mut self) -> Result<(), Error> {
        let _alone = alone::wait(&self.project)?;
        model::set_up(&self.project)
    }

    fn native(&mut self) -> Result<(), Error> {
        python::set_up(&self.project);
        self.cargo("native tests")
            .args(["test", "--workspace", "--no-fail-fast"])
            .without_env(DIST)
            .way_out("the failures are listed above")
            .relay(|line| self.tally.read(line))
    }

    fn build(&mut self) -> Result<(), Error> {
        build::run(&self.project)
    }

    fn browser(&mut self) -> Result<(), Error> {
        if !self.browser_tests_exist() {
            say::note("skipped: there is no tests/browser/");
            return Ok(());
        }
        let kernels = twin::build(&self.project)?;
        axe::set_up(&self.project)?;
        let others = other_browsers::set_up(&self.project);
        let found = setup::for_browser()?;
        let call = || {
            Ok(self
                .browser_tests(&self.project.dist(), &found)
                .env(twin::TWIN, &kernels)
                .env(axe::SCRIPT, axe::script(&self.project))
                .envs(others.clone()))
        };
        let mut tally = self.tally;
        let done = flaky::run(call, &self.options.filters, &mut tally);
        let before = std::mem::replace(&mut self.tally, tally);
        done?;
        self.has_run_since(before, &self.options.filters.join(" or "))
    }

    /// The page that Trunk builds reads a photo, too.
    fn trunk(&mut self) -> Result<(), Error> {
        if !self.options.filters.is_empty() {
            return Ok(());
        }
        let Some(site) = trunk::try_out(&self.project)? else {
            return Ok(());
        };
        let found = setup::for_browser()?;
        let before = self.tally;
        self.browser_tests(&site, &found)
            .env(KEEPS_NOTHING, "1")
            .arg(TRUNK_TEST)
            .relay(|line| self.tally.read(line))?;
        self.has_run_since(before, TRUNK_TEST)
    }

    /// A call of the browser tests on a built site; names of tests may follow.
    fn browser_tests(&self, site: &Path, found: &Browser) -> Call {
        self.cargo("browser tests")
            .args(["test", "--workspace", "--test", "browser", "--"])
            .env(DIST, site)
            .env(browser::BROWSER, &found.program)
            .env(browser::DRIVER, &found.driver)
            .way_out("the failures are listed above; `cargo xtask serve` shows the page")
    }

    /// Fails if no test was counted since `before`; `filter` chose the tests.
    fn has_run_since(&self, before: Tally, filter: &str) -> Result<(), Error> {
        if self.tally.ran() > before.ran() {
            return Ok(());
        }
        Err(Error::missing(
            "browser tests",
            format!("no test ran with \"{filter}\" in its name"),
            "the names are those of the modules and functions in tests/browser/",
        ))
    }

    fn browser_tests_exist(&self) -> bool {
        self.project.root().join("tests/browser").is_dir()
    }

    /// Tells whether Cargo has this command, and prints a note if not.
    fn has(&self, command: &str, component: &str) -> bool {
        let there = self
            .cargo(command)
            .args([command, "--version"])
            .ask()
            .is_some();
        if !there {
            say::note(&format!(
                "SKIPPED: this toolchain has no {component} (`rustup component add {component}`)"
            ));
        }
        there
    }

    fn cargo(&self, step: &str) -> Call {
        let call = Call::new(step, "cargo").within(self.project.root());
        // A CI machine builds once: files for a second build would be waste.
        match std::env::var_os("CI") {
            Some(_) => call.env("CARGO_INCREMENTAL", "0"),
            None => call,
        }
    }
}

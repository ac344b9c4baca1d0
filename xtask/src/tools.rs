//! Programs built with `cargo install` into `.tools/bin`, where they are asked for: geckodriver and
//! cargo-deny.

use std::path::PathBuf;

use crate::call::Call;
use crate::error::Error;
use crate::files;
use crate::project::Project;
use crate::say;

/// Steers Firefox.
const GECKODRIVER: &str = "0.36.0";

/// Looks at the dependencies.
const CARGO_DENY: &str = "0.20.2";

/// Gets geckodriver, where it is missing or of another version.
pub fn geckodriver(project: &Project) -> Result<PathBuf, Error> {
    got(project, "geckodriver", GECKODRIVER, "2 minutes")
}

/// Gets cargo-deny, where it is missing or of another version.
pub fn cargo_deny(project: &Project) -> Result<PathBuf, Error> {
    got(project, "cargo-deny", CARGO_DENY, "4 minutes")
}

/// A program whose package has its name.
fn got(project: &Project, name: &str, version: &str, how_long: &str) -> Result<PathBuf, Error> {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let program = project.tools_bin().join(file);
    // `geckodriver 0.36.0`
    let is_there = || {
        Call::new(name, &program)
            .arg("--version")
            .ask()
            .is_some_and(|words| words.split_whitespace().nth(1) == Some(version))
    };
    if is_there() {
        say::step(&format!("{name} {version}: there"), None);
        return Ok(program);
    }
    say::timed(&format!("{name} {version}: building it"), how_long, || {
        // First with the versions that its makers tried. The registry that is configured here may
        // lack one of them; then with the versions that fit.
        install(project, name, version, true).or_else(|_| {
            say::note("that failed; once more without its own Cargo.lock");
            install(project, name, version, false)
        })
    })?;
    // Only the program is of use from here on.
    files::remove(&build_folder(project))?;
    if is_there() {
        return Ok(program);
    }
    Err(Error::missing(
        name,
        format!("the program that was built does not print that it is {name} {version}"),
        "`cargo xtask clean`, then again",
    ))
}

fn install(project: &Project, name: &str, version: &str, locked: bool) -> Result<(), Error> {
    Call::new(name, "cargo")
        .envs(QUICKLY_BUILT)
        .args(["install", "--quiet", "--force", name])
        .arg("--version")
        .arg(format!("={version}"))
        .arg("--root")
        .arg(project.tools())
        .arg("--target-dir")
        .arg(build_folder(project))
        .args(locked.then_some("--locked"))
        .way_out("a network that lets Cargo download; a C compiler, if one is missing")
        // Outside of the project, whose `.cargo/config.toml` is not for other programs.
        .within(&std::env::temp_dir())
        .run()
}

fn build_folder(project: &Project) -> PathBuf {
    project.tools().join("target")
}

/// They run for seconds: their own profiles take minutes longer to build.
const QUICKLY_BUILT: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
];

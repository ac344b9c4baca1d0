//! Programs built with `cargo install` into `.tools/bin`: wasm-bindgen and Trunk; geckodriver and
//! cargo-deny where they are asked for.

use std::path::PathBuf;

use crate::call::Call;
use crate::error::Error;
use crate::files;
use crate::lock;
use crate::project::Project;
use crate::say;

/// 0.22 wants a newer Rust than the oldest that this project builds with.
const TRUNK: &str = "0.21.14";

/// Steers Firefox.
const GECKODRIVER: &str = "0.36.0";

/// Looks at the dependencies.
const CARGO_DENY: &str = "0.20.2";

/// Gets wasm-bindgen and Trunk, where they are missing or of another version.
///
/// # Errors
/// When one cannot be built, or `Cargo.lock` does not know wasm-bindgen.
pub fn set_up(project: &Project) -> Result<(), Error> {
    let step = "wasm-bindgen";
    let text = fs_err::read_to_string(project.lock())?;
    let version = lock::version(&text, "wasm-bindgen").ok_or_else(|| {
        Error::missing(
            step,
            "Cargo.lock has no wasm-bindgen",
            "`cargo update --workspace`, then again",
        )
    })?;
    let wasm_bindgen = Tool {
        program: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        version,
        options: &["--bin", "wasm-bindgen"],
        how_long: "3 minutes",
    };
    let trunk = Tool {
        program: "trunk",
        package: "trunk",
        version: TRUNK,
        options: &["--no-default-features", "--features", "rustls"],
        how_long: "6 minutes",
    };
    wasm_bindgen.get(project)?;
    trunk.get(project)?;
    // Only the programs are of use from here on.
    Ok(files::remove(&build_folder(project))?)
}

/// Where wasm-bindgen is, once [`set_up`] has been.
#[must_use]
pub fn wasm_bindgen(project: &Project) -> PathBuf {
    program(project, "wasm-bindgen")
}

/// Where Trunk is, once [`set_up`] has been.
#[must_use]
pub fn trunk(project: &Project) -> PathBuf {
    program(project, "trunk")
}

/// Gets geckodriver, where it is missing or of another version.
///
/// # Errors
/// When it cannot be built.
pub fn geckodriver(project: &Project) -> Result<PathBuf, Error> {
    got(project, "geckodriver", GECKODRIVER, "2 minutes")
}

/// Gets cargo-deny, where it is missing or of another version.
///
/// # Errors
/// When it cannot be built.
pub fn cargo_deny(project: &Project) -> Result<PathBuf, Error> {
    got(project, "cargo-deny", CARGO_DENY, "4 minutes")
}

/// A program whose package has its name.
fn got(
    project: &Project,
    name: &'static str,
    version: &str,
    how_long: &'static str,
) -> Result<PathBuf, Error> {
    let tool = Tool {
        program: name,
        package: name,
        version,
        options: &[],
        how_long,
    };
    tool.get(project)?;
    files::remove(&build_folder(project))?;
    Ok(program(project, name))
}

fn program(project: &Project, name: &str) -> PathBuf {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    project.tools_bin().join(file)
}

fn build_folder(project: &Project) -> PathBuf {
    project.tools().join("target")
}

const QUICKLY_BUILT: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
];

struct Tool<'version> {
    program: &'static str,
    package: &'static str,
    version: &'version str,
    options: &'static [&'static str],
    how_long: &'static str,
}

impl Tool<'_> {
    /// Makes sure that it is there.
    fn get(&self, project: &Project) -> Result<(), Error> {
        let name = format!("{} {}", self.program, self.version);
        if self.is_there(project) {
            say::step(&format!("{name}: there"), None);
            return Ok(());
        }
        say::timed(&format!("{name}: building it"), self.how_long, || {
            // With the versions its makers tried first. Those may be gone from, or not yet in,
            // the registry that is configured here: then with what fits.
            self.install(project, true).or_else(|_| {
                say::note("that failed; once more without its own Cargo.lock");
                self.install(project, false)
            })
        })?;
        if self.is_there(project) {
            return Ok(());
        }
        Err(Error::missing(
            self.program,
            format!("what was built does not say that it is {name}"),
            "`cargo xtask clean`, then again",
        ))
    }

    fn is_there(&self, project: &Project) -> bool {
        // `wasm-bindgen 0.2.130`, `trunk 0.21.14`
        Call::new(self.program, program(project, self.program))
            .arg("--version")
            .ask()
            .is_some_and(|words| words.split_whitespace().nth(1) == Some(self.version))
    }

    fn install(&self, project: &Project, locked: bool) -> Result<(), Error> {
        let call = Call::new(self.program, "cargo")
            // They run for seconds: what their makers do for speed takes minutes here.
            .envs(QUICKLY_BUILT)
            .args(["install", "--quiet", "--force", self.package])
            .arg("--version")
            .arg(format!("={}", self.version))
            .arg("--root")
            .arg(project.tools())
            .arg("--target-dir")
            .arg(build_folder(project))
            .args(self.options)
            .args(locked.then_some("--locked"))
            .way_out("a network that lets Cargo download; a C compiler, if one is missing");
        // Not in the project: its `.cargo/config.toml` is not for other people's programs.
        call.within(&std::env::temp_dir()).run()
    }
}

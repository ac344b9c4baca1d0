//! NumPy, Pillow and onnxruntime in a Python of the project's own, below `.tools/python`: for the tests that read saved
//! files as other people do, never for the site. Without Python these tests say so and pass.

use std::path::{Path, PathBuf};

use crate::call::Call;
use crate::error::Error;
use crate::files;
use crate::project::Project;
use crate::say;

const STEP: &str = "Python";

/// The packages and versions that the scripts of `docs/python/` are tried with. onnxruntime, 20 MB, runs a
/// network that was taken away.
const PACKAGES: [(&str, &str); 3] = [
    ("numpy", "2.4.6"),
    ("pillow", "13.0.0"),
    ("onnxruntime", "1.32.0"),
];

/// Prints their versions.
const VERSIONS: &str = "import numpy, PIL, onnxruntime; \
    print(numpy.__version__, PIL.__version__, onnxruntime.__version__)";

/// Gets them, if one is missing or of another version; says so where they cannot be had.
pub fn set_up(project: &Project) {
    match got(project) {
        Ok(python) => say::step(
            &format!("{STEP}: {}: {}", named(" ", ", "), python.display()),
            None,
        ),
        Err(error) => say::note(&format!(
            "SKIPPED: tests with NumPy, Pillow and onnxruntime, because these cannot be had: {error}"
        )),
    }
}

fn got(project: &Project) -> Result<PathBuf, Error> {
    let folder = project.tools().join("python");
    let python = program(&folder);
    if has_all(&python) {
        return Ok(python);
    }
    let system = files::on_path("python3").or_else(|| files::on_path("python"));
    let system = system.ok_or_else(|| {
        Error::missing(STEP, "there is no python3", "install Python 3.11 or newer")
    })?;
    say::timed(
        "Python: NumPy, Pillow, onnxruntime from PyPI",
        "30 seconds",
        || {
            files::remove(&folder)?;
            Call::new(STEP, system)
                .args(["-m", "venv"])
                .arg(&folder)
                .way_out("Debian has it in the package python3-venv")
                .run()?;
            Call::new(STEP, &python)
                .args([
                    "-m",
                    "pip",
                    "install",
                    "--quiet",
                    "--disable-pip-version-check",
                ])
                .args(named("==", " ").split(' '))
                .way_out("a network that lets pip download, and Python 3.11 or newer")
                .run()
        },
    )?;
    Ok(python)
}

fn has_all(python: &Path) -> bool {
    let versions = Call::new(STEP, python).args(["-c", VERSIONS]).ask();
    let wanted = PACKAGES.map(|(_, version)| version).join(" ");
    versions.is_some_and(|found| found == wanted)
}

/// Packages with their versions.
fn named(between: &str, after: &str) -> String {
    let one = |(name, version): (&str, &str)| format!("{name}{between}{version}");
    PACKAGES.map(one).join(after)
}

/// The program of an environment.
fn program(folder: &Path) -> PathBuf {
    if cfg!(windows) {
        folder.join("Scripts").join("python.exe")
    } else {
        folder.join("bin").join("python")
    }
}

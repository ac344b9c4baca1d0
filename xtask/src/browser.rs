//! A browser and its driver, for the tests that look at the page.

use std::path::PathBuf;

use crate::apt;
use crate::error::Error;
use crate::files;
use crate::say;

const STEP: &str = "browser";

/// Names the browser's program, for the tests; a value from outside wins over the search.
pub const BROWSER: &str = "CAMLENS_CHROMIUM";
/// Names the driver's program, for the tests; a value from outside wins over the search.
pub const DRIVER: &str = "CAMLENS_CHROMEDRIVER";

/// Names Firefox's program; a value from outside wins over the search.
pub const FIREFOX: &str = "CAMLENS_FIREFOX";

/// Chromium (or Chrome) and the driver that steers it.
#[derive(Debug, Clone)]
pub struct Browser {
    pub program: PathBuf,
    pub driver: PathBuf,
}

/// Finds Chromium and its driver, or installs Debian's.
///
/// # Errors
/// When they are missing and cannot be installed.
pub fn set_up() -> Result<Browser, Error> {
    let found = match find() {
        Some(found) => found,
        None => {
            let packages = ["chromium", "chromium-driver"];
            apt::install(STEP, &packages, "2 minutes").map_err(|error| {
                Error::missing(
                    STEP,
                    format!("Chromium and chromedriver are not on PATH.\n  {error}"),
                    format!("install both, or name them in {BROWSER} and {DRIVER}"),
                )
            })?;
            find().ok_or_else(|| {
                Error::missing(
                    STEP,
                    "Chromium and chromedriver were installed and are not on PATH",
                    format!("name them in {BROWSER} and {DRIVER}"),
                )
            })?
        }
    };
    say::step(&format!("{STEP}: {}", found.program.display()), None);
    Ok(found)
}

fn find() -> Option<Browser> {
    let names = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];
    Some(Browser {
        program: named(BROWSER).or_else(|| names.into_iter().find_map(files::on_path))?,
        driver: named(DRIVER).or_else(|| files::on_path("chromedriver"))?,
    })
}

/// Finds Firefox, or installs Debian's.
///
/// # Errors
/// When it is missing and cannot be installed.
pub fn firefox(step: &str) -> Result<PathBuf, Error> {
    let find = || {
        let names = ["firefox-esr", "firefox"];
        named(FIREFOX).or_else(|| names.into_iter().find_map(files::on_path))
    };
    if let Some(found) = find() {
        return Ok(found);
    }
    apt::install(step, &["firefox-esr"], "a minute")?;
    find().ok_or_else(|| {
        Error::missing(
            step,
            "Firefox was installed and is not on PATH",
            format!("name it in {FIREFOX}"),
        )
    })
}

/// The file that a variable names.
pub fn named(variable: &str) -> Option<PathBuf> {
    let path = PathBuf::from(std::env::var_os(variable)?);
    path.is_file().then_some(path)
}

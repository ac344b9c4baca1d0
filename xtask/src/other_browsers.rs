//! Firefox and WebKit with their drivers, for the main paths of the page. A browser that cannot be had
//! is skipped with a message.

use std::path::{Path, PathBuf};

use crate::apt;
use crate::browser::{self, FIREFOX, named};
use crate::error::Error;
use crate::files;
use crate::project::Project;
use crate::say;
use crate::tools;

const STEP: &str = "other browsers";

/// Names the program that steers Firefox; a value from outside wins over the search.
pub const GECKODRIVER: &str = "CAMLENS_GECKODRIVER";
/// Names WebKit's browser for tests; a value from outside wins over the search.
pub const WEBKIT: &str = "CAMLENS_WEBKIT";
/// Names the program that steers it; a value from outside wins over the search.
pub const WEBKITDRIVER: &str = "CAMLENS_WEBKITDRIVER";

/// Debian's folder of libraries, with a folder for each architecture.
const LIBRARIES: &str = "/usr/lib";

/// A variable for the tests, and the program that it names.
pub type Named = (&'static str, PathBuf);

/// Finds or installs the browsers, and says which one is missing.
pub fn set_up(project: &Project) -> Vec<Named> {
    let firefox = firefox(project);
    let webkit = webkit();
    [("Firefox", firefox), ("WebKit", webkit)]
        .into_iter()
        .filter_map(|(name, found)| match found {
            Ok(found) => {
                say::step(&format!("{STEP}: {name}: {}", found[0].1.display()), None);
                Some(found)
            }
            Err(error) => {
                say::note(&format!(
                    "SKIPPED: {name}, because it cannot be had: {error}"
                ));
                None
            }
        })
        .flatten()
        .collect()
}

fn firefox(project: &Project) -> Result<[Named; 2], Error> {
    let program = browser::firefox(STEP)?;
    let there = named(GECKODRIVER).or_else(|| files::on_path("geckodriver"));
    let driver = there.map_or_else(|| tools::geckodriver(project), Ok)?;
    Ok([(FIREFOX, program), (GECKODRIVER, driver)])
}

fn webkit() -> Result<[Named; 2], Error> {
    let find = || {
        let program = named(WEBKIT).or_else(|| mini_browser(Path::new(LIBRARIES)))?;
        let driver = named(WEBKITDRIVER).or_else(|| files::on_path("WebKitWebDriver"))?;
        // WebKit cannot run without a screen.
        files::on_path("Xvfb")?;
        Some([(WEBKIT, program), (WEBKITDRIVER, driver)])
    };
    if let Some(found) = find() {
        return Ok(found);
    }
    apt::install(STEP, &["webkit2gtk-driver", "xvfb"], "a minute")?;
    find().ok_or_else(|| {
        Error::missing(
            STEP,
            "WebKit's MiniBrowser, WebKitWebDriver or Xvfb is not where Debian puts it",
            format!("name them in {WEBKIT} and {WEBKITDRIVER}"),
        )
    })
}

/// `<architecture>/webkit2gtk-<version>/MiniBrowser`, the newest version that is there.
fn mini_browser(libraries: &Path) -> Option<PathBuf> {
    let entries = |folder: &Path| {
        let entries = std::fs::read_dir(folder).ok().into_iter().flatten();
        entries.filter_map(Result::ok).map(|entry| entry.path())
    };
    entries(libraries)
        .flat_map(|architecture| entries(&architecture))
        .filter(|folder| {
            let name = folder.file_name().unwrap_or_default();
            name.to_string_lossy().starts_with("webkit2gtk-")
        })
        .map(|folder| folder.join("MiniBrowser"))
        .filter(|program| program.is_file())
        .max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_webkit_is_taken() {
        let folder = std::env::temp_dir().join(format!("camlens-webkit-{}", std::process::id()));
        for version in ["webkit2gtk-4.0", "webkit2gtk-4.1", "other-9"] {
            let folder = folder.join("some-linux").join(version);
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(folder.join("MiniBrowser"), "").unwrap();
        }
        let found = mini_browser(&folder);
        std::fs::remove_dir_all(&folder).unwrap();
        let expected = folder.join("some-linux/webkit2gtk-4.1/MiniBrowser");
        assert_eq!(found, Some(expected));
        assert_eq!(mini_browser(&folder), None);
    }
}

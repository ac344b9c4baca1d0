//! Packages of npm, each in a folder of its own below `.tools`: from a shared one, npm deletes the
//! packages that the last call did not name.

use std::path::PathBuf;

use crate::call::Call;
use crate::error::Error;
use crate::files;
use crate::project::Project;
use crate::say;

/// A package in the one version that is used.
#[derive(Debug)]
pub struct Package {
    /// Its purpose, in messages.
    pub step: &'static str,
    pub name: &'static str,
    pub version: &'static str,
    /// Its folder below `.tools`.
    pub folder: &'static str,
}

impl Package {
    /// Fetches it, if it is missing or of another version.
    ///
    /// # Errors
    /// When npm is missing, or cannot download.
    pub fn set_up(&self, project: &Project) -> Result<(), Error> {
        let Self {
            step,
            name,
            version,
            ..
        } = self;
        if self.installed(project).as_deref() == Some(version) {
            say::step(&format!("{step} {version}: there"), None);
            return Ok(());
        }
        if files::on_path("npm").is_none() {
            return Err(Error::missing(
                step,
                "npm is not there (it brings wasm-opt, terser and the network's weights)",
                "install Node.js with npm; on Debian, as root: apt-get install nodejs npm",
            ));
        }
        let folder = project.tools().join(self.folder);
        fs_err::create_dir_all(&folder)?;
        say::timed(
            &format!("{step}: {name} {version} from npm"),
            "a minute",
            || {
                Call::new(step, "npm")
                    .args(["install", "--no-save", "--no-audit", "--no-fund"])
                    .args(["--loglevel", "error", "--prefix"])
                    .arg(&folder)
                    .arg(format!("{name}@{version}"))
                    .way_out("a network that lets npm download")
                    .run()
            },
        )
    }

    /// A file of the package.
    pub fn file(&self, project: &Project, name: &str) -> PathBuf {
        let modules = project.tools().join(self.folder).join("node_modules");
        modules.join(self.name).join(name)
    }

    /// The installed version; npm writes it into the package's own description.
    fn installed(&self, project: &Project) -> Option<String> {
        let text = std::fs::read_to_string(self.file(project, "package.json")).ok()?;
        let (_, rest) = text.split_once("\"version\": \"")?;
        rest.split('"').next().map(str::to_owned)
    }
}

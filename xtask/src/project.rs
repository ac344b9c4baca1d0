//! The project's files and folders.

use std::path::{Path, PathBuf};

use crate::error::Error;

/// The project's folders. Everything that xtask makes is in the ignored ones: `.tools`, `.cache`,
/// `target` and `dist`.
#[derive(Debug, Clone)]
pub struct Project {
    root: PathBuf,
    target: PathBuf,
}

impl Project {
    /// The project that this xtask belongs to.
    pub fn find() -> Result<Self, Error> {
        // Cargo names the package's folder when it runs it; a binary that was started by hand falls
        // back to the folder in which it was built.
        let package = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = package.parent().map(Path::to_path_buf).unwrap_or_default();
        if !root.join("xtask").join("Cargo.toml").is_file() {
            return Err(Error::missing(
                "start",
                format!("{} is not a checkout of Camlens", root.display()),
                "run `cargo xtask` inside of the project",
            ));
        }
        Ok(Self::at(root))
    }

    /// The project in this folder.
    pub fn at(root: PathBuf) -> Self {
        let target = std::env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| root.join("target"), |dir| root.join(dir));
        Self { root, target }
    }

    /// The checkout itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Cargo's output; one folder inside for each set of flags.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Cargo's list of exact versions.
    pub fn lock(&self) -> PathBuf {
        self.root.join("Cargo.lock")
    }

    /// Downloaded tools: `bin/`, `npm/` and `axe/`.
    pub fn tools(&self) -> PathBuf {
        self.root.join(".tools")
    }

    /// Programs of `cargo install`.
    pub fn tools_bin(&self) -> PathBuf {
        self.tools().join("bin")
    }

    /// Downloads and slow results.
    pub fn cache(&self) -> PathBuf {
        self.root.join(".cache")
    }

    /// The converted network.
    pub fn model(&self) -> PathBuf {
        self.cache().join("model")
    }

    /// The site, ready for any static host.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }
}

//! `cargo xtask clean`: deletes everything that was made or fetched.

use argh::FromArgs;

use crate::build;
use crate::error::Error;
use crate::files;
use crate::kept;
use crate::project::Project;
use crate::say;

/// delete target/, dist/, .tools/ and .cache/
#[derive(Debug, Clone, PartialEq, Eq, FromArgs)]
#[argh(subcommand, name = "clean")]
pub struct CleanOptions {
    /// keep everything that came over the network
    #[argh(switch)]
    pub keep_downloads: bool,
}

/// Deletes `target`, `dist`, `.tools` and `.cache`; or only what can be made again without a network.
pub fn run(project: &Project, options: &CleanOptions) -> Result<(), Error> {
    let mut folders = vec![project.target().to_path_buf(), project.dist()];
    if options.keep_downloads {
        folders.push(kept::folder(project));
        folders.push(project.cache().join("staging"));
        folders.push(build::quick_site(project));
    } else {
        folders.push(project.tools());
        folders.push(project.cache());
    }
    for folder in folders {
        if folder.exists() {
            let size = say::bytes(files::size(&folder)?);
            say::step(&format!("deleting {} ({size})", folder.display()), None);
            files::remove(&folder)?;
        }
    }
    Ok(())
}

//! `cargo xtask serve`: builds the site and shows it on this computer.

use argh::FromArgs;

use crate::build;
use crate::error::Error;
use crate::project::Project;
use crate::say;
use crate::server::{self, Options, Port, ServerError};

/// The port that is tried first when none is asked for.
const PORT: u16 = 8080;

/// build, then serve the site on this computer
#[derive(Debug, Clone, PartialEq, Eq, FromArgs)]
#[argh(subcommand, name = "serve")]
pub struct ServeOptions {
    /// the port (the first free one from 8080 on)
    #[argh(option)]
    pub port: Option<u16>,
    /// the path that the site is under, such as /name/ (/)
    #[argh(option, from_str_fn(prefix), default = "\"/\".to_owned()")]
    pub prefix: String,
}

fn prefix(word: &str) -> Result<String, String> {
    if word.starts_with('/') {
        return Ok(word.to_owned());
    }
    Err("it is a path like /name/".to_owned())
}

/// Builds, and serves until Ctrl-C.
///
/// # Errors
/// When the build fails, or the port is taken.
pub fn run(project: &Project, options: &ServeOptions) -> Result<(), Error> {
    build::run(project)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(ServerError::Start)?;
    runtime.block_on(async {
        let options = Options {
            port: options.port.map_or(Port::From(PORT), Port::Exactly),
            prefix: options.prefix.clone(),
            ..Options::new(project.dist())
        };
        let server = server::start(options).await?;
        say::step(
            &format!("Camlens is at {} (Ctrl-C stops it)", server.url()),
            None,
        );
        tokio::signal::ctrl_c().await.map_err(ServerError::Start)?;
        Ok(())
    })
}

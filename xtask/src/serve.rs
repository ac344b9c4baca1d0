//! `cargo xtask serve`: builds the site and shows it on this computer.

use crate::build;
use crate::error::Error;
use crate::project::Project;
use crate::say;
use crate::server::{self, Options, Port, ServerError};

/// The port that is tried first when none is asked for.
const PORT: u16 = 8080;

/// Builds, and serves until Ctrl-C.
///
/// # Errors
/// When the build fails, or the port is taken.
pub fn run(project: &Project, port: Option<u16>, prefix: &str) -> Result<(), Error> {
    build::run(project)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(ServerError::Start)?;
    runtime.block_on(async {
        let options = Options {
            port: port.map_or(Port::From(PORT), Port::Exactly),
            prefix: prefix.to_owned(),
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

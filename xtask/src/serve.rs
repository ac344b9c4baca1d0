//! `cargo xtask serve`: builds the site quickly, shows it on this computer, and builds it again after
//! each change.

use std::time::Instant;

use argh::FromArgs;

use crate::build;
use crate::error::Error;
use crate::project::Project;
use crate::say;
use crate::server::{self, Options, Port, ServerError};
use crate::setup;
use crate::toolchain::Toolchain;
use crate::variant::{Mode, Variant};
use crate::watch::Watch;

/// The port that is tried first when none is asked for.
const PORT: u16 = 8080;

/// build quickly, serve the site on this computer, and build it again after each change
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
/// When the first build fails, or the port is taken.
pub fn run(project: &Project, options: &ServeOptions) -> Result<(), Error> {
    let watch = Watch::begin(project);
    let variant = build::variant_here();
    let begin = Instant::now();
    let toolchain = setup::for_build(project, Mode::Quick)?;
    build::quick(project, &toolchain, variant)?;
    say::step(
        &format!("built quickly in {}", say::duration(begin.elapsed())),
        None,
    );
    say::note(&about(variant));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(ServerError::Start)?;
    runtime.block_on(async {
        let options = Options {
            port: options.port.map_or(Port::From(PORT), Port::Exactly),
            prefix: options.prefix.clone(),
            ..Options::new(build::quick_site(project))
        };
        let server = server::start(options).await?;
        say::step(
            &format!(
                "Camlens is at {} (a change in the sources is built at once, and there after a \
                 reload; Ctrl-C stops it)",
                server.url()
            ),
            None,
        );
        let project = project.clone();
        // Ends with the process.
        std::thread::spawn(move || build_again(&project, &toolchain, variant, watch));
        tokio::signal::ctrl_c().await.map_err(ServerError::Start)?;
        Ok(())
    })
}

/// The price of a quick build, measured beside the shipped one in one browser: 1.08 of the time of a
/// reading (medians of 12), 4.4 MB of worker instead of 4.0 and 2.8 MB of page instead of 0.46 (gzip).
fn about(variant: &Variant) -> String {
    format!(
        "one worker, \"{}\", built quickly: about a tenth slower and larger than the shipped one, its \
         page six times as large; `cargo xtask build` makes what is shipped, all three workers",
        variant.name
    )
}

/// Builds after each change, for ever. A build that fails leaves the site as it was.
fn build_again(
    project: &Project,
    toolchain: &Toolchain,
    variant: &'static Variant,
    mut watch: Watch,
) {
    loop {
        let changed = watch.wait();
        say::step(&format!("changed: {changed}"), None);
        let begin = Instant::now();
        match build::quick(project, toolchain, variant) {
            Ok(()) => say::step(
                &format!(
                    "built in {}: reload the page",
                    say::duration(begin.elapsed())
                ),
                None,
            ),
            Err(error) => say::step(&format!("not built: {error}"), None),
        }
    }
}

//! `cargo xtask audit`: holds the dependencies to `deny.toml`. Licences, bans and sources always;
//! advisories if their database can be fetched.
//!
//! Not a part of `test`: cargo-deny takes minutes to build.

use crate::call::Call;
use crate::error::Error;
use crate::project::Project;
use crate::say;
use crate::tools;

const STEP: &str = "audit";

/// Looks at every dependency in `Cargo.lock`.
///
/// # Errors
/// When cargo-deny cannot be installed, or finds something. A database of advisories that cannot be
/// fetched is no error, and gives a message.
pub fn run(project: &Project) -> Result<(), Error> {
    let program = tools::cargo_deny(project)?;
    let deny = || {
        Call::new(STEP, &program)
            .within(project.root())
            .args(["--log-level", "error"])
            .way_out("another dependency, or an exception with its reason in deny.toml")
    };
    deny()
        .args(["check", "--hide-inclusion-graph"])
        .args(["licenses", "bans", "sources"])
        .run()?;
    let fetched = deny().args(["fetch", "db"]).ask();
    if fetched.is_none() {
        say::note(
            "SKIPPED: advisories, because the database at github.com/RustSec cannot be fetched",
        );
        return Ok(());
    }
    deny()
        .args(["check", "--disable-fetch", "advisories"])
        .run()
}

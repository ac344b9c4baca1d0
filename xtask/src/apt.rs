//! Debian's packages.

use crate::call::Call;
use crate::error::Error;
use crate::files;
use crate::say;

/// Tells whether this system has Debian's packages.
pub fn is_there() -> bool {
    files::on_path("apt-get").is_some()
}

/// Installs packages, as root or with sudo.
///
/// # Errors
/// When `apt-get`, the right to use it, or the package is missing.
pub fn install(step: &str, packages: &[&str], how_long: &str) -> Result<(), Error> {
    let by_hand = format!("as root: apt-get install {}", packages.join(" "));
    if !is_there() {
        return Err(Error::missing(
            step,
            "this system has no apt-get",
            format!("its own packages for: {}", packages.join(" ")),
        ));
    }
    let root = Call::new(step, "id").arg("-u").ask().as_deref() == Some("0");
    if !root && files::on_path("sudo").is_none() {
        return Err(Error::missing(
            step,
            "installing packages needs root, and sudo is not there",
            by_hand,
        ));
    }
    let words = format!("{step}: apt-get install {}", packages.join(" "));
    say::timed(&words, how_long, || {
        // The list of packages may be old or empty, as on a fresh image: the second try renews it.
        if run(step, root, "install", packages, &by_hand).is_ok() {
            return Ok(());
        }
        say::note("that failed; once more with a fresh list of packages");
        run(step, root, "update", &[], &by_hand)?;
        run(step, root, "install", packages, &by_hand)
    })
}

fn run(step: &str, root: bool, what: &str, packages: &[&str], by_hand: &str) -> Result<(), Error> {
    let call = if root {
        Call::new(step, "apt-get")
    } else {
        Call::new(step, "sudo").arg("apt-get")
    };
    let call = call
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(["-qq", what, "--yes"]);
    let call = match what {
        "install" => call.arg("--no-install-recommends").args(packages),
        _ => call,
    };
    call.way_out(by_hand).run()
}

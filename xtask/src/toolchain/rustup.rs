//! The ordinary way: rustup's own toolchain, with the component `rust-src`.
//!
//! The target's compiled standard library is not needed, since the build makes its own; the
//! linker (`rust-lld`) comes with the compiler.

use std::path::{Path, PathBuf};

use super::compiler::{STEP, Toolchain, version_word};
use crate::call::Call;
use crate::error::Error;
use crate::say;

/// The active toolchain, if it is complete.
pub fn ready() -> Option<Toolchain> {
    let (cargo, rustc) = (which("cargo")?, which("rustc")?);
    let sysroot = Call::new(STEP, &rustc).args(["--print", "sysroot"]).ask()?;
    if !has_source(Path::new(&sysroot)) {
        return None;
    }
    let version = Call::new(STEP, &rustc).arg("--version").ask()?;
    Some(Toolchain {
        name: format!("rustup's rustc {}", version_word(&version)),
        cargo,
        rustc,
        linker: None,
    })
}

/// The active toolchain, completed if a component is missing.
pub fn get() -> Result<Toolchain, Error> {
    if let Some(ready) = ready() {
        return Ok(ready);
    }
    if Call::new(STEP, "rustup").arg("--version").ask().is_none() {
        return Err(Error::missing(
            STEP,
            "rustup is not there",
            "install rustup",
        ));
    }
    say::timed(
        "rustup: adding the standard library's source",
        "a minute",
        || {
            Call::new(STEP, "rustup")
                .args(["component", "add", "rust-src"])
                .way_out("a network that lets rustup download")
                .run()
        },
    )?;
    ready().ok_or_else(|| {
        Error::missing(
            STEP,
            "rustup's toolchain has no source of its standard library, even now",
            "`rustup update stable`, then again",
        )
    })
}

/// The program itself behind rustup's proxy, so that no other setting can change which one runs.
fn which(program: &str) -> Option<PathBuf> {
    let path = Call::new(STEP, "rustup").args(["which", program]).ask()?;
    let path = PathBuf::from(path);
    path.is_file().then_some(path)
}

/// Tells whether the standard library's source lies in the folder that `-Zbuild-std` reads.
pub fn has_source(sysroot: &Path) -> bool {
    let source = sysroot.join("lib/rustlib/src/rust/library/std/Cargo.toml");
    source.is_file()
}

//! The Rust that builds for wasm32.
//!
//! The standard library is built from its source with our own flags (threads need that, and
//! Debian ships no compiled one), so a toolchain is: a compiler, its Cargo, the source that
//! belongs to it, and a linker. There are two ways to one; the compiler that runs xtask itself
//! may be another.

mod compiler;
mod debian;
mod rustup;

use compiler::STEP;
pub use compiler::Toolchain;

use crate::error::Error;
use crate::say;

/// Names the way: `rustup` or `debian`. Without it the first that works is taken.
pub const CHOICE: &str = "CAMLENS_TOOLCHAIN";

/// Finds a toolchain, or gets one.
///
/// # Errors
/// When neither way works; the message names both.
pub fn set_up() -> Result<Toolchain, Error> {
    let choice = std::env::var(CHOICE).ok();
    let found = match choice.as_deref() {
        Some("rustup") => rustup::get(),
        Some("debian") => debian::get(),
        None | Some("") => any(),
        Some(other) => Err(Error::missing(
            STEP,
            format!("{CHOICE} is \"{other}\""),
            format!("set {CHOICE} to rustup or debian, or unset it"),
        )),
    }?;
    say::step(&format!("{STEP}: {}", found.name), None);
    Ok(found)
}

/// An installed toolchain comes first; then one that can be installed, if possible without root.
fn any() -> Result<Toolchain, Error> {
    if let Some(ready) = rustup::ready().or_else(debian::ready) {
        return Ok(ready);
    }
    rustup::get().or_else(|first| {
        say::note(&first.to_string());
        debian::get().map_err(|second| {
            Error::missing(
                STEP,
                format!("no Rust that builds for wasm32.\n  {first}\n  {second}"),
                "install rustup and run `rustup component add rust-src`; or, on Debian, the \
                 packages that the line above names",
            )
        })
    })
}

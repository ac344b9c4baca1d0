//! The Rust that builds for wasm32.
//!
//! The standard library is built from its source with our own flags (threads need that, and
//! Debian ships no compiled one), so a toolchain is: a compiler, its Cargo, the source that
//! belongs to it, and a linker. There are two ways to one; the compiler that runs xtask itself
//! may be another.

mod debian;
mod rustup;

use std::path::PathBuf;

use crate::call::Call;
use crate::error::Error;
use crate::say;

const STEP: &str = "wasm toolchain";

/// Names the way to take: `rustup` or `debian`. Without it the first that works is taken.
pub const CHOICE: &str = "CAMLENS_TOOLCHAIN";

/// A compiler for wasm32 with all that belongs to it.
#[derive(Debug, Clone)]
pub struct Toolchain {
    /// Where it came from and which version, for people.
    pub name: String,
    cargo: PathBuf,
    rustc: PathBuf,
    /// A linker, where the compiler does not bring its own.
    linker: Option<String>,
}

impl Toolchain {
    /// A call of this toolchain's Cargo, to build for wasm.
    #[must_use]
    pub fn cargo(&self, step: &str) -> Call {
        self.equip(Call::new(step, &self.cargo))
    }

    /// Makes a program that calls Cargo itself (Trunk) use this toolchain.
    #[must_use]
    pub fn equip(&self, call: Call) -> Call {
        let call = call
            .env("CARGO", &self.cargo)
            .env("RUSTC", &self.rustc)
            // A stable compiler builds its standard library when it is told to be its own
            // bootstrap; there is no other way without a nightly one.
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
            .without_env("RUSTFLAGS")
            .without_env("RUSTUP_TOOLCHAIN");
        match &self.linker {
            Some(linker) => call.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker),
            None => call,
        }
    }

    /// The folder that has this toolchain's Cargo, to stand first on PATH.
    #[must_use]
    pub fn bin(&self) -> PathBuf {
        self.cargo
            .parent()
            .map(std::path::Path::to_path_buf)
            .unwrap_or_default()
    }
}

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

/// What is there comes first; then what can be got, without asking for root where possible.
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

/// `1.96.0` of `rustc 1.96.0 (...)`.
fn version_word(version: &str) -> &str {
    version.split_whitespace().nth(1).unwrap_or("unknown")
}

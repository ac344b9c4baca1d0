//! A toolchain, wherever it came from: its programs, and the variables that make Cargo use them.

use std::path::PathBuf;

use crate::call::Call;

/// The step, in messages.
pub(super) const STEP: &str = "wasm toolchain";

/// A compiler for wasm32 with all that belongs to it.
#[derive(Debug, Clone)]
pub struct Toolchain {
    /// Origin and version, for people.
    pub name: String,
    pub(super) cargo: PathBuf,
    pub(super) rustc: PathBuf,
    /// A linker, if the compiler does not bring its own.
    pub(super) linker: Option<String>,
}

impl Toolchain {
    /// A call of this toolchain's Cargo, to build for wasm.
    pub fn cargo(&self, step: &str) -> Call {
        let call = Call::new(step, &self.cargo)
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
}

/// The version, `1.96.0` of `rustc 1.96.0 (...)`.
pub(super) fn version_word(version: &str) -> &str {
    version.split_whitespace().nth(1).unwrap_or("unknown")
}

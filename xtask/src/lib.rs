//! Set-up, build, serve, test and benchmark of Camlens: the commands of `cargo xtask`.
//!
//! The commands stand on their own files; [`server`] is public because the browser tests of the
//! root package serve the built page with it.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")
)]

// The commands, top floor first.
pub mod audit;
pub mod bench;
pub mod clean;
pub mod command;
pub mod serve;
mod flaky;
pub mod testing;

// Building `dist/`.
pub mod build;
mod contents;
pub mod dist;
pub mod hosting;
pub mod kept;
pub mod page;
pub mod service_worker;
pub mod sizes;
pub mod template;
pub mod trunk;
pub mod twin;
pub mod variant;
pub mod wasm;
mod watch;
pub mod worker;

// Getting missing tools.
pub mod apt;
pub mod axe;
pub mod browser;
pub mod model;
pub mod npm;
pub mod other_browsers;
pub mod setup;
pub mod toolchain;
pub mod tools;
pub mod wasm_opt;

// The static server.
pub mod server;

// The ground floor.
pub mod alone;
pub mod call;
pub mod error;
pub mod files;
pub mod hash;
pub mod lock;
pub mod project;
pub mod say;
pub mod tally;

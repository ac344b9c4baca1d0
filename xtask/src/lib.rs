//! Set-up, build, serve, test and benchmark of Camlens: the commands of `cargo xtask`.
//!
//! The commands stand on their own files; [`server`] is public because the browser tests of the
//! root package serve the built page with it.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")
)]

// The commands, top floor first.
mod audit;
mod bench;
mod clean;
pub mod command;
mod first_visit;
mod serve;
mod flaky;
mod testing;

// Building `dist/`.
mod build;
mod contents;
mod dist;
mod documents;
pub mod hosting;
mod kept;
mod languages;
mod module;
mod other_pages;
mod package;
mod packed;
mod page;
pub mod service_worker;
mod sizes;
mod template;
mod trunk;
mod twin;
mod variant;
mod wasm;
mod watch;
mod worker;

// Getting missing tools.
mod apt;
mod axe;
mod browser;
mod model;
mod npm;
mod other_browsers;
mod python;
mod setup;
mod terser;
mod toolchain;
mod tools;
mod wasm_opt;

// The static server.
pub mod server;

// The ground floor.
mod alone;
mod call;
mod error;
pub mod files;
pub mod hash;
mod lock;
mod project;
mod say;
mod tally;

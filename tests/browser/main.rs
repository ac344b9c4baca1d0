//! The built page in a real browser, under a sub-path, with the real network.
//!
//! `cargo xtask test` builds the page and names it in `CAMLENS_DIST`.

#![allow(clippy::unwrap_used, reason = "a test ends where its page does")]

#[path = "../common/mod.rs"]
mod common;
#[path = "../../crates/photo/tests/strange/mod.rs"]
mod strange;
#[path = "../webdriver/mod.rs"]
mod webdriver;

mod expected;
mod hooks;
mod shown;

mod accessibility;
mod ask;
mod camera;
mod classes;
mod cut_lines;
mod download;
mod export;
mod finer;
mod gallery;
mod given;
mod goldens;
mod help;
mod intake;
mod kept;
mod kernels;
mod language;
mod layout;
mod looks;
mod memory;
mod module;
mod offline;
mod other_browsers;
mod pictures;
mod policy;
mod reading;
mod speed;
mod strange_files;
mod swollen;
mod threads;
mod wasm_memory;
mod worker_faults;

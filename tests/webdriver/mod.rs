//! A real browser in front of the built page.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test ends where its browser does"
)]

mod driver;
pub mod hands;
mod log;
mod tab;

pub use tab::{Hook, Options, Tab, dist};

//! A real browser in front of the built page.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test ends where its browser does"
)]

mod browser;
mod chromium;
mod driver;
pub mod hands;
mod net_log;
mod profile;
mod screen;
mod site;
mod tab;
mod windows;

pub use browser::Browser;
pub use site::dist;
pub use tab::{Hook, Options, Tab};

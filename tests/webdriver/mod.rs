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
mod line;
mod look;
mod marks;
mod net_log;
mod pool;
mod profile;
mod screen;
mod site;
mod tab;
mod windows;

pub use browser::Browser;
pub use site::{Hook, dist};
pub use tab::{Options, Tab};

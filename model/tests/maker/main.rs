//! The maker's steps, each against something that shares no code with it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may end on the spot"
)]

mod conversion;
#[cfg(unix)]
mod fetching;
mod groups;
mod packing;
mod reading;
mod real_package;
mod support;

//! The worker: what is done with a message, and the browser that brings it.

pub mod download;
pub mod session;
pub mod browser;

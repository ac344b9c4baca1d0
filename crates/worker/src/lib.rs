//! The worker: the session that handles messages, the download of the network, and the browser
//! around both.

pub mod download;
pub mod session;
pub mod browser;

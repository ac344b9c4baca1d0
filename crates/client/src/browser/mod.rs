//! The worker as the browser runs it: the only place with browser types.

mod alarm;
mod bridge;

pub use bridge::{Bridge, BridgeError};

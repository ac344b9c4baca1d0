//! The worker as the browser runs it: the only place with browser types.

mod abilities;
mod alarm;
mod bridge;
mod crew;

pub use abilities::abilities;
pub use bridge::{Bridge, BridgeError};
pub use crew::Crew;

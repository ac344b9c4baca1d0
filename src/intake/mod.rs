//! How a photo comes in: chosen, dropped, pasted, shared, launched, or one of the samples.

mod act;
mod anywhere;
mod bundle;
mod choose;
mod entrance;
mod launched;
mod shared;
mod take_in;
mod zip;

pub use choose::Intake;
pub use entrance::Entrance;
pub use launched::listen as listen_for_launches;
pub use shared::open_with;

//! Classes of the visitor's own.

#[allow(
    dead_code,
    reason = "the room of the classes comes with its own commit"
)]
pub mod store;

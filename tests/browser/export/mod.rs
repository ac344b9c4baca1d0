//! What the page saves.

#[allow(dead_code, reason = "the tests of the room's buttons come next")]
mod downloads;

//! Scenarios: whole conversations of a visitor, the page and a made-up worker, each a story.

#![allow(clippy::unwrap_used, reason = "a story ends where its world does")]

mod ahead;
mod background;
mod cancel;
mod death;
mod download;
mod finer;
mod given;
mod heads;
mod late;
mod memory;
mod preview;
mod returned;
mod speed;
mod swollen;
mod threads;
mod visit;

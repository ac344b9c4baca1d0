//! Questions to the map: any class, one against another, a region; several classes side by side.

mod classes;
mod compare;
mod evidence;
mod herald;
mod keys;
mod list;
mod multiples;
mod picker;
mod pin;
mod prediction;
mod region;
mod scores;
mod sentences;
mod support;
mod tabs;
mod undo;
mod words;

pub use evidence::EvidencePanel;

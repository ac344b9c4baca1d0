//! What several rooms are made of: buttons, canvas, focus, numbers in words. Knows no room.

pub mod canvas;
pub mod document;
pub mod events;
pub mod file_name;
pub mod focus;
pub mod gradient;
pub mod numbers;
pub mod offer;
pub mod radio;
pub mod remember;
pub mod svg;

//! Parts of several rooms: buttons, canvas, focus, numbers in words. They know no room.

pub mod address;
pub mod canvas;
pub mod dialog;
pub mod document;
pub mod events;
pub mod failure;
pub mod file_name;
pub mod focus;
pub mod framing;
pub mod gradient;
pub mod lock;
pub mod numbers;
pub mod photo_state;
pub mod place;
pub mod offer;
pub mod radio;
pub mod remember;
pub mod sight;
pub mod size;
pub mod storage;
pub mod thumbnail;
pub mod timer;

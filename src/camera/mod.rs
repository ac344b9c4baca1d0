//! The camera: its live picture in a page over the page, and stills of it that go to the visitor's photos.

mod live;
mod page;
mod still;
mod stream;
mod words;

pub use live::Live;
pub use page::{CameraButton, CameraPage, RecordButton};

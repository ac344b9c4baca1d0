//! What is going on, what went wrong, and how fast it goes.

mod archives;
mod line;
mod notice;
mod preview;
mod sentences;
mod speed;
mod timing;
mod underway;
mod words;

pub use line::Status;
pub use notice::NoticeBox;
pub use preview::{PreviewMark, PreviewTag};
pub use speed::SpeedTest;
pub use timing::Timing;
pub use underway::Underway;

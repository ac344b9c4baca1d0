//! Faults of an answer, for tests of the page's reaction.

use std::time::Duration;

use super::{Gate, Line};

/// Changes to one answer. They combine: a slow answer may break off in the middle.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Twist {
    /// This status, with a short text in place of the file.
    pub status: Option<u16>,
    /// These bytes in place of the file's.
    pub body: Option<Vec<u8>>,
    /// The byte at this place is another one (taken modulo the length).
    pub corrupt_at: Option<usize>,
    /// The header announces the whole length; after this number of bytes the connection breaks.
    pub truncate_after: Option<usize>,
    /// Time before the answer begins.
    pub delay: Duration,
    /// The answer begins when this is open.
    pub held: Option<Gate>,
    /// The body comes at this speed at most.
    pub bytes_per_second: Option<u32>,
    /// The body comes over this line.
    pub line: Option<Line>,
    /// The body travels as gzip.
    pub gzip: bool,
}

impl Twist {
    /// An answer that is only a status, such as 404 or 503.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self {
            status: Some(status),
            ..Self::default()
        }
    }

    /// Other bytes than the file's.
    #[must_use]
    pub fn body(bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            body: Some(bytes.into()),
            ..Self::default()
        }
    }

    /// One byte is wrong.
    #[must_use]
    pub fn corrupt_at(place: usize) -> Self {
        Self {
            corrupt_at: Some(place),
            ..Self::default()
        }
    }

    /// The connection breaks after this number of bytes; at 0, after the headers.
    #[must_use]
    pub fn truncate_after(bytes: usize) -> Self {
        Self {
            truncate_after: Some(bytes),
            ..Self::default()
        }
    }

    /// The answer comes late.
    #[must_use]
    pub fn delay(time: Duration) -> Self {
        Self {
            delay: time,
            ..Self::default()
        }
    }

    /// The answer comes when the gate is opened.
    #[must_use]
    pub fn held(gate: &Gate) -> Self {
        Self {
            held: Some(gate.clone()),
            ..Self::default()
        }
    }

    /// The answer comes slowly.
    #[must_use]
    pub fn slow(bytes_per_second: u32) -> Self {
        Self {
            bytes_per_second: Some(bytes_per_second),
            ..Self::default()
        }
    }

    /// The file as it is, over this line.
    #[must_use]
    pub fn over(line: Line) -> Self {
        Self {
            line: Some(line),
            ..Self::default()
        }
    }

    /// On its way as gzip.
    #[must_use]
    pub fn as_gzip(self) -> Self {
        Self { gzip: true, ..self }
    }
}

//! The body of an answer: bytes, at once or slowly, to the end or not.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::body::{Body, Bytes, Frame, SizeHint};
use tokio::time::{Instant, Sleep};

use super::line::Line;

/// Pieces of a slow body in a second.
const PIECES_PER_SECOND: u32 = 20;

/// Bytes on their way.
pub struct Payload {
    left: Bytes,
    breaks: bool,
    /// The largest piece, when pieces come slowly.
    piece: Option<usize>,
    /// The line that limits its speed.
    line: Option<Line>,
    pause: Option<Pin<Box<Sleep>>>,
}

impl Payload {
    /// The whole body at once.
    pub fn whole(bytes: impl Into<Bytes>) -> Self {
        Self {
            left: bytes.into(),
            breaks: false,
            piece: None,
            line: None,
            pause: None,
        }
    }

    /// Breaks the connection after this number of bytes.
    pub fn breaking_after(mut self, length: usize) -> Self {
        self.left.truncate(length);
        self.breaks = true;
        self
    }

    /// Sends at this speed at most.
    pub fn at_speed(mut self, bytes_per_second: u32) -> Self {
        self.piece = usize::try_from((bytes_per_second / PIECES_PER_SECOND).max(1)).ok();
        self
    }

    /// Shares a line with other bodies.
    pub fn over(mut self, line: Line) -> Self {
        self = self.at_speed(line.bytes_per_second());
        self.line = Some(line);
        self
    }

    /// Waits between two pieces of a slow body; the first comes at once.
    fn poll_pause(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let Some(pause) = self.pause.as_mut() else {
            return Poll::Ready(());
        };
        std::task::ready!(pause.as_mut().poll(context));
        self.pause = None;
        Poll::Ready(())
    }
}

impl Body for Payload {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        std::task::ready!(self.poll_pause(context));
        if self.left.is_empty() {
            let end = std::mem::take(&mut self.breaks).then(|| Err(broken()));
            return Poll::Ready(end);
        }
        let all = self.left.len();
        let size = self.piece.unwrap_or(all).min(all);
        let piece = self.left.split_to(size);
        if self.piece.is_some() || self.breaks {
            // Also before it breaks: the bytes sent so far have to leave first.
            let time = Duration::from_secs(1) / PIECES_PER_SECOND;
            let until = match &self.line {
                Some(line) => line.take(size),
                None => Instant::now() + time,
            };
            self.pause = Some(Box::pin(tokio::time::sleep_until(until)));
        }
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.left.is_empty() && !self.breaks && self.pause.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        if self.breaks {
            // The header announces more than will come.
            SizeHint::default()
        } else {
            SizeHint::with_exact(self.left.len() as u64)
        }
    }
}

fn broken() -> io::Error {
    io::Error::new(io::ErrorKind::ConnectionReset, "told to break off")
}

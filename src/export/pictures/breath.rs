//! Work in pieces, between which the page answers.

use super::error::PictureError;
use crate::parts::breath::breathe;
use std::ops::{ControlFlow, Range};
use web_sys::Performance;

/// Hears how much is done, 0 to 1; `Break` ends the work.
pub(super) type Act<'a> = &'a dyn Fn(f64) -> ControlFlow<()>;

/// The work between two breaths, in milliseconds: a frame of the screen has 16.
const WORK_MS: f64 = 10.0;

/// Gives the page its turn again and again.
pub(super) struct Breath<'a> {
    act: Act<'a>,
    clock: Option<Performance>,
    since: f64,
    /// The present part of the work, between 0 and 1.
    part: Range<f64>,
}

impl<'a> Breath<'a> {
    /// Begins to work.
    pub fn new(act: Act<'a>) -> Self {
        let clock = web_sys::window().and_then(|window| window.performance());
        let mut breath = Self {
            act,
            clock,
            since: 0.0,
            part: 0.0..1.0,
        };
        breath.since = breath.now();
        breath
    }

    /// Begins a part of the work, from and to a progress between 0 and 1.
    pub fn part(&mut self, part: Range<f64>) {
        self.part = part;
    }

    /// Milliseconds of work since the last breath.
    pub fn worked(&self) -> f64 {
        self.now() - self.since
    }

    /// Tells the progress within the part, 0 to 1, and gives the page its turn where enough was done.
    ///
    /// # Errors
    /// [`PictureError::Cancelled`]
    pub async fn take(&mut self, done: f64) -> Result<(), PictureError> {
        if self.worked() >= WORK_MS {
            breathe().await;
            self.since = self.now();
        }
        let Range { start, end } = self.part;
        match (self.act)(start + (end - start) * done) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(PictureError::Cancelled),
        }
    }

    fn now(&self) -> f64 {
        self.clock.as_ref().map_or(0.0, Performance::now)
    }
}

/// Rows that are worked on in one go: so many that the work takes as long as it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Strip {
    rows: usize,
    most: usize,
}

/// Pixels of the first strip: a few milliseconds' work.
const FIRST_PIXELS: usize = 1 << 16;

/// Pixels of the largest strip: 4 MB of RGBA, far below what any canvas may have.
const MAX_PIXELS: usize = 1 << 20;

impl Strip {
    /// The first strip of pictures of this width.
    pub fn first(width: usize) -> Self {
        let rows = |pixels: usize| (pixels / width.max(1)).max(1);
        Self {
            rows: rows(FIRST_PIXELS),
            most: rows(MAX_PIXELS),
        }
    }

    /// The number of rows, at least 1.
    pub fn rows(self) -> usize {
        self.rows
    }

    /// The most rows of any strip.
    pub fn most(self) -> usize {
        self.most
    }

    /// The strip after one that took so many milliseconds: at most twice as large, or half.
    pub fn next(self, worked_ms: f64) -> Self {
        let factor = (WORK_MS / worked_ms.max(1.0)).clamp(0.5, 2.0);
        let rows = (self.rows as f64 * factor) as usize;
        Self {
            rows: rows.clamp(1, self.most),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strip_grows_and_shrinks_to_its_time() {
        let first = Strip::first(4000);
        assert_eq!(first.rows(), 16);
        assert_eq!(first.next(5.0).rows(), 32);
        assert_eq!(first.next(0.1).rows(), 32);
        assert_eq!(first.next(10.0).rows(), 16);
        assert_eq!(first.next(90.0).rows(), 8);
        let large = (0..20).fold(first, |strip, _| strip.next(1.0));
        assert_eq!(large.rows(), MAX_PIXELS / 4000);
        let small = (0..20).fold(first, |strip, _| strip.next(100.0));
        assert_eq!(small.rows(), 1);
        assert_eq!(Strip::first(10 * MAX_PIXELS).rows(), 1);
    }
}

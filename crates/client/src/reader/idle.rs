//! The time in which nothing happens, neither by the visitor nor by the worker.

use super::command::Command;
use super::patience::EARLY_MS;

/// Milliseconds after which nothing is likely to be wanted in the next second.
const LONG_MS: f64 = 10_000.0;

/// Remembers when something happened last, and the timer that was asked for.
#[derive(Debug, Default)]
pub(super) struct Idle {
    since_ms: f64,
    /// The time at which a timer goes off, or has gone off.
    wakes_at_ms: Option<f64>,
}

impl Idle {
    /// Something happened: the time begins anew.
    pub fn begin(&mut self, now_ms: f64) {
        self.since_ms = now_ms;
    }

    /// Whether nothing has happened for long.
    pub fn is_long(&self, now_ms: f64) -> bool {
        now_ms - self.since_ms + EARLY_MS >= LONG_MS
    }

    /// The wish to be woken when it is long; `None` while a timer is under way, after which it is asked
    /// again.
    pub fn wake(&mut self, now_ms: f64) -> Option<Command> {
        let waits = |at_ms| now_ms + EARLY_MS < at_ms;
        if self.wakes_at_ms.is_some_and(waits) {
            return None;
        }
        let at_ms = self.since_ms + LONG_MS;
        self.wakes_at_ms = Some(at_ms);
        Some(Command::Wake {
            after_ms: at_ms - now_ms,
        })
    }
}

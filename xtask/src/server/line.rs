//! A slow line that several answers share.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// A line of limited speed that any number of answers share; clones are the same line.
#[derive(Debug, Clone)]
pub struct Line {
    bytes_per_second: u32,
    traffic: Arc<Mutex<Traffic>>,
}

#[derive(Debug, Default)]
struct Traffic {
    free_at: Option<Instant>,
    bytes: u64,
}

impl Line {
    /// A line that nothing goes over yet.
    #[must_use]
    pub fn of(bytes_per_second: u32) -> Self {
        Self {
            bytes_per_second,
            traffic: Arc::default(),
        }
    }

    pub(super) fn bytes_per_second(&self) -> u32 {
        self.bytes_per_second
    }

    /// Queues bytes behind those on the line; returns the time when they have passed it.
    pub(super) fn take(&self, bytes: usize) -> Instant {
        let seconds = bytes as f64 / f64::from(self.bytes_per_second.max(1));
        let mut traffic = lock(&self.traffic);
        let now = Instant::now();
        let begin = traffic.free_at.map_or(now, |free| free.max(now));
        let end = begin + Duration::from_secs_f64(seconds);
        traffic.free_at = Some(end);
        traffic.bytes += bytes as u64;
        end
    }

    /// The bytes of all bodies that passed it.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        lock(&self.traffic).bytes
    }
}

/// A panic elsewhere leaves numbers that are still good.
fn lock(traffic: &Mutex<Traffic>) -> MutexGuard<'_, Traffic> {
    traffic.lock().unwrap_or_else(PoisonError::into_inner)
}

impl PartialEq for Line {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.traffic, &other.traffic)
    }
}

impl Eq for Line {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_answers_share_a_line() {
        let line = Line::of(1000);
        let first = line.take(100);
        let second = line.clone().take(200);
        assert_eq!(second - first, Duration::from_millis(200));
        assert_eq!(line.bytes(), 300);
        assert_ne!(line, Line::of(1000));
    }
}

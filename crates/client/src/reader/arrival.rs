//! The bytes on their way to the first answer, and the time that they will take.
//!
//! Before a network answers, two things come over the line: the engine, and the network's files. The
//! visitor waits for both, so both are counted together, and what an earlier visit kept is not.

use camlens_core::protocol::PREVIEW_WORTH_SECONDS;
use std::collections::VecDeque;

/// Milliseconds over which the line's speed is measured.
const WINDOW_MS: f64 = 8000.0;

/// Milliseconds before which a speed is no more than a guess.
const MIN_SPAN_MS: f64 = 700.0;

/// Seconds from the engine's last byte until it listens: the end of its compilation, and the threads.
const ENGINE_SECONDS: f64 = 0.5;

/// Seconds from the last byte of a preview to its first answer, and from that of the exact network:
/// packing, and the passes. Measured on two cores of 2026 (`docs/performance.md`); a phone may take
/// twice as long, which is little beside a download.
pub(super) const PREVIEW_SECONDS: f64 = 1.1;
pub(super) const EXACT_SECONDS: f64 = 1.5;

/// The bytes of a network, as the page's build knows them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NetworkBytes {
    /// All of them.
    pub total: u64,
    /// Those that a preview needs.
    pub before_preview: u64,
}

/// The progress towards the first answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Arrival {
    /// Bytes of engine and network that came over the line.
    pub done: u64,
    /// Bytes of engine and network that were not kept.
    pub total: u64,
    /// Seconds until the first answer, once known.
    pub first_answer: Option<f64>,
}

/// Counts the bytes of one worker's start.
#[derive(Debug, Default)]
pub(super) struct Arriving {
    /// Bytes of the engine that are there, and all of them; none of an engine that was kept.
    engine: (u64, u64),
    /// Bytes of the network over the line, as the worker counts them.
    network: u64,
    /// Bytes of the network that came before the worker counted.
    early: u64,
    /// Times in milliseconds, and the bytes over the line by then.
    seen: VecDeque<(f64, u64)>,
}

impl Arriving {
    /// Notes `done` of `total` bytes of the engine, and `early` bytes of the network that came meanwhile.
    pub fn engine_comes(&mut self, now_ms: f64, (done, total): (u64, u64), early: u64) {
        self.engine = (done.min(total), total);
        self.early = early;
        self.note(now_ms);
    }

    /// Bytes of the network came over the line. An engine that asks for them is whole.
    pub fn network_comes(&mut self, now_ms: f64, bytes: u64) {
        self.engine.0 = self.engine.1;
        self.network = bytes;
        self.note(now_ms);
    }

    fn done(&self) -> u64 {
        self.engine.0 + self.network.max(self.early)
    }

    fn engine_left(&self) -> u64 {
        self.engine.1.saturating_sub(self.engine.0)
    }

    /// Notes the bytes at this time. Bytes that were thrown away are no speed.
    fn note(&mut self, now_ms: f64) {
        let done = self.done();
        if self.seen.back().is_some_and(|&(_, before)| done < before) {
            self.seen.clear();
        }
        self.seen.push_back((now_ms, done));
        // One that is older stays, so that the window is never empty.
        while self
            .seen
            .get(1)
            .is_some_and(|&(then, _)| now_ms - then >= WINDOW_MS)
        {
            self.seen.pop_front();
        }
    }

    /// Bytes a second.
    fn speed(&self) -> Option<f64> {
        let (&(from_ms, from), &(to_ms, to)) = (self.seen.front()?, self.seen.back()?);
        let measured = to_ms - from_ms >= MIN_SPAN_MS && to > from;
        measured.then(|| 1000.0 * (to - from) as f64 / (to_ms - from_ms))
    }

    /// The progress, where this is missing of the network.
    pub fn arrival(&self, missing: NetworkBytes) -> Arrival {
        let speed = self.speed();
        // The worker has not counted the early bytes yet: they are among the missing ones.
        let early = self.early.saturating_sub(self.network);
        let missing = NetworkBytes {
            total: missing.total.saturating_sub(early),
            before_preview: missing.before_preview.saturating_sub(early),
        };
        Arrival {
            done: self.done(),
            total: self.done() + self.engine_left() + missing.total,
            first_answer: speed.map(|speed| self.seconds(missing, speed)),
        }
    }

    /// The worker's own rule: a preview answers first where the rest takes long.
    fn seconds(&self, missing: NetworkBytes, speed: f64) -> f64 {
        let rest = missing.total.saturating_sub(missing.before_preview) as f64;
        let (bytes, afterwards) = if rest / speed > PREVIEW_WORTH_SECONDS {
            (missing.before_preview, PREVIEW_SECONDS)
        } else {
            (missing.total, EXACT_SECONDS)
        };
        let engine = self.engine_left();
        let listening = if engine > 0 { ENGINE_SECONDS } else { 0.0 };
        // The network's first files come while the engine is made ready.
        let network = (bytes as f64 / speed).max(listening);
        engine as f64 / speed + network + afterwards
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// At 10 Mbit/s.
    const SPEED: f64 = 1_250_000.0;

    const ALL: NetworkBytes = NetworkBytes {
        total: 47_200_000,
        before_preview: 21_700_000,
    };

    /// The state after `done` of 3.7 million bytes of the engine came at `speed` bytes a second.
    fn engine(done: u64, speed: f64) -> Arriving {
        let mut arriving = Arriving::default();
        for tenth in 0..=10 {
            arriving.engine = (done * tenth / 10, 3_700_000);
            arriving.note(1000.0 * arriving.engine.0 as f64 / speed);
        }
        arriving
    }

    #[test]
    fn the_total_is_engine_and_network() {
        let arrival = engine(1_250_000, SPEED).arrival(ALL);
        assert_eq!((arrival.done, arrival.total), (1_250_000, 50_900_000));
    }

    #[test]
    fn on_a_slow_line_the_first_answer_is_a_previews() {
        let left = engine(1_250_000, SPEED).arrival(ALL).first_answer;
        let expected = (2_450_000.0 + 21_700_000.0) / SPEED + PREVIEW_SECONDS;
        assert!(
            left.is_some_and(|left| (left - expected).abs() < 0.01),
            "{left:?}"
        );
    }

    #[test]
    fn on_a_fast_line_all_bytes_count() {
        let fast = 10.0 * SPEED;
        let left = engine(1_000_000, fast).seconds(ALL, fast);
        let expected = (2_700_000.0 + 47_200_000.0) / fast + EXACT_SECONDS;
        assert!((left - expected).abs() < 0.01, "{left}");
    }

    #[test]
    fn a_first_glimpse_is_no_speed() {
        let mut arriving = Arriving {
            engine: (100_000, 3_700_000),
            ..Arriving::default()
        };
        arriving.note(0.0);
        arriving.engine.0 = 200_000;
        arriving.note(MIN_SPAN_MS - 1.0);
        assert_eq!(arriving.speed(), None);
        arriving.note(2.0 * MIN_SPAN_MS);
        assert!(arriving.speed().is_some());
    }

    #[test]
    fn a_line_that_becomes_slow_is_noticed() {
        let mut arriving = engine(3_700_000, SPEED);
        let (mut now_ms, slow) = (2960.0, SPEED / 10.0);
        for _ in 0..100 {
            now_ms += 100.0;
            arriving.network += (slow / 10.0) as u64;
            arriving.note(now_ms);
        }
        let speed = arriving.speed();
        assert!(
            speed.is_some_and(|speed| (0.9 * slow..1.3 * slow).contains(&speed)),
            "{speed:?}"
        );
    }

    #[test]
    fn early_bytes_count_once() {
        let mut arriving = engine(3_700_000, SPEED);
        arriving.engine_comes(3000.0, (3_700_000, 3_700_000), 500_000);
        let early = arriving.arrival(ALL);
        assert_eq!((early.done, early.total), (4_200_000, 50_900_000));
        // The worker takes them over, one after the other.
        for network in [0, 400_000, 600_000] {
            arriving.network_comes(3400.0, network);
            let missing = NetworkBytes {
                total: ALL.total - network,
                before_preview: ALL.before_preview - network,
            };
            let arrival = arriving.arrival(missing);
            let done = 3_700_000 + network.max(500_000);
            assert_eq!((arrival.done, arrival.total), (done, 50_900_000));
            assert!(arrival.first_answer.is_some());
        }
    }

    #[test]
    fn bytes_that_are_thrown_away_are_no_speed() {
        let mut arriving = engine(3_700_000, SPEED);
        arriving.network = 3_000_000;
        arriving.note(5500.0);
        arriving.network = 0;
        arriving.note(5600.0);
        assert_eq!(arriving.speed(), None);
    }
}

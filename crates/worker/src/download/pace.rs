//! The speed of a line, and the time until the rest is there.

/// Milliseconds after which bytes and time count for a third (1 / e).
const MEMORY_MS: f64 = 6_000.0;

/// Milliseconds and bytes below which nothing is known of the line.
const KNOWN_AFTER_MS: f64 = 1_500.0;
const KNOWN_FROM_BYTES: f64 = 200_000.0;

/// Milliseconds between two reports from which on neither time nor bytes count: the device slept,
/// its clock was set, or the worker computed. Even a slow line brings a piece more often.
const MAX_GAP_MS: f64 = 10_000.0;

/// The speed of a line, smoothed: the last seconds count most.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Pace {
    /// Time of the last report and its bytes.
    last: Option<(f64, u64)>,
    /// Both fade with time.
    milliseconds: f64,
    bytes: f64,
    /// Both count from the beginning and do not fade.
    all_milliseconds: f64,
    all_bytes: f64,
}

impl Pace {
    /// Begins, or goes on after a break, whose time does not count.
    pub fn begin(&mut self, now: f64, bytes: u64) {
        self.last = Some((now, bytes));
    }

    /// Takes a report: `bytes` have come over the line in all, at `now` (milliseconds on any clock).
    /// Fewer bytes than before mean that some were thrown away; that takes time and brings nothing.
    pub fn report(&mut self, now: f64, bytes: u64) {
        if let Some((then, before)) = self.last
            && now - then < MAX_GAP_MS
        {
            let time = (now - then).max(0.0);
            let new = bytes.saturating_sub(before) as f64;
            let fade = (-time / MEMORY_MS).exp();
            self.milliseconds = self.milliseconds * fade + time;
            self.bytes = self.bytes * fade + new;
            self.all_milliseconds += time;
            self.all_bytes += new;
        }
        self.last = Some((now, bytes));
    }

    /// Bytes a second; `None` before enough has come to tell.
    pub fn bytes_per_second(&self) -> Option<f64> {
        let known = self.all_milliseconds >= KNOWN_AFTER_MS && self.all_bytes >= KNOWN_FROM_BYTES;
        let speed = 1000.0 * self.bytes / self.milliseconds;
        (known && speed >= 1.0).then_some(speed)
    }

    /// Seconds until so many more bytes are there; `None` before enough has come to tell.
    pub fn seconds_for(&self, bytes: u64) -> Option<f64> {
        Some(bytes as f64 / self.bytes_per_second()?)
    }

    /// The same from all reports, however few; `None` before the first byte.
    pub fn rough_seconds_for(&self, bytes: u64) -> Option<f64> {
        let speed = 1000.0 * self.all_bytes / self.all_milliseconds;
        (self.all_bytes > 0.0 && speed > 0.0).then(|| bytes as f64 / speed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes at a constant speed, told ten times a second.
    fn bring(pace: &mut Pace, from: (f64, u64), seconds: f64, bytes_per_second: u64) -> (f64, u64) {
        let steps = (seconds * 10.0) as u64;
        let mut at = from;
        for step in 1..=steps {
            at = (
                from.0 + 100.0 * step as f64,
                from.1 + bytes_per_second * step / 10,
            );
            pace.report(at.0, at.1);
        }
        at
    }

    #[test]
    fn nothing_is_known_at_first() {
        let mut pace = Pace::default();
        pace.report(0.0, 0);
        assert_eq!(pace.seconds_for(1), None);
        let at = bring(&mut pace, (0.0, 0), 1.0, 1_000_000);
        assert_eq!(pace.seconds_for(1), None);
        assert_eq!(pace.rough_seconds_for(2_000_000).map(f64::round), Some(2.0));
        bring(&mut pace, at, 1.0, 1_000_000);
        let left = pace.seconds_for(10_000_000);
        assert!(
            left.is_some_and(|left| (left - 10.0).abs() < 0.1),
            "{left:?}"
        );
    }

    #[test]
    fn the_last_seconds_count_most_and_one_jump_little() {
        let mut pace = Pace::default();
        pace.report(0.0, 0);
        let at = bring(&mut pace, (0.0, 0), 20.0, 1_000_000);
        let at = bring(&mut pace, at, 0.5, 100_000);
        let soon = pace.bytes_per_second();
        assert!(soon.is_some_and(|speed| speed > 850_000.0), "{soon:?}");
        bring(&mut pace, at, 30.0, 100_000);
        let late = pace.bytes_per_second();
        assert!(late.is_some_and(|speed| speed < 130_000.0), "{late:?}");
    }

    #[test]
    fn a_break_is_no_slow_line() {
        let mut pace = Pace::default();
        pace.begin(0.0, 0);
        let (now, bytes) = bring(&mut pace, (0.0, 0), 4.0, 1_000_000);
        let before = pace;
        let later = now + 60_000.0;
        pace.begin(later, bytes);
        let speeds = |pace: Pace| (pace.bytes_per_second(), pace.rough_seconds_for(1));
        assert_eq!(speeds(pace), speeds(before));
        bring(&mut pace, (later, bytes), 4.0, 1_000_000);
        let left = pace.rough_seconds_for(10_000_000);
        assert_eq!(left.map(f64::round), Some(10.0));
    }

    #[test]
    fn what_comes_from_the_store_or_again_is_no_speed() {
        let mut pace = Pace::default();
        pace.report(0.0, 0);
        pace.report(3000.0, 0);
        assert_eq!(
            (pace.seconds_for(1), pace.rough_seconds_for(1)),
            (None, None)
        );
        let at = bring(&mut pace, (3000.0, 0), 4.0, 1_000_000);
        let before = pace.bytes_per_second();
        pace.report(at.0 + 1000.0, at.1 - 3_000_000);
        assert!(pace.bytes_per_second() < before);
    }

    #[test]
    fn a_sleep_of_the_device_is_no_slow_line() {
        let mut pace = Pace::default();
        pace.report(0.0, 0);
        let (now, bytes) = bring(&mut pace, (0.0, 0), 4.0, 1_000_000);
        let awake = (now + 3_600_000.0, bytes);
        pace.report(awake.0, awake.1);
        bring(&mut pace, awake, 1.0, 1_000_000);
        for seconds in [
            pace.seconds_for(10_000_000),
            pace.rough_seconds_for(10_000_000),
        ] {
            assert!(
                seconds.is_some_and(|seconds| (8.0..12.0).contains(&seconds)),
                "{seconds:?}"
            );
        }
    }

    #[test]
    fn a_clock_that_is_set_back_takes_no_time() {
        let mut pace = Pace::default();
        pace.report(0.0, 0);
        let (now, bytes) = bring(&mut pace, (0.0, 0), 4.0, 1_000_000);
        let back = (now - 3_600_000.0, bytes);
        pace.report(back.0, back.1);
        bring(&mut pace, back, 4.0, 1_000_000);
        let left = pace.seconds_for(10_000_000);
        assert_eq!(left.map(f64::round), Some(10.0));
    }
}

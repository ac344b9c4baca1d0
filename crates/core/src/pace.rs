//! How fast bytes come, and how long the rest will take.

/// Milliseconds after which what was heard counts for a third.
const MEMORY: f64 = 6000.0;

/// Less time or fewer bytes than this say nothing about the line.
const KNOWN_AFTER: f64 = 1500.0;
const KNOWN_FROM: f64 = 200_000.0;

/// A line's speed, smoothed: the last seconds count most.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Pace {
    last: Option<(f64, u64)>,
    /// Both fade as time goes by.
    milliseconds: f64,
    bytes: f64,
    /// Both do not.
    all_milliseconds: f64,
    all_bytes: f64,
}

impl Pace {
    /// Begins to listen, or goes on after a break, whose time does not count.
    pub fn begin(&mut self, now: f64, bytes: u64) {
        self.last = Some((now, bytes));
    }

    /// Hears how many bytes have come over the line by now (milliseconds on any clock). What was
    /// thrown away and fetched again is heard as fewer; it takes time and brings nothing.
    pub fn hear(&mut self, now: f64, bytes: u64) {
        if let Some((then, before)) = self.last {
            let time = (now - then).max(0.0);
            let came = bytes.saturating_sub(before) as f64;
            let fade = (-time / MEMORY).exp();
            self.milliseconds = self.milliseconds * fade + time;
            self.bytes = self.bytes * fade + came;
            self.all_milliseconds += time;
            self.all_bytes += came;
        }
        self.last = Some((now, bytes));
    }

    /// Bytes in a second; none before enough was heard to tell.
    pub fn bytes_per_second(&self) -> Option<f64> {
        let known = self.all_milliseconds >= KNOWN_AFTER && self.all_bytes >= KNOWN_FROM;
        let speed = 1000.0 * self.bytes / self.milliseconds;
        (known && speed >= 1.0).then_some(speed)
    }

    /// Seconds until so many more bytes are there.
    pub fn seconds_for(&self, bytes: u64) -> Option<f64> {
        Some(bytes as f64 / self.bytes_per_second()?)
    }

    /// The same from all that was heard, however little; none when nothing came.
    pub fn rough_seconds_for(&self, bytes: u64) -> Option<f64> {
        let speed = 1000.0 * self.all_bytes / self.all_milliseconds;
        (self.all_bytes > 0.0 && speed > 0.0).then(|| bytes as f64 / speed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes at a constant speed, told ten times a second.
    fn go_on(pace: &mut Pace, from: (f64, u64), seconds: f64, bytes_per_second: u64) -> (f64, u64) {
        let steps = (seconds * 10.0) as u64;
        let mut at = from;
        for step in 1..=steps {
            at = (
                from.0 + 100.0 * step as f64,
                from.1 + bytes_per_second * step / 10,
            );
            pace.hear(at.0, at.1);
        }
        at
    }

    #[test]
    fn nothing_is_said_before_it_is_known() {
        let mut pace = Pace::default();
        pace.hear(0.0, 0);
        assert_eq!(pace.seconds_for(1), None);
        let at = go_on(&mut pace, (0.0, 0), 1.0, 1_000_000);
        assert_eq!(pace.seconds_for(1), None);
        assert_eq!(pace.rough_seconds_for(2_000_000).map(f64::round), Some(2.0));
        go_on(&mut pace, at, 1.0, 1_000_000);
        let left = pace.seconds_for(10_000_000);
        assert!(
            left.is_some_and(|left| (left - 10.0).abs() < 0.1),
            "{left:?}"
        );
    }

    #[test]
    fn the_last_seconds_count_most_and_one_jump_little() {
        let mut pace = Pace::default();
        pace.hear(0.0, 0);
        let at = go_on(&mut pace, (0.0, 0), 20.0, 1_000_000);
        let at = go_on(&mut pace, at, 0.5, 100_000);
        let soon = pace.bytes_per_second();
        assert!(soon.is_some_and(|speed| speed > 850_000.0), "{soon:?}");
        go_on(&mut pace, at, 30.0, 100_000);
        let late = pace.bytes_per_second();
        assert!(late.is_some_and(|speed| speed < 130_000.0), "{late:?}");
    }

    #[test]
    fn a_break_is_no_slow_line() {
        let mut pace = Pace::default();
        pace.begin(0.0, 0);
        let (now, bytes) = go_on(&mut pace, (0.0, 0), 4.0, 1_000_000);
        let before = pace;
        let later = now + 60_000.0;
        pace.begin(later, bytes);
        let speeds = |pace: Pace| (pace.bytes_per_second(), pace.rough_seconds_for(1));
        assert_eq!(speeds(pace), speeds(before));
        go_on(&mut pace, (later, bytes), 4.0, 1_000_000);
        let left = pace.rough_seconds_for(10_000_000);
        assert_eq!(left.map(f64::round), Some(10.0));
    }

    #[test]
    fn what_comes_from_the_store_or_again_is_no_speed() {
        let mut pace = Pace::default();
        pace.hear(0.0, 0);
        pace.hear(3000.0, 0);
        assert_eq!(
            (pace.seconds_for(1), pace.rough_seconds_for(1)),
            (None, None)
        );
        let at = go_on(&mut pace, (3000.0, 0), 4.0, 1_000_000);
        let before = pace.bytes_per_second();
        pace.hear(at.0 + 1000.0, at.1 - 3_000_000);
        assert!(pace.bytes_per_second() < before);
    }
}

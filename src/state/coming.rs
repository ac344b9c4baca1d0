//! The download in words: how much is there, how fast it comes, how long it will take.

use crate::parts::numbers;
use camlens_core::pace::Pace;

/// How far the download is.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Coming {
    pub done: u64,
    pub total: u64,
    /// Bytes in a second, once it is known.
    speed: Option<f64>,
    /// Seconds until all is there, once it is known.
    left: Option<f64>,
    /// Bytes that came over the line.
    came: u64,
    pace: Pace,
}

impl Coming {
    /// The next news of it, at this time in milliseconds; `stored` bytes did not come over the line.
    pub fn hear(&mut self, now: f64, done: u64, total: u64, stored: u64) {
        self.came = done.saturating_sub(stored);
        self.pace.hear(now, self.came);
        self.speed = self.pace.bytes_per_second();
        self.left = self.pace.seconds_for(total.saturating_sub(done));
        (self.done, self.total) = (done, total);
    }

    /// It goes on after a break, whose time says nothing about the line.
    pub fn go_on(&mut self, now: f64) {
        self.pace.begin(now, self.came);
    }

    /// Speed and time left in words, once they are known and for as long as something is missing.
    pub fn rest_in_words(&self) -> Option<(String, String)> {
        let left = self.left.filter(|_| !self.is_there())?;
        let speed = numbers::bytes(self.speed? as u64);
        Some((format!("{speed}/s"), about(left)))
    }

    /// Bytes, speed and time left, as far as they are known.
    pub fn in_words(&self) -> String {
        if self.done == 0 {
            return numbers::bytes(self.total);
        }
        let mut said = vec![numbers::progress(self.done, self.total)];
        if let Some((speed, left)) = self.rest_in_words() {
            said.push(speed);
            said.push(format!("{left} left"));
        }
        said.join(", ")
    }

    /// The part that is there, without a false 100 %.
    pub fn percent(&self) -> u64 {
        100 * self.done / self.total.max(1)
    }

    /// Whether all bytes are there.
    pub fn is_there(&self) -> bool {
        self.total > 0 && self.done >= self.total
    }
}

/// A time as a person says it who does not know it exactly.
fn about(seconds: f64) -> String {
    match seconds {
        s if s < 2.0 => "a moment".to_owned(),
        s if s < 20.0 => format!("about {s:.0} s"),
        s if s < 90.0 => format!("about {:.0} s", (s / 5.0).round() * 5.0),
        s => format!("about {:.0} min", s / 60.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_not_said() {
        let mut coming = Coming::default();
        coming.hear(0.0, 0, 46_900_000, 0);
        assert_eq!(coming.in_words(), "46.9 MB");
        coming.hear(500.0, 1_000_000, 46_900_000, 0);
        assert_eq!(coming.in_words(), "1.0 of 46.9 MB");
        for second in 1_u32..=10 {
            let (now, done) = (1000.0 * f64::from(second), 2_000_000 * u64::from(second));
            coming.hear(now, done, 46_900_000, 0);
        }
        let said = coming.in_words();
        assert!(
            said.starts_with("20.0 of 46.9 MB, 2.0 MB/s, about 1"),
            "{said}"
        );
        assert_eq!(coming.percent(), 42);
        coming.hear(11_000.0, 46_900_000, 46_900_000, 0);
        assert_eq!(coming.in_words(), "46.9 of 46.9 MB");
    }

    #[test]
    fn a_break_is_no_slow_line() {
        let mut coming = Coming::default();
        for second in 0_u32..=10 {
            let (now, done) = (1000.0 * f64::from(second), 2_000_000 * u64::from(second));
            coming.hear(now, done, 46_900_000, 0);
        }
        let rest = coming.rest_in_words();
        assert!(
            rest.as_ref()
                .is_some_and(|(speed, left)| speed == "2.0 MB/s" && left == "about 13 s"),
            "{rest:?}"
        );
        coming.go_on(600_000.0);
        coming.hear(601_000.0, 22_000_000, 46_900_000, 0);
        let rest = coming.rest_in_words();
        assert!(
            rest.as_ref().is_some_and(|(speed, _)| speed == "2.0 MB/s"),
            "{rest:?}"
        );
    }

    #[test]
    fn what_was_kept_is_no_speed() {
        let mut coming = Coming::default();
        coming.hear(0.0, 0, 40_000_000, 0);
        coming.hear(5000.0, 20_000_000, 40_000_000, 20_000_000);
        assert_eq!(coming.in_words(), "20.0 of 40.0 MB");
    }

    #[test]
    fn times_are_rounded_more_the_longer_they_are() {
        assert_eq!(about(0.3), "a moment");
        assert_eq!(about(13.4), "about 13 s");
        assert_eq!(about(43.0), "about 45 s");
        assert_eq!(about(200.0), "about 3 min");
    }
}

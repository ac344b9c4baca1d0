//! The download in words: how much is there, how fast it comes, how long it will take.

use crate::parts::numbers;

/// How far the download is, as the worker says.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Coming {
    /// Bytes that are there.
    pub done: u64,
    /// Bytes of the whole.
    pub total: u64,
    /// Bytes a second; `None` before enough has come to tell.
    pub speed: Option<f64>,
    /// Seconds until all is there; `None` before enough has come to tell.
    pub left: Option<f64>,
}

impl Coming {
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

    fn coming(done: u64, known: Option<(f64, f64)>) -> Coming {
        Coming {
            done,
            total: 46_900_000,
            speed: known.map(|(speed, _)| speed),
            left: known.map(|(_, left)| left),
        }
    }

    #[test]
    fn speed_and_time_are_left_out_until_they_are_known() {
        assert_eq!(coming(0, None).in_words(), "46.9 MB");
        assert_eq!(coming(1_000_000, None).in_words(), "1.0 of 46.9 MB");
        let known = coming(20_000_000, Some((2e6, 13.45)));
        assert_eq!(
            known.in_words(),
            "20.0 of 46.9 MB, 2.0 MB/s, about 13 s left"
        );
        assert_eq!(known.percent(), 42);
    }

    #[test]
    fn nothing_is_left_when_all_is_there() {
        let all = coming(46_900_000, Some((2e6, 0.0)));
        assert_eq!(all.in_words(), "46.9 of 46.9 MB");
    }

    #[test]
    fn times_are_rounded_more_the_longer_they_are() {
        assert_eq!(about(0.3), "a moment");
        assert_eq!(about(13.4), "about 13 s");
        assert_eq!(about(43.0), "about 45 s");
        assert_eq!(about(200.0), "about 3 min");
    }
}

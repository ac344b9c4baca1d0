//! The pace at which photos are read, and the time that the others take.

use std::collections::VecDeque;

/// Photos that the pace is of: the last ones, because size and load change.
const PHOTOS: usize = 20;
/// Fewer say nothing about the next ones.
const MIN_PHOTOS: usize = 3;
/// A tenth is left out at each end: the longest times (a tab that slept) and the shortest.
const TRIMMED_IN: usize = 10;

/// The times at which photos were done.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pace {
    /// Milliseconds from one photo to the next, the last one at the end.
    gaps: VecDeque<f64>,
    /// The time of the last photo or of the start; `None` while nothing is read.
    since: Option<f64>,
}

impl Pace {
    /// Reading begins, or goes on after a pause. Times are in milliseconds on one clock.
    pub fn start(&mut self, now_ms: f64) {
        self.since = Some(now_ms);
    }

    /// A photo is begun: where nothing was being read, reading begins.
    pub fn begin(&mut self, now_ms: f64) {
        self.since.get_or_insert(now_ms);
    }

    /// Reading pauses: the time until the next start counts for no photo.
    pub fn pause(&mut self) {
        self.since = None;
    }

    /// A photo is read, or has failed. Without a start before it, it is the start.
    pub fn done(&mut self, now_ms: f64) {
        let gap = self.since.map(|since| now_ms - since);
        // A clock that goes back counts for nothing.
        if let Some(gap) = gap.filter(|gap| gap.is_finite() && *gap >= 0.0) {
            self.gaps.push_back(gap);
            if self.gaps.len() > PHOTOS {
                self.gaps.pop_front();
            }
        }
        self.since = Some(now_ms);
    }

    /// Milliseconds a photo: the mean of the last ones without the longest and the shortest tenth.
    /// `None` before enough are done.
    pub fn ms_a_photo(&self) -> Option<f64> {
        if self.gaps.len() < MIN_PHOTOS {
            return None;
        }
        let mut sorted: Vec<f64> = self.gaps.iter().copied().collect();
        sorted.sort_by(f64::total_cmp);
        let trimmed = sorted.len().div_ceil(TRIMMED_IN);
        let kept = sorted.get(trimmed..sorted.len() - trimmed)?;
        Some(kept.iter().sum::<f64>() / kept.len() as f64)
    }

    /// Photos a minute.
    pub fn a_minute(&self) -> Option<f64> {
        let ms = self.ms_a_photo().filter(|&ms| ms > 0.0)?;
        Some(60_000.0 / ms)
    }

    /// Milliseconds until `left` photos are done. It falls while one of them is read, until that has
    /// taken as long as the others; it stands still in a pause.
    pub fn left_ms(&self, left: usize, now_ms: f64) -> Option<f64> {
        let ms = self.ms_a_photo()?;
        let under_way = self
            .since
            .map_or(0.0, |since| (now_ms - since).clamp(0.0, ms));
        Some((left as f64 * ms - under_way).max(0.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pace after photos that took so long each.
    fn pace(gaps: impl IntoIterator<Item = f64>) -> (Pace, f64) {
        let (mut pace, mut now) = (Pace::default(), 1e6);
        pace.start(now);
        for gap in gaps {
            now += gap;
            pace.done(now);
        }
        (pace, now)
    }

    #[test]
    fn two_photos_say_nothing_yet() {
        let (mut pace, now) = pace([400.0; 2]);
        assert_eq!((pace.ms_a_photo(), pace.left_ms(9, now)), (None, None));
        pace.done(now + 400.0);
        assert_eq!(pace.ms_a_photo(), Some(400.0));
        assert_eq!(pace.a_minute(), Some(150.0));
        assert_eq!(pace.left_ms(9, now + 400.0), Some(3600.0));
    }

    #[test]
    fn one_slow_photo_and_a_sleep_change_nothing() {
        let mut gaps = [500.0; 20];
        gaps[4] = 30_000.0;
        gaps[11] = 3_600_000.0;
        assert_eq!(pace(gaps).0.ms_a_photo(), Some(500.0));
        // One that takes long is left out even among three.
        assert_eq!(pace([500.0, 90_000.0, 500.0]).0.ms_a_photo(), Some(500.0));
    }

    #[test]
    fn photos_of_two_sizes_count_by_their_number() {
        // A median would say 300 or 1,500, by a hair.
        let gaps = (0..20).map(|at| if at % 2 == 0 { 300.0 } else { 1500.0 });
        assert_eq!(pace(gaps).0.ms_a_photo(), Some(900.0));
    }

    #[test]
    fn a_pause_is_no_photo() {
        let (mut pace, now) = pace([500.0; 5]);
        pace.pause();
        assert_eq!(pace.left_ms(4, now + 1e6), Some(2000.0));
        pace.start(now + 2e6);
        pace.done(now + 2e6 + 500.0);
        assert_eq!(pace, self::pace([500.0; 6]).0.moved(2e6));
    }

    impl Pace {
        fn moved(mut self, by: f64) -> Self {
            self.since = self.since.map(|since| since + by);
            self
        }
    }

    #[test]
    fn a_change_shows_within_twenty_photos() {
        let (mut pace, mut now) = pace([200.0; 500]);
        for _ in 0..PHOTOS {
            now += 800.0;
            pace.done(now);
        }
        assert_eq!(pace.ms_a_photo(), Some(800.0));
    }

    #[test]
    fn time_left_falls_while_a_photo_is_read() {
        let (pace, now) = pace([4000.0; 4]);
        let left = |after| pace.left_ms(3, now + after);
        assert_eq!(left(0.0), Some(12_000.0));
        assert_eq!(left(1500.0), Some(10_500.0));
        // It takes longer than the others did: the two behind it still take their time.
        assert_eq!(left(60_000.0), Some(8000.0));
        assert_eq!(pace.left_ms(0, now + 1.0), Some(0.0));
    }

    #[test]
    fn a_clock_that_goes_back_is_survived() {
        let (mut pace, now) = pace([500.0; 4]);
        for odd in [now - 1e9, f64::NAN, now] {
            pace.done(odd);
        }
        assert_eq!(pace.left_ms(2, f64::NAN).map(f64::is_finite), Some(true));
        pace.done(now + 500.0);
        assert_eq!(pace.ms_a_photo(), Some(500.0));
    }
}

//! The visitor's photos that the browser keeps for a tab, so that a reload does not lose them: which
//! of them go, and when.

/// Bytes that are kept for one tab.
pub const MAX_BYTES: u64 = 128 << 20;

/// Photos that are kept for one tab: as many as the shelf has.
pub const MAX_PHOTOS: usize = crate::shelf::MAX_PHOTOS;

const HOUR_MS: f64 = 3_600_000.0;

/// A photo that is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptPhoto {
    /// The name of the tab.
    pub tab: String,
    /// Milliseconds since 1970.
    pub given_ms: f64,
    /// Bytes of the file.
    pub bytes: u64,
}

impl KeptPhoto {
    /// Whether the photo is to be deleted. The photo of a closed tab stays for an hour, because a
    /// closed tab can be opened again; where the browser does not tell (`open` is `None`), every
    /// photo stays for a day.
    pub fn is_over(&self, now_ms: f64, open: Option<bool>) -> bool {
        let age_ms = now_ms - self.given_ms;
        match open {
            Some(true) => false,
            Some(false) => age_ms > HOUR_MS,
            None => age_ms > 24.0 * HOUR_MS,
        }
    }
}

/// Chooses the photos of a tab to delete, as indices, oldest first, so that a photo of `bytes` bytes can be
/// kept. `None` for a photo that is too large to be kept.
pub fn make_room(kept: &[KeptPhoto], bytes: u64) -> Option<Vec<usize>> {
    let free = MAX_BYTES.checked_sub(bytes)?;
    let mut newest_first: Vec<usize> = (0..kept.len()).collect();
    newest_first.sort_by(|&a, &b| kept[b].given_ms.total_cmp(&kept[a].given_ms));
    let mut sum = 0u64;
    let mut stay = 0;
    for &at in newest_first.iter().take(MAX_PHOTOS - 1) {
        sum = sum.saturating_add(kept[at].bytes);
        if sum > free {
            break;
        }
        stay += 1;
    }
    Some(newest_first.split_off(stay))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MB: u64 = 1 << 20;

    fn photo(given_ms: f64, bytes: u64) -> KeptPhoto {
        KeptPhoto {
            tab: "a".to_owned(),
            given_ms,
            bytes,
        }
    }

    #[test]
    fn the_oldest_photos_make_room() {
        let kept = [photo(3.0, 40 * MB), photo(1.0, 5 * MB), photo(2.0, 50 * MB)];
        assert_eq!(make_room(&[], MB), Some(vec![]));
        assert_eq!(make_room(&kept, 10 * MB), Some(vec![]));
        assert_eq!(make_room(&kept, 34 * MB), Some(vec![1]));
        // The second is too large to stay, and the third is older than it.
        assert_eq!(make_room(&kept, 80 * MB), Some(vec![2, 1]));
        assert_eq!(make_room(&kept, MAX_BYTES), Some(vec![0, 2, 1]));
        assert_eq!(make_room(&kept, MAX_BYTES + 1), None);
    }

    #[test]
    fn no_more_photos_are_kept_than_the_shelf_has() {
        let kept: Vec<_> = (0..MAX_PHOTOS).map(|at| photo(at as f64, 1)).collect();
        assert_eq!(make_room(&kept, 1), Some(vec![0]));
        assert_eq!(make_room(&kept[1..], 1), Some(vec![]));
    }

    #[test]
    fn photos_of_closed_tabs_and_old_ones_are_over() {
        let photo = photo(0.0, 1);
        let over = |hours: f64| {
            [Some(true), Some(false), None].map(|open| photo.is_over(hours * HOUR_MS, open))
        };
        assert_eq!(over(0.5), [false, false, false]);
        assert_eq!(over(1.5), [false, true, false]);
        assert_eq!(over(25.0), [false, true, true]);
    }
}
